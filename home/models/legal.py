"""Legal instruments with their number as printed."""

from typing import Any

from django.db import models
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.documents.models import Document
from wagtail_localize.fields import SynchronizedField

from home.choices import InForce, LegalKind
from home.listing import legal_list
from home.references import pages_about
from portal import streams
from portal.blocks import body_field
from portal.listing import ListingMixin
from portal.models import BasePage
from regions.models import Region


class LegalIndexPage(ListingMixin, BasePage):
    template = "pages/legal_index_page.html"
    parent_page_types = ["home.InformationIndexPage"]
    subpage_types = ["home.LegalInstrumentPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("daftar peraturan")

    def listing(self, query: QueryDict, address: str) -> dict[str, Any]:
        return legal_list(self, query, address)


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

    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("number_as_printed"),
    ]
    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel(
            [
                FieldPanel("kind", help_text=_("Tampil di depan nomornya.")),
                FieldPanel("number_as_printed", help_text=_("Persis seperti tercetak, juga bila ada salah ketik.")),
                FieldPanel("year", help_text=_("Dikosongkan bila sumber tidak menyebutnya.")),
            ]
        ),
        FieldPanel("issuer", help_text=_("Misalnya “Wali Kota Balikpapan”.")),
        FieldPanel("region", help_text=_("Wilayah tempat peraturan ini berlaku; dikosongkan: nasional.")),
        FieldPanel("in_force", help_text=_("“Belum dicek” tampil apa adanya; jangan menebak.")),
        FieldPanel("verification_note", help_text=_("Tampil di halaman: dari mana diketahui, apa yang belum pasti.")),
        FieldPanel("jdih_url", help_text=_("Naskah resmi di JDIH; tampil sebagai tautan utama.")),
        FieldPanel("document", help_text=_("Salinan naskah untuk diunduh, bila tidak ada di JDIH.")),
        FieldPanel("amends", help_text=_("Misalnya “mengubah Perda 6/2016”.")),
        FieldPanel("body"),
    ]
    template = "pages/legal_instrument_page.html"
    parent_page_types = ["home.LegalIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("peraturan")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"references": pages_about(self)}

    def fetch_chosen(self, ids: streams.Ids) -> streams.Objects:
        """Also its region and file, with those that the text names."""
        if self.region_id:
            ids[Region].add(self.region_id)
        if self.document_id:
            ids[Document].add(self.document_id)
        objects = super().fetch_chosen(ids)
        if self.region_id:
            self.region = objects[Region].get(self.region_id)
        if self.document_id:
            self.document = objects[Document].get(self.document_id)
        return objects
