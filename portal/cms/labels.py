"""Names of columns and filters that Wagtail writes in English only, because it makes them from a field's name."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.sites.views import IndexView as SiteIndexView
from wagtail_localize.views.report import TranslationsReportFilterSet

SITE_COLUMNS: dict[str, Promise] = {"site_name": _("Nama situs"), "root_page": _("Halaman utama")}
REPORT_FILTERS: dict[str, Promise] = {"source_locale": _("Bahasa asal"), "target_locale": _("Bahasa tujuan")}


def name_in_indonesian() -> None:
    """Sets the labels; a column or filter that a new Wagtail no longer has is left out."""
    for column in SiteIndexView.columns:
        if column.name in SITE_COLUMNS:
            column.label = SITE_COLUMNS[column.name]
    for name, label in REPORT_FILTERS.items():
        if found := TranslationsReportFilterSet.base_filters.get(name):
            found.label = label
