"""Legal instruments with their number as printed."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from portal.blocks import body_field
from portal.models import BasePage


class LegalKind(models.TextChoices):
    UU = "uu", _("Undang-Undang")
    PP = "pp", _("Peraturan Pemerintah")
    PERPRES = "perpres", _("Peraturan Presiden")
    PERMEN = "permen", _("Peraturan Menteri")
    PERDA = "perda", _("Peraturan Daerah")
    PERWALI = "perwali", _("Peraturan Wali Kota/Bupati")
    DECREE = "keputusan", _("Keputusan")
    INSTRUCTION = "instruksi", _("Instruksi")
    CIRCULAR = "se", _("Surat Edaran")
    OTHER = "lainnya", _("Lainnya")


class InForce(models.TextChoices):
    YES = "berlaku", _("berlaku")
    REPEALED = "dicabut", _("dicabut")
    UNKNOWN = "tidak_diketahui", _("belum dicek")


class LegalIndexPage(BasePage):
    template = "pages/legal_index_page.html"
    parent_page_types = ["home.InformationIndexPage"]
    subpage_types = ["home.LegalInstrumentPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("daftar peraturan")


class LegalInstrumentPage(BasePage):
    Kind = LegalKind

    kind = models.CharField(_("jenis"), max_length=10, choices=LegalKind.choices)
    number_as_printed = models.CharField(_("nomor seperti tercetak"), max_length=80)
    year = models.PositiveSmallIntegerField(_("tahun"), null=True, blank=True)
    issuer = models.CharField(_("yang menetapkan"), max_length=120, blank=True)
    region = models.ForeignKey(
        "regions.Region", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("wilayah")
    )
    in_force = models.CharField(_("status"), max_length=15, choices=InForce.choices, default=InForce.UNKNOWN)
    verification_note = models.CharField(_("catatan verifikasi"), max_length=400, blank=True)
    jdih_url = models.URLField(_("tautan naskah"), max_length=400, blank=True)
    document = models.ForeignKey(
        "wagtaildocs.Document", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("berkas")
    )
    amends = models.CharField(_("mengubah/mencabut"), max_length=255, blank=True)
    body = body_field()

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("number_as_printed"), FieldPanel("year")]),
        FieldPanel("issuer"),
        FieldPanel("region"),
        FieldPanel("in_force"),
        FieldPanel("verification_note"),
        FieldPanel("jdih_url"),
        FieldPanel("document"),
        FieldPanel("amends"),
        FieldPanel("body"),
    ]
    template = "pages/legal_instrument_page.html"
    parent_page_types = ["home.LegalIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("peraturan")
