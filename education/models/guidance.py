"""What to do, for one audience, before or after something happens."""

from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.blocks import CharBlock, StructBlock, URLBlock
from wagtail.fields import StreamField

from portal.blocks import body_field
from portal.models import BasePage


class Audience(models.TextChoices):
    SURVIVOR = "korban", _("Saya mengalami")
    CHILD = "anak", _("Saya anak atau remaja")
    PARENT = "orang_tua", _("Orang tua")
    NEIGHBOUR = "tetangga", _("Tetangga dan teman")
    TEACHER = "guru", _("Guru")
    CADRE = "kader_rt", _("Kader RT")
    HEALTH = "nakes", _("Tenaga kesehatan")


class Phase(models.TextChoices):
    BEFORE = "sebelum", _("Sebelum kejadian")
    AFTER = "sesudah", _("Sesudah kejadian")
    BOTH = "keduanya", _("Sebelum dan sesudah")


class SourceLinkBlock(StructBlock):
    label = CharBlock(label=_("Sumber"))
    url = URLBlock(label=_("Tautan"), required=False)

    class Meta:
        icon = "link"
        label = _("Sumber")
        template = "blocks/source.html"
        description = _("Dasar dari isi halaman ini.")
        preview_value = {"label": "UU 12/2022", "url": "https://peraturan.info/uu/2022/12/bab-vi"}


class GuidanceIndexPage(BasePage):
    intro = models.TextField(_("pengantar"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    template = "pages/guidance_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["education.GuidancePage", "education.GlossaryPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("daftar panduan")


class GuidancePage(BasePage):
    Audience = Audience
    Phase = Phase

    audience = models.CharField(_("untuk siapa"), max_length=10, choices=Audience.choices)
    phase = models.CharField(_("waktu"), max_length=8, choices=Phase.choices)
    order = models.PositiveSmallIntegerField(_("urutan"), default=100)
    content_warning = models.BooleanField(
        _("peringatan isi"), default=False, help_text=_("Tampilkan: halaman ini membahas kekerasan.")
    )
    body = body_field()
    themes = ParentalManyToManyField("portal.Theme", blank=True, verbose_name=_("tema"))
    reviewed_by = models.CharField(
        _("ditinjau oleh (profesi)"), max_length=120, blank=True, help_text=_("Misalnya: psikolog klinis.")
    )
    reviewed_on = models.DateField(_("ditinjau pada"), null=True, blank=True)
    review_due_on = models.DateField(_("tinjau lagi sebelum"), null=True, blank=True)
    sources = StreamField([("source", SourceLinkBlock())], blank=True, verbose_name=_("sumber"))

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("audience"), FieldPanel("phase"), FieldPanel("order")]),
        FieldPanel("content_warning"),
        FieldPanel("body"),
        FieldPanel("themes"),
        MultiFieldPanel(
            [
                FieldPanel("reviewed_by"),
                FieldRowPanel([FieldPanel("reviewed_on"), FieldPanel("review_due_on")]),
                FieldPanel("sources"),
            ],
            heading=_("Tinjauan ahli dan sumber"),
        ),
    ]
    template = "pages/guidance_page.html"
    parent_page_types = ["education.GuidanceIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("panduan")

    def review_overdue(self, today: date | None = None) -> bool:
        """Whether its review date has passed."""
        return self.review_due_on is not None and self.review_due_on < (today or timezone.localdate())
