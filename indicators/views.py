"""The figures as files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language

from indicators import csv_files
from indicators.models import CaseStatistic, ComparisonPage
from indicators.querysets import NATION
from regions.models import Region


def all_figures(request: HttpRequest) -> HttpResponse:
    """Every figure of every region."""
    figures = CaseStatistic.objects.select_related("region").order_by("region__code", "-period_to", "metric", "pk")
    return csv_files.response(figures.iterator(chunk_size=2000), "angka")


def figures_of_region(request: HttpRequest, code: str) -> HttpResponse:
    """The figures of one region, "0" for Indonesia as a whole. Raises Http404 for an unknown code."""
    if code != NATION and not Region.objects.filter(code=code[:20]).exists():
        raise Http404
    figures = CaseStatistic.objects.of(code).select_related("region").newest_first()
    return csv_files.response(figures, f"angka-{code}")


def comparison_figures(request: HttpRequest, slug: str) -> HttpResponse:
    """The figures of a comparison that anybody may see. Raises Http404 where there is none in this language."""
    page = get_object_or_404(ComparisonPage.objects.visible(), slug=slug, locale__language_code=get_language())
    rows = page.rows.select_related("statistic__region")
    return csv_files.response([row.statistic for row in rows], slug)
