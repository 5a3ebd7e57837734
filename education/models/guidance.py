"""What to do, for one audience, before or after something happens."""

from datetime import date
from typing import Any

from django.db import models
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.blocks import CharBlock, StructBlock, URLBlock
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField

from education.choices import Audience, Phase
from education.listing import guidance_list, related_guidance
from portal.blocks import body_field
from portal.listing import ListingMixin
from portal.models import BasePage


class SourceLinkBlock(StructBlock):
    label = CharBlock(label=_("Sumber"))
    url = URLBlock(label=_("Tautan"), required=False)

    class Meta:
        icon = "link"
        label = _("Sumber")
        template = "blocks/source.html"
        description = _("Dasar dari isi halaman ini.")
        preview_value = {"label": "UU 12/2022", "url": "https://peraturan.info/uu/2022/12/bab-vi"}


class GuidanceIndexPage(ListingMixin, BasePage):
    intro = models.TextField(_("pengantar"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("intro", help_text=_("Kalimat di atas daftar panduan."))]
    template = "pages/guidance_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["education.GuidancePage", "education.GlossaryPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("daftar panduan")

    def listing(self, query: QueryDict, address: str) -> dict[str, Any]:
        return guidance_list(self, query, address)


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
        FieldRowPanel(
            [
                FieldPanel(
                    "audience", help_text=_("Satu panduan untuk satu pembaca; menentukan di mana panduan ini tampil.")
                ),
                FieldPanel("phase", help_text=_("Label di atas judul, dan saringan di daftar.")),
                FieldPanel("order", help_text=_("Angka kecil tampil lebih dulu.")),
            ]
        ),
        FieldPanel("content_warning"),
        FieldPanel("body"),
        FieldPanel("themes", help_text=_("Label di bawah halaman; dipakai pencarian.")),
        MultiFieldPanel(
            [
                FieldPanel("reviewed_by"),
                FieldRowPanel(
                    [
                        FieldPanel("reviewed_on", help_text=_("Tampil: “Ditinjau …”.")),
                        FieldPanel("review_due_on", help_text=_("Sesudah tanggal ini dasbor mengingatkan.")),
                    ]
                ),
                FieldPanel("sources", help_text=_("Tampil di bawah halaman sebagai dasar isinya.")),
            ],
            heading=_("Tinjauan ahli dan sumber"),
        ),
    ]
    override_translatable_fields = [*BasePage.override_translatable_fields, SynchronizedField("themes")]
    template = "pages/guidance_page.html"
    parent_page_types = ["education.GuidanceIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("panduan")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "related": related_guidance(self, self.get_address_above(request)),
            "overdue": self.review_overdue(),
        }

    def review_overdue(self, today: date | None = None) -> bool:
        """Whether its review date has passed."""
        return self.review_due_on is not None and self.review_due_on < (today or timezone.localdate())
