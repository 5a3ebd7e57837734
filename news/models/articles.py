"""News of our own, releases of agencies, and press elsewhere as link with our own summary."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.blocks import DateBlock, StructBlock, TextBlock
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail_localize.fields import SynchronizedField

from news.choices import NewsKind
from news.context import news_context
from news.listing import news_list
from news.querysets import NewsQuerySet
from portal.blocks import body_field
from portal.listing import ListingMixin
from portal.models import BasePage, SourceFields


class CorrectionBlock(StructBlock):
    date = DateBlock(label=_("Tanggal"))
    text = TextBlock(label=_("Yang diperbaiki"))

    class Meta:
        icon = "edit"
        label = _("Koreksi")
        template = "blocks/correction.html"
        description = _("Apa yang salah dan sudah diperbaiki.")
        preview_value = {"date": "2026-11-22", "text": "Nama dinas diperbaiki."}


class NewsIndexPage(ListingMixin, BasePage):
    template = "pages/news_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.NewsPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("daftar berita")

    def listing(self, query: QueryDict, address: str) -> dict[str, Any]:
        return news_list(self, query, address)


class NewsPage(SourceFields, BasePage):
    Kind = NewsKind

    kind = models.CharField(_("jenis"), max_length=8, choices=NewsKind.choices, default=NewsKind.OWN)
    date = models.DateField(_("tanggal"), null=True, blank=True, help_text=_("Kosong bila sumber tidak menyebutnya."))
    body = body_field()
    source_note = models.TextField(_("catatan sumber"), blank=True)
    corrections = StreamField([("correction", CorrectionBlock())], blank=True, verbose_name=_("koreksi"))
    activity = models.ForeignKey(
        "news.ActivityPage", models.SET_NULL, null=True, blank=True, related_name="news", verbose_name=_("kegiatan")
    )
    regions = ParentalManyToManyField("regions.Region", blank=True, related_name="+", verbose_name=_("wilayah"))
    themes = ParentalManyToManyField("portal.Theme", blank=True, verbose_name=_("tema"))

    objects = PageManager.from_queryset(NewsQuerySet)()
    override_translatable_fields = [
        *SourceFields.override_translatable_fields,
        SynchronizedField("regions"),
        SynchronizedField("themes"),
    ]

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel(
            [
                FieldPanel("kind", help_text=_("Pers di tempat lain: cukup tautan dan ringkasan.")),
                FieldPanel("date"),
            ]
        ),
        FieldPanel("body"),
        FieldPanel("activity", help_text=_("Berita ini tampil di halaman kegiatannya, dan sebaliknya.")),
        FieldPanel("regions", help_text=_("Berita ini tampil di halaman setiap wilayah yang dipilih.")),
        FieldPanel("themes"),
        *SourceFields.source_panels,
        FieldPanel("source_note", help_text=_("Tampil di kotak sumber. Bila tautan tidak ada, jelaskan di sini.")),
        FieldPanel("corrections", help_text=_("Tampil di bawah berita. Kesalahan diperbaiki terang-terangan.")),
        *SourceFields.confirm_panels,
    ]
    template = "pages/news_page.html"
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("berita")

    def clean(self) -> None:
        super().clean()
        if self.kind == NewsKind.PRESS and not self.source_publisher and not self.source_note:
            raise ValidationError(
                {"source_publisher": _("Pers di tempat lain: tulis penerbitnya, atau jelaskan di catatan sumber.")}
            )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | news_context(self)
