"""Lists and forms of what editors teach the search."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from portal.cms.records import RecordViewSet

from .models import BestBet, BlockedSuggestion, CrisisTrigger, StemRule, SynonymRule


class SynonymViewSet(RecordViewSet):
    model = SynonymRule
    icon = "openquote"
    search_fields = ("term", "variants", "official")
    list_display = [
        "term",
        "official",
        "urgency",
        BooleanColumn("display_ok", label=_("Tampil")),
        BooleanColumn("active", label=_("Dipakai")),
    ]
    list_filter = ["urgency", "display_ok", "active"]
    panels = [
        FieldPanel("term", help_text=_("Seperti orang mengetiknya, misalnya “suami ringan tangan”.")),
        FieldPanel("variants", help_text=_("Satu per baris.")),
        FieldPanel("official", help_text=_("Kata yang dipakai halaman kita; pencarian mencarinya juga.")),
        FieldPanel("urgency"),
        FieldRowPanel(
            [
                FieldPanel("display_ok", help_text=_("Tanpa centang: dikenali, tetapi tidak pernah ditampilkan.")),
                FieldPanel("active", help_text=_("Tanpa centang: pencarian mengabaikan baris ini.")),
            ]
        ),
    ]


class BestBetViewSet(RecordViewSet):
    model = BestBet
    icon = "pick"
    search_fields = ("phrases", "address")
    list_display = ["__str__", "address", "starts_on", "ends_on", BooleanColumn("shown_now", label=_("Tampil"))]
    panels = [
        FieldPanel(
            "phrases", help_text=_("Satu per baris. Cukup kata-kata yang harus ada, misalnya “jadwal bimtek”.")
        ),
        FieldPanel("address", help_text=_("Salin dari baris alamat, misalnya /layanan/uptd-ppa-balikpapan/.")),
        FieldRowPanel(
            [
                FieldPanel("starts_on", help_text=_("Dikosongkan: mulai sekarang.")),
                FieldPanel("ends_on", help_text=_("Hari terakhir. Dikosongkan: seterusnya.")),
            ]
        ),
    ]


class StemViewSet(RecordViewSet):
    model = StemRule
    icon = "edit"
    search_fields = ("word", "root")
    list_display = ["word", "root"]
    panels = [
        FieldPanel("word", help_text=_("Bentuk yang tidak dikenali, misalnya “digebukin”.")),
        FieldPanel("root", help_text=_("Kata dasarnya, misalnya “gebuk”. Kata lain dari dasar ini ikut ditemukan.")),
    ]


class CrisisViewSet(RecordViewSet):
    model = CrisisTrigger
    icon = "warning"
    search_fields = ("phrase",)
    list_display = ["phrase"]
    panels = [
        FieldPanel(
            "phrase",
            help_text=_("Kata ini, atau kata-kata ini berurutan, menampilkan nomor darurat paling atas."),
        ),
    ]


class BlockedViewSet(RecordViewSet):
    model = BlockedSuggestion
    icon = "no-view"
    search_fields = ("phrase",)
    list_display = ["phrase"]
    panels = [
        FieldPanel(
            "phrase",
            help_text=_("Judul dengan semua kata ini tidak ditawarkan saat orang mengetik. Hasil cari tidak berubah."),
        ),
    ]


class SearchGroup(SnippetViewSetGroup):
    menu_label = _("Pencarian")
    menu_icon = "search"
    menu_order = 240
    items = (SynonymViewSet, BestBetViewSet, StemViewSet, CrisisViewSet, BlockedViewSet)
