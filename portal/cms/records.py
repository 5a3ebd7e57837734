"""The common base of the lists and forms of records that are not pages."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from .choosers import RecordChooserViewSet, SearchForm
from .codes import fill_code


class RecordForm(WagtailAdminModelForm):
    """Makes up the code of a new record from its name, so that nobody has to invent one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        viewset = self._meta.model.snippet_viewset
        if viewset.code_from and viewset.code_from[0] in self.fields:
            self.fields[viewset.code_from[0]].required = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        code_from = self._meta.model.snippet_viewset.code_from
        if code_from:
            fill_code(self.instance, cleaned, *code_from)
        return cleaned


class RecordViewSet(SnippetViewSet):
    """A list that can be searched, with a fixed number of queries, and a form of `panels`.

    `related` is what its rows and labels read from other tables; `code_from` names the code and the field that
    it is made from; `many_rows` marks a table that nobody scrolls through.
    """

    chooser_viewset_class = RecordChooserViewSet
    chooser_form: type[SearchForm] = SearchForm
    chooser_columns: list[Any] = []
    chooser_per_page = 25
    list_per_page = 50
    related: tuple[str, ...] = ()
    search_fields: tuple[str, ...] = ()
    search_backend_name = None
    code_from: tuple[str, str] | None = None
    many_rows = False
    copy_view_enabled = False
    add_to_admin_menu = False
    panels: list[Any] = []
    form_class: type[RecordForm] = RecordForm

    def get_queryset(self, request: HttpRequest | None) -> QuerySet[Any]:
        return self.model._default_manager.select_related(*self.related)

    def get_edit_handler(self) -> Any:
        return ObjectList(self.panels, base_form_class=self.form_class).bind_to_model(self.model)

    def choice_label(self, instance: Any) -> str:
        """What tells this record from others of the same name where one is chosen."""
        return str(instance)
