"""Lists and forms of figures, KLA status, commitments and indicator evidence."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from indicators.models import CaseStatistic, Commitment, KlaIndicatorEvidence, KlaStatus
from portal.cms.records import RecordViewSet


class CaseStatisticViewSet(RecordViewSet):
    model = CaseStatistic
    icon = "table"
    many_rows = True
    related = ("region",)
    search_fields = ("metric", "category", "publisher", "region__name", "region__code")
    list_display = [
        "metric",
        "region",
        "period_from",
        "period_to",
        "value",
        Column("unit", accessor="get_unit_display", label=_("Satuan")),
        "publisher",
        "as_of",
    ]
    list_filter = ["unit", "dimension", "provisional", "publisher"]
    panels = [
        FieldPanel("metric", help_text=_("Misalnya “kasus kekerasan terhadap perempuan dan anak”.")),
        FieldPanel("metric_en"),
        FieldPanel("region", help_text=_("Dikosongkan: Indonesia.")),
        FieldRowPanel([FieldPanel("period_from"), FieldPanel("period_to")]),
        FieldRowPanel(
            [
                FieldPanel(
                    "value", help_text=_("1 sampai 4 tampil sebagai “kurang dari 5” supaya tidak menunjuk orang.")
                ),
                FieldPanel("unit"),
            ]
        ),
        FieldRowPanel(
            [
                FieldPanel("relative_percent", help_text=_("Bila sumber hanya menyebut “70 persen dari tahun lalu”.")),
                FieldPanel("relative_base"),
            ]
        ),
        FieldRowPanel([FieldPanel("dimension"), FieldPanel("category")]),
        FieldRowPanel([FieldPanel("provisional"), FieldPanel("approximate")]),
        MultiFieldPanel(
            [
                FieldPanel("publisher", help_text=_("Dua penerbit boleh berbeda angka; keduanya tampil.")),
                FieldPanel("as_of"),
                FieldPanel("source_url"),
                FieldPanel("note"),
                FieldPanel("note_en"),
            ],
            heading=_("Asal angka"),
        ),
    ]

    def choice_label(self, instance: CaseStatistic) -> str:
        value = instance.value if instance.value is not None else f"{instance.relative_percent} %"
        return f"{instance} · {value} {instance.get_unit_display()} · {instance.publisher}"


class KlaStatusViewSet(RecordViewSet):
    model = KlaStatus
    icon = "success"
    many_rows = True
    related = ("region",)
    search_fields = ("region__name", "region__code", "source")
    list_display = [
        "region",
        "year",
        Column("predicate", accessor="get_predicate_display", label=_("Predikat")),
        "score",
        "as_of",
    ]
    list_filter = ["predicate", "year"]
    panels = [
        FieldPanel("region"),
        FieldRowPanel([FieldPanel("predicate"), FieldPanel("year")]),
        FieldRowPanel([FieldPanel("score"), FieldPanel("as_of")]),
        FieldPanel("source", help_text=_("Tampil di bawah predikatnya.")),
        FieldPanel("source_url"),
    ]


class CommitmentViewSet(RecordViewSet):
    model = Commitment
    icon = "edit"
    search_fields = ("signatories", "slug", "regions__name")
    list_display = [
        "signatories",
        Column("kind", accessor="get_kind_display", label=_("Jenis")),
        "signed_on",
    ]
    list_filter = ["kind"]
    code_from = ("slug", "signatories")
    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("signed_on")]),
        FieldPanel("signatories", help_text=_("Dengan kata-kata, misalnya “semua lurah dan camat se-Balikpapan”.")),
        FieldPanel("signatories_en"),
        FieldPanel("regions", help_text=_("Komitmen ini tampil di halaman setiap wilayah yang dipilih.")),
        FieldPanel("programmes"),
        FieldPanel("activity", help_text=_("Kegiatan tempat komitmen ini ditandatangani.")),
        FieldPanel("document"),
        FieldPanel("note"),
        FieldPanel("note_en"),
        FieldPanel("slug", help_text=_("Dikosongkan: dibuat dari penanda tangannya.")),
    ]

    def get_queryset(self, request: Any) -> Any:
        # A search over regions finds a commitment once for each of its regions.
        return super().get_queryset(request).distinct()


class KlaIndicatorEvidenceViewSet(RecordViewSet):
    model = KlaIndicatorEvidence
    icon = "clipboard-list"
    many_rows = True
    related = ("region",)
    search_fields = ("narrative", "region__name", "region__code")
    list_display = ["region", "year", "indicator", "narrative"]
    list_filter = ["year", "indicator"]
    panels = [
        FieldPanel("region"),
        FieldRowPanel(
            [FieldPanel("year"), FieldPanel("indicator", help_text=_("1 sampai 24 (Perpres 25/2021)."))],
        ),
        FieldPanel("narrative"),
        FieldPanel("document"),
    ]


class IndicatorGroup(SnippetViewSetGroup):
    menu_label = _("Data & indikator")
    menu_icon = "table"
    menu_order = 220
    items = (CaseStatisticViewSet, KlaStatusViewSet, CommitmentViewSet, KlaIndicatorEvidenceViewSet)
