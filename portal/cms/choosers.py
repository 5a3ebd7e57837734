"""Choosers that find a record by typing, however many there are; and the field for choosing several."""

from typing import Any

from django import forms
from django.db import models
from django.db.models import Model, Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.telepath import register as register_adapter
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
)
from wagtail.snippets.widgets import AdminSnippetChooser, SnippetChooserAdapter


def label_of(instance: Model) -> str:
    """What an editor reads of a record that was chosen: `choice_label` of its viewset, or its name."""
    viewset: Any = getattr(type(instance), "snippet_viewset", None)
    return viewset.choice_label(instance) if hasattr(viewset, "choice_label") else str(instance)


class SearchForm(BaseFilterForm):
    """One box over the viewset's `search_fields`; every word must occur in one of them."""

    q = forms.CharField(label=_("Cari"), required=False, widget=forms.TextInput(attrs={"placeholder": _("Cari")}))

    def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        query = self.cleaned_data.get("q", "").strip()
        if not query:
            return objects
        self.is_searching, self.search_query = True, query
        return self.search(objects, query)

    def search(self, objects: QuerySet[Any], query: str) -> QuerySet[Any]:
        fields = objects.model.snippet_viewset.search_fields
        for word in query.split():
            objects = objects.filter(Q(*((f"{field}__icontains", word) for field in fields), _connector=Q.OR))
        return objects


class ViewsetQuery:
    """Lists records with what their labels need, in the form and the columns that the viewset names."""

    model: Any
    i18n_enabled = False  # the translation of a record is found through its original, not chosen

    def get_object_list(self) -> QuerySet[Any]:
        return self.model.snippet_viewset.get_queryset(None)

    def get_filter_form_class(self) -> type[BaseFilterForm]:
        return self.model.snippet_viewset.chooser_form

    @property
    def columns(self) -> list[Any]:
        title = self.title_column  # type: ignore[attr-defined]  # from Wagtail's view beside it
        title.accessor = label_of
        return [title, *self.model.snippet_viewset.chooser_columns]


class RecordChooseView(ViewsetQuery, ChooseView):
    pass


class RecordChooseResultsView(ViewsetQuery, ChooseResultsView):
    pass


class Labelled:
    def get_display_title(self, instance: Model) -> str:
        return label_of(instance)


class RecordChosenView(Labelled, SnippetChosenView):
    pass


class RecordChosenMultipleView(Labelled, SnippetChosenMultipleView):
    pass


class RecordChooser(AdminSnippetChooser):
    """Wagtail's chooser of one record, with a label that tells records of the same name apart."""

    def get_instance(self, value: Any) -> Model | None:
        if value is None or isinstance(value, self.model):
            return value
        return self.model.snippet_viewset.get_queryset(None).filter(pk=value).first()

    def get_display_title(self, instance: Model) -> str:
        return label_of(instance)


register_adapter(SnippetChooserAdapter(), RecordChooser)


class RecordChooserViewSet(SnippetChooserViewSet):
    choose_view_class = RecordChooseView
    choose_results_view_class = RecordChooseResultsView
    chosen_view_class = RecordChosenView
    chosen_multiple_view_class = RecordChosenMultipleView

    @cached_property
    def widget_class(self) -> RecordChooser:
        return RecordChooser(model=self.model, icon=self.icon)


class RecordPicker(forms.SelectMultiple):
    """Several records out of very many: a list of the chosen, and Wagtail's chooser to add to it."""

    template_name = "cms/record_picker.html"

    def __init__(self, model: type[Model], **kwargs: Any) -> None:
        self.model = model
        super().__init__(**kwargs)

    def __deepcopy__(self, memo: dict[int, Any]) -> "RecordPicker":
        # Django's select copies its choices, which here would be the whole table.
        return type(self)(self.model, attrs=dict(self.attrs))

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        viewset: Any = self.model.snippet_viewset  # type: ignore[attr-defined]  # Wagtail sets it
        keys = [str(key) for key in value or [] if str(key).isdigit()]
        finder = AdminURLFinder()
        rows = [
            {"id": row.pk, "label": label_of(row), "url": finder.get_edit_url(row)}
            for row in (viewset.get_queryset(None).filter(pk__in=keys) if keys else [])
        ]
        widget = {"name": name, "attrs": self.build_attrs(self.attrs, attrs), "rows": rows}
        chooser = viewset.chooser_viewset.get_url_name("choose")
        return {"widget": widget, "chooser": chooser, "icon": viewset.icon, "noun": self.model._meta.verbose_name}

    @property
    def media(self) -> forms.Media:
        return forms.Media(
            js=[
                versioned_static("wagtailadmin/js/modal-workflow.js"),
                versioned_static("wagtailadmin/js/chooser-modal.js"),
                "cms/record-picker.js",
            ],
            css={"all": ["cms/cms.css"]},
        )


def several(field: models.ManyToManyField) -> dict[str, Any]:
    """Form field settings: ticks for a short list, a picker for a model with more rows than anyone scrolls through."""
    model = field.remote_field.model
    if getattr(getattr(model, "snippet_viewset", None), "many_rows", False):
        return {"widget": RecordPicker(model)}
    return {"widget": forms.CheckboxSelectMultiple}


register_form_field_override(models.ManyToManyField, override=several)
