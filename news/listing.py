"""The lists of /berita/ and /bimtek/: what they show and what can be asked of them."""

from collections import Counter
from datetime import date
from typing import Any, NamedTuple

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Page

from news.choices import ActivityKind, ActivityStatus, NewsKind
from news.statements import ACTIVITY_COUNTS, NEWS_COUNTS, ActivityRow, NewsRow, activity_rows, news_rows
from portal.listing import Card, Filter, choose, options, page_of, query_before_page
from portal.querysets import below
from portal.templatetags.portal_tags import date_range

PER_PAGE = 20
UNDATED = "tanpa-tanggal"


class DatedCard(NamedTuple):
    """A card of something that is still to come: with its day, where that is known."""

    url: str
    title: str
    summary: str
    meta: str
    label: str
    day: date | None


def news_list(index: Page, query: QueryDict, address: str) -> dict[str, Any]:
    """Newest first, undated last. One query for the filter's counts, one for the cards."""
    kind = choose(query, "jenis", NewsKind.values)
    counts = Counter(dict(NEWS_COUNTS.rows(**below(index))))
    rows = news_rows(bool(kind)).part(kind=kind, **below(index))
    page_obj = page_of(rows, query, PER_PAGE, counts[kind] if kind else counts.total())
    chosen = {"jenis": kind}
    kinds = {value: capfirst(str(label)) for value, label in NewsKind.choices}
    return {
        "filters": [Filter(_("Jenis"), options("jenis", kinds, counts, counts.total(), chosen))],
        "page_obj": page_obj,
        "page_query": query_before_page(chosen),
        "cards": [_news_card(row, address) for row in page_obj],
    }


def _news_card(row: NewsRow, address: str) -> Card:
    day = date_format(row.date, "j F Y") if row.date else _("Tanggal tidak diketahui")
    labels = [_("Advertorial")] if row.advertorial else []
    if row.kind != NewsKind.OWN:
        labels.append(capfirst(str(NewsKind(row.kind).label)))
    meta = " · ".join(filter(None, (day, row.source_publisher)))
    return Card(f"{address}{row.slug}/", row.title, row.summary, meta, " · ".join(labels))


def activity_list(index: Page, query: QueryDict, address: str, today: date) -> dict[str, Any]:
    """What is ahead, then what is over. One query for the filters' counts, one for the cards."""
    values = below(index) | {"today": today, "month": today.replace(day=1)}
    counts = [
        (kind, str(year) if year else UNDATED, ahead, number)
        for kind, year, ahead, number in ACTIVITY_COUNTS.rows(**values)
    ]
    kind = choose(query, "jenis", ActivityKind.values)
    years = sorted({row[1] for row in counts}, key=lambda name: (name != UNDATED, name), reverse=True)
    year = choose(query, "tahun", years)
    chosen = {"jenis": kind, "tahun": year}
    here = [row for row in counts if kind in {"", row[0]} and year in {"", row[1]}]
    rows = activity_rows(bool(kind), bool(year), year == UNDATED)
    number = int(year) if year and year != UNDATED else None
    part = rows.part(kind=kind, year=number, **values)
    page_obj = page_of(part, query, PER_PAGE, sum(row[3] for row in here))
    return {
        "filters": _activity_filters(counts, years, chosen),
        "page_obj": page_obj,
        "page_query": query_before_page(chosen),
        "planned": sum(row[3] for row in here if row[2]),
        "coming": [_activity_card(row, address) for row in page_obj if row.ahead],
        "over": [_activity_card(row, address)[:5] for row in page_obj if not row.ahead],
    }


def _activity_filters(counts: list[Any], years: list[str], chosen: dict[str, str]) -> list[Filter]:
    per_kind: Counter[str] = Counter()
    per_year: Counter[str] = Counter()
    for kind, year, _ahead, number in counts:
        if chosen["tahun"] in {"", year}:
            per_kind[kind] += number
        if chosen["jenis"] in {"", kind}:
            per_year[year] += number
    kinds = {value: capfirst(str(label)) for value, label in ActivityKind.choices}
    names = {year: _("Tanpa tanggal") if year == UNDATED else year for year in years}
    return [
        Filter(_("Jenis"), options("jenis", kinds, per_kind, per_kind.total(), chosen)),
        Filter(_("Tahun"), options("tahun", names, per_year, per_year.total(), chosen)),
    ]


def _activity_card(row: ActivityRow, address: str) -> DatedCard:
    place = ", ".join(filter(None, (row.venue_name, row.venue_region__name)))
    labels = [capfirst(str(ActivityKind(row.kind).label))]
    if row.status == ActivityStatus.CANCELLED or row.ahead:
        labels.append(capfirst(str(ActivityStatus(row.status).label)))
    if row.advertorial:
        labels.append(_("Advertorial"))
    exact = row.day if row.date_precision == "day" else None
    meta = " · ".join(filter(None, (date_range(row), place)))
    return DatedCard(f"{address}{row.slug}/", row.title, row.summary, meta, " · ".join(labels), exact)
