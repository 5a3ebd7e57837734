"""The pages of /data/: all figures, and comparisons that refuse unequal ones."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable

from portal.blocks import body_field
from portal.models import BasePage


class DataIndexPage(BasePage):
    body = body_field()

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    template = "pages/data_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["indicators.ComparisonPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("data")


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
