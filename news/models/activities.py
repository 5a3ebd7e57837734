"""Trainings, meetings, workshops, visits: every field a city office records of them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import TabbedInterface
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail_localize.fields import SynchronizedField

from news.blocks import DetailsBlock, LegalReferenceBlock, SessionBlock, SpeakerBlock
from news.choices import ActivityKind, ActivityStatus, DatePrecision
from news.context import activity_context
from news.editing import activity_tabs
from news.forms import ActivityForm
from news.listing import activity_list
from news.querysets import ActivityQuerySet
from news.related import fetch_named
from portal import streams
from portal.blocks import FigureBlock, MaterialBlock, QuoteBlock, body_field
from portal.listing import ListingMixin
from portal.models import BasePage, SourceFields
from regions.labels import RegionLabel
from regions.models import Programme, Region


class ActivityIndexPage(ListingMixin, BasePage):
    template = "pages/activity_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.ActivityPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("daftar kegiatan")

    def listing(self, query: QueryDict, address: str) -> dict[str, Any]:
        return activity_list(self, query, address, timezone.localdate())


class ActivityPage(SourceFields, BasePage):
    Kind = ActivityKind
    Status = ActivityStatus
    Precision = DatePrecision

    kind = models.CharField(_("jenis"), max_length=20, choices=ActivityKind.choices, default=ActivityKind.BIMTEK)
    status = models.CharField(
        _("status"), max_length=12, choices=ActivityStatus.choices, default=ActivityStatus.PLANNED
    )
    name = models.CharField(_("nama kegiatan"), max_length=255, blank=True)
    date_start = models.DateField(_("mulai"), null=True, blank=True)
    date_end = models.DateField(_("sampai"), null=True, blank=True)
    date_precision = models.CharField(
        _("ketepatan tanggal"), max_length=8, choices=DatePrecision.choices, default=DatePrecision.DAY
    )
    time_start = models.TimeField(_("jam mulai"), null=True, blank=True)
    time_end = models.TimeField(_("jam selesai"), null=True, blank=True)
    days = models.PositiveSmallIntegerField(_("jumlah hari"), null=True, blank=True)
    theme = models.CharField(_("tema kegiatan"), max_length=255, blank=True)
    objective = models.TextField(_("tujuan"), blank=True)
    venue_name = models.CharField(_("tempat"), max_length=200, blank=True)
    venue_as_printed = models.CharField(_("tempat seperti tercetak"), max_length=200, blank=True)
    venue_address = models.CharField(_("alamat"), max_length=255, blank=True)
    venue_region = models.ForeignKey(
        "regions.Region", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("wilayah tempat")
    )
    participants_total = models.PositiveIntegerField(_("jumlah peserta"), null=True, blank=True)
    participants_unit = models.CharField(_("satuan peserta"), max_length=40, blank=True)
    participants_group = models.CharField(_("siapa pesertanya"), max_length=255, blank=True)
    participants_note = models.CharField(_("catatan peserta"), max_length=400, blank=True)
    focus_before = models.TextField(_("fokus: sebelum ada kasus"), blank=True)
    focus_after = models.TextField(_("fokus: sesudah ada kasus"), blank=True)
    sessions = StreamField([("session", SessionBlock())], blank=True, verbose_name=_("sesi"))
    speakers = StreamField([("speaker", SpeakerBlock())], blank=True, verbose_name=_("narasumber dan pejabat"))
    details = StreamField(DetailsBlock(), blank=True, verbose_name=_("rincian"))
    funding_source = models.CharField(_("sumber dana"), max_length=200, blank=True)
    funding_year = models.PositiveSmallIntegerField(_("tahun anggaran"), null=True, blank=True)
    funding_amount = models.PositiveBigIntegerField(_("nilai (rupiah)"), null=True, blank=True)
    registration = models.TextField(_("cara mendaftar"), blank=True)
    materials = StreamField([("material", MaterialBlock())], blank=True, verbose_name=_("materi"))
    body = body_field()
    quotes = StreamField([("quote", QuoteBlock())], blank=True, verbose_name=_("kutipan"))
    gallery = StreamField([("figure", FigureBlock())], blank=True, verbose_name=_("foto"))
    photo_note = models.CharField(_("catatan foto sumber"), max_length=400, blank=True)
    legal_refs = StreamField(
        [("legal", LegalReferenceBlock("home.LegalInstrumentPage"))],
        blank=True,
        verbose_name=_("dasar hukum"),
    )
    programmes = ParentalManyToManyField("regions.Programme", blank=True, related_name="+", verbose_name=_("program"))
    regions = ParentalManyToManyField("regions.Region", blank=True, related_name="+", verbose_name=_("wilayah"))
    themes = ParentalManyToManyField("portal.Theme", blank=True, verbose_name=_("tema"))

    objects = PageManager.from_queryset(ActivityQuerySet)()
    base_form_class = ActivityForm
    # Names of places and money stay as they are; rows and links belong to the activity, not to a language.
    override_translatable_fields = [
        *SourceFields.override_translatable_fields,
        *(
            SynchronizedField(name)
            for name in (
                "venue_name",
                "venue_as_printed",
                "venue_address",
                "participants_unit",
                "funding_source",
                "programmes",
                "regions",
                "themes",
            )
        ),
    ]

    edit_handler = TabbedInterface(
        activity_tabs(SourceFields.source_panels, BasePage.promote_panels), base_form_class=ActivityForm
    )
    template = "pages/activity_page.html"
    parent_page_types = ["news.ActivityIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("kegiatan")

    def clean(self) -> None:
        super().clean()
        if self.date_start and self.date_end and self.date_end < self.date_start:
            raise ValidationError({"date_end": _("Tanggal akhir tidak boleh sebelum tanggal mulai.")})
        if self.date_precision != DatePrecision.UNKNOWN and not self.date_start:
            raise ValidationError({"date_start": _("Isi tanggal mulai, atau pilih ketepatan “tidak diketahui”.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | activity_context(self)

    def fetch_chosen(self, ids: streams.Ids) -> streams.Objects:
        """Beside what the streams name also the venue's region, and all regions and programmes of the activity."""
        legal = [model for model in ids if model._meta.label == "home.LegalInstrumentPage"]
        for model in legal:  # news.context finds them in the reader's language
            ids.pop(model)
        if self.venue_region_id:
            ids[Region].add(self.venue_region_id)
        objects, linked = fetch_named(self, ids)
        if self.venue_region_id:
            place = objects[Region].get(self.venue_region_id)
            columns = ["id", *RegionLabel._fields]
            self.venue_region = place and Region.from_db("default", columns, [self.venue_region_id, *place])
        self.linked_regions = sorted(linked[Region], key=lambda region: region.code)
        self.linked_programmes = sorted(linked[Programme], key=lambda programme: programme.acronym)
        return objects
