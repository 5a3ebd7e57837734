"""Lists and forms of glossary terms and of the themes that all pages share."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from education.models import GlossaryTerm
from portal.cms.records import RecordViewSet
from portal.models import Theme


class GlossaryTermViewSet(RecordViewSet):
    model = GlossaryTerm
    icon = "openquote"
    search_fields = ("term", "expansion", "aliases", "definition")
    list_display = ["term", "expansion", BooleanColumn("display_ok", label=_("Tampil"))]
    list_filter = ["display_ok"]
    code_from = ("slug", "term")
    panels = [
        FieldPanel("term"),
        FieldPanel("expansion"),
        FieldPanel("definition", help_text=_("Dengan kata yang dipahami tetangga; paling banyak tiga kalimat.")),
        FieldPanel("aliases"),
        FieldPanel("asked"),
        FieldPanel("display_ok", help_text=_("Tanpa centang: dikenali pencarian, tetapi tidak tampil di kamus.")),
        FieldPanel("slug", help_text=_("Dikosongkan: dibuat dari istilahnya.")),
    ]


class ThemeViewSet(RecordViewSet):
    model = Theme
    icon = "tag"
    search_fields = ("name", "name_en")
    list_display = ["name", "name_en"]
    code_from = ("slug", "name")
    panels = [
        FieldRowPanel([FieldPanel("name", help_text=_("Tampil sebagai label di daftar.")), FieldPanel("name_en")]),
        FieldPanel("slug", help_text=_("Dikosongkan: dibuat dari namanya.")),
    ]


class WordGroup(SnippetViewSetGroup):
    menu_label = _("Istilah & tema")
    menu_icon = "tag"
    menu_order = 230
    items = (GlossaryTermViewSet, ThemeViewSet)
