"""The pages of /data/: all figures, and comparisons that refuse unequal ones."""

from typing import Any

from django.db import models
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable

from indicators.comparison_page import comparison_context
from indicators.data_page import data_context
from portal.blocks import body_field
from portal.listing import ListingMixin
from portal.models import BasePage
from portal.prepared import Param, Prepared, as_tuple


class DataIndexPage(ListingMixin, BasePage):
    body = body_field()

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    template = "pages/data_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["indicators.ComparisonPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("data")

    def listing(self, query: QueryDict, address: str) -> dict[str, Any]:
        """The figures of one region; see ListingMixin."""
        return data_context(query) | {"comparisons": self._comparisons(address)}

    def _comparisons(self, address: str) -> list[tuple[str, str, str]]:
        rows = _comparisons.rows(limit=50, locale=self.locale_id)
        return [(f"{address}{slug}/", title, summary) for slug, title, summary in rows]


class ComparisonRow(Orderable):
    page = ParentalKey("indicators.ComparisonPage", on_delete=models.CASCADE, related_name="rows")
    statistic = models.ForeignKey(
        "indicators.CaseStatistic", models.CASCADE, related_name="+", verbose_name=_("angka")
    )

    panels = [FieldPanel("statistic")]


class ComparisonPage(BasePage):
    """Figures of several regions side by side; only those of one unit and one period are compared."""

    body = body_field()

    content_panels = [
        *BasePage.content_panels,
        InlinePanel("rows", heading=_("Angka yang dibandingkan"), label=_("angka"), min_num=2),
        FieldPanel("body"),
    ]
    template = "pages/comparison_page.html"
    parent_page_types = ["indicators.DataIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("perbandingan")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Wagtail's context and the comparison of this page's figures. One query for all of them."""
        rows = [row.statistic for row in self.rows.select_related("statistic__region")]
        return super().get_context(request, *args, **kwargs) | comparison_context(rows)


# They stand below the one data page of their language and nowhere else.
_comparisons = Prepared(
    lambda: (
        ComparisonPage.objects.visible()
        .filter(locale_id=Param("locale", models.BigIntegerField()))
        .order_by("title")
        .values_list("slug", "title", "summary")
    ),
    as_tuple,
)
