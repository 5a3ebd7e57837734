"""The queries of the lists of activities and news, written once by the ORM (portal.prepared)."""

from datetime import date
from functools import cache
from typing import Any, NamedTuple

from django.apps import apps
from django.db.models import DateField
from django.db.models.functions import ExtractYear

from portal.prepared import Param, Prepared, as_tuple, counted


class NewsRow(NamedTuple):
    slug: str
    title: str
    summary: str
    kind: str
    date: date | None
    advertorial: bool
    source_publisher: str


class ActivityRow(NamedTuple):
    slug: str
    title: str
    summary: str
    kind: str
    status: str
    date_start: date | None
    date_end: date | None
    date_precision: str
    venue_name: str
    venue_region__name: str | None
    advertorial: bool
    ahead: bool
    day: date | None


def _news() -> Any:
    return apps.get_model("news.NewsPage").objects.listed_below_path().order_by()


def _activities() -> Any:
    activities = apps.get_model("news.ActivityPage").objects.listed_below_path().order_by()
    activities = activities.with_time(Param("today", DateField()), Param("month", DateField()))
    return activities.annotate(year=ExtractYear("day"))


NEWS_COUNTS = Prepared(lambda: counted(_news(), "kind"), as_tuple)
ACTIVITY_COUNTS = Prepared(lambda: counted(_activities(), "kind", "year", "ahead"), as_tuple)


@cache
def news_rows(by_kind: bool) -> Prepared[NewsRow]:
    def build() -> Any:
        rows = _news().filter(kind=Param("kind")) if by_kind else _news()
        return rows.newest_first().values_list(*NewsRow._fields)

    return Prepared(build, NewsRow)


@cache
def activity_rows(by_kind: bool, by_year: bool, undated: bool) -> Prepared[ActivityRow]:
    """`by_year` keeps those of one year, `undated` those whose day nobody knows."""

    def build() -> Any:
        rows = _activities()
        if by_kind:
            rows = rows.filter(kind=Param("kind"))
        if by_year:
            rows = rows.filter(day__isnull=True) if undated else rows.filter(year=Param("year"))
        return rows.coming_first().values_list(*ActivityRow._fields)

    return Prepared(build, ActivityRow)
