"""For editors: how the search does. A known term is shown from ten searches up, so that nobody is one of a few."""

from collections.abc import Iterable
from typing import NamedTuple

from django.contrib.auth.decorators import permission_required
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from .counting import BUCKETS, KEPT, LEAST_SHOWN
from .files import DocumentSource
from .models import FileText, SearchCount

MOST_TERMS = 50


class Row(NamedTuple):
    name: str
    number: int


def _sums(what: SearchCount.What) -> dict[str, int]:
    """name -> number over all days that are kept."""
    kept = SearchCount.objects.filter(what=what, day__gte=timezone.localdate() - KEPT)
    return dict(
        kept.values("name").annotate(total=Sum("number")).order_by("-total", "name").values_list("name", "total")
    )


def terms() -> list[Row]:
    """Terms asked for at least LEAST_SHOWN times, the most frequent first."""
    rows = [Row(name, number) for name, number in _sums(SearchCount.What.TERM).items() if number >= LEAST_SHOWN]
    return rows[:MOST_TERMS]


def times() -> Iterable[Row]:
    """Upper bound in milliseconds -> searches that took no longer, and more than the bound before."""
    found = _sums(SearchCount.What.TIME)
    return [Row(str(bound), found.get(str(bound), 0)) for bound in BUCKETS]


@permission_required("wagtailadmin.access_admin", login_url="wagtailadmin_login")
def numbers(request: HttpRequest) -> HttpResponse:
    unread = FileText.objects.exclude(problem="").filter(document__in=DocumentSource().public())
    context = {
        "unread": unread.select_related("document").order_by("document__title"),
        "searches": sum(_sums(SearchCount.What.SEARCH).values()),
        "without": sum(_sums(SearchCount.What.WITHOUT).values()),
        "terms": terms(),
        "times": times(),
        "least": LEAST_SHOWN,
        "days": KEPT.days,
    }
    return render(request, "cms/search_numbers.html", context)
