"""Lists and forms of regions, programmes, forums, targets and the ladder."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from portal.cms.choosers import SearchForm
from portal.cms.records import RecordViewSet
from regions.lookup import as_code
from regions.models import CommunityForum, ForumTarget, LadderStep, Programme, Region
from regions.names import ALIAS_MARK, plain, split_level


class RegionSearchForm(SearchForm):
    """Finds a region by its code, postcode, name or another name for it."""

    def search(self, objects: QuerySet[Any], query: str) -> QuerySet[Any]:
        code = as_code(query)
        if code:
            return objects.filter(code__startswith=code)
        if query.isascii() and query.isdigit():
            return objects.filter(postcode=query)
        levels, name = split_level(plain(query))
        found = objects.filter(
            Q(search_key__startswith=name)
            | Q(search_key__contains=f" {name}")
            | Q(search_key__contains=ALIAS_MARK + name)
        )
        return found.filter(level__in=levels) if levels else found


class RegionViewSet(RecordViewSet):
    model = Region
    icon = "globe"
    many_rows = True
    related = ("parent__parent__parent",)
    search_fields = ("code", "name", "postcode", "search_key")
    list_display = [
        "name",
        Column("level", accessor="get_level_display", label=_("Tingkat")),
        "parent",
        "code",
        "postcode",
    ]
    list_filter = ["level"]
    chooser_form = RegionSearchForm
    chooser_columns = [
        Column("code", label=_("Kode")),
        Column("postcode", label=_("Kode pos")),
    ]
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("level")]),
        FieldRowPanel(
            [
                FieldPanel("code", help_text=_("Misalnya 64.71.01.1001. Menjadi alamat halaman wilayah ini.")),
                FieldPanel("postcode", help_text=_("Pembaca menemukan wilayahnya juga lewat kode pos.")),
            ]
        ),
        FieldPanel("parent", help_text=_("Kelurahan di bawah kecamatan, kecamatan di bawah kota atau kabupaten.")),
        FieldPanel("aliases"),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        InlinePanel(
            "rt_ranges",
            [
                FieldRowPanel([FieldPanel("rt_from"), FieldPanel("rt_to")]),
                FieldRowPanel([FieldPanel("as_of"), FieldPanel("source")]),
            ],
            heading=_("RT di wilayah ini"),
            label=_("rentang RT"),
            help_text=_("Dipakai untuk menulis “52 dari 60 RT punya kader terlatih” di halaman kelurahan."),
        ),
    ]

    def choice_label(self, instance: Region) -> str:
        """ "Kelurahan Manggar, Kecamatan Balikpapan Timur, Kota Balikpapan"."""
        places: list[str] = []
        place: Region | None = instance
        while place is not None:
            places.append(place.title)
            place = place.parent
        return ", ".join(places[:3])


class ProgrammeViewSet(RecordViewSet):
    model = Programme
    icon = "pick"
    search_fields = ("acronym", "name", "aliases")
    list_display = ["acronym", "name", "level"]
    code_from = ("ref", "acronym")
    panels = [
        FieldRowPanel([FieldPanel("acronym"), FieldPanel("level")]),
        FieldPanel("name"),
        FieldPanel("name_en"),
        FieldPanel("description", help_text=_("Tampil di halaman wilayah dan kegiatan, dengan kata sehari-hari.")),
        FieldPanel("description_en"),
        FieldPanel("aliases"),
        FieldPanel("note", help_text=_("Hanya untuk redaksi.")),
        FieldPanel("ref", help_text=_("Dikosongkan: dibuat dari singkatannya.")),
    ]


class CommunityForumViewSet(RecordViewSet):
    model = CommunityForum
    icon = "group"
    many_rows = True
    related = ("programme", "region__parent__parent")
    search_fields = ("name_as_printed", "region__name", "region__code", "programme__acronym")
    list_display = [
        "name_as_printed",
        "programme",
        "region",
        Column("status", accessor="get_status_display", label=_("Status")),
    ]
    list_filter = ["programme", "status"]
    panels = [
        FieldPanel("name_as_printed", help_text=_("Nama seperti di surat keputusannya; tampil di halaman wilayah.")),
        FieldRowPanel([FieldPanel("programme"), FieldPanel("status")]),
        FieldPanel("region"),
        FieldRowPanel([FieldPanel("rt_from"), FieldPanel("rt_to")]),
        FieldRowPanel(
            [
                FieldPanel("established_by", help_text=_("Nomor dan nama keputusannya; tampil di halaman wilayah.")),
                FieldPanel("established_by_path", help_text=_("Alamat peraturannya di situs ini, bila ada.")),
            ]
        ),
        FieldPanel("established_on"),
        FieldRowPanel([FieldPanel("members_female"), FieldPanel("members_male")]),
        FieldPanel("contact_role"),
        FieldPanel("functions"),
        FieldPanel("functions_en"),
        FieldPanel("source", help_text=_("Tampil di bawah keterangan forum ini.")),
    ]


class ForumTargetViewSet(RecordViewSet):
    model = ForumTarget
    icon = "crosshairs"
    many_rows = True
    related = ("programme", "region__parent__parent")
    search_fields = ("target", "region__name", "region__code", "programme__acronym")
    list_display = ["target", "programme", "region", "year", "number", "achieved"]
    list_filter = ["programme", "year"]
    panels = [
        FieldRowPanel([FieldPanel("programme"), FieldPanel("year")]),
        FieldPanel("region"),
        FieldPanel("target", help_text=_("Misalnya “satu kader aktif tiap RT”. Tampil di halaman wilayah.")),
        FieldPanel("target_en"),
        FieldRowPanel([FieldPanel("number"), FieldPanel("achieved")]),
        FieldPanel("source"),
    ]


class LadderStepViewSet(RecordViewSet):
    model = LadderStep
    icon = "list-ol"
    search_fields = ("actor", "may", "must_not")
    list_display = [
        "actor",
        Column("level", accessor="get_level_display", label=_("Tingkat")),
        "hands_to",
        "time_limit",
    ]
    panels = [
        FieldRowPanel([FieldPanel("order"), FieldPanel("level")]),
        FieldPanel("actor"),
        MultiFieldPanel(
            [FieldPanel("may"), FieldPanel("must_not")],
            heading=_("Boleh dan tidak boleh"),
            help_text=_("Pagar hukum UU 12/2022 Pasal 23 selalu tampil di atas jenjang ini dan tidak bisa dihapus."),
        ),
        FieldPanel("time_limit"),
        FieldPanel("hands_to"),
    ]


class RegionGroup(SnippetViewSetGroup):
    menu_label = _("Wilayah & program")
    menu_icon = "globe"
    menu_order = 200
    items = (RegionViewSet, ProgrammeViewSet, CommunityForumViewSet, ForumTargetViewSet, LadderStepViewSet)
