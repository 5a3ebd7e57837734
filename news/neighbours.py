"""The pages around an activity or a piece of news, each in the reader's language where there is one."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from django.apps import apps
from django.conf import settings
from django.db.models import F, Q, UUIDField
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from news.related import padded, places_of, slots
from portal.languages import page_address
from portal.prepared import Param, Prepared
from portal.querysets import ListedQuerySet


class PageRow(NamedTuple):
    key: Any
    language: str
    url_path: str
    title: str
    news: int | None
    day: date | None
    publisher: str | None
    advertorial: bool | None


class Neighbour(NamedTuple):
    url: str
    title: str
    meta: str
    label: str
    language: str


def around_activity(page: Any) -> tuple[list[Neighbour], list[Neighbour]]:
    """The legal instruments it rests on, and the news about it. One query."""
    chosen = [child["value"] for child in page.legal_refs.raw_data if child["value"]]
    places = slots(len(chosen))
    values = padded("legal", chosen, places) if chosen else {}
    rows = _around_activity(places).rows(key=page.translation_key, locale=page.locale_id, **values)
    return _neighbours(row for row in rows if not row.news), _neighbours(row for row in rows if row.news)


def activity_of(page: Any) -> Neighbour | None:
    """The activity that a piece of news is about. One query, none where there is no activity."""
    if page.activity_id is None:
        return None
    found = _neighbours(_SAME_PAGE.rows(pk=page.activity_id))
    return found[0] if found else None


def _neighbours(rows: Iterable[PageRow]) -> list[Neighbour]:
    """One for each page: in the reader's language or else in Indonesian, which everybody's pages begin with."""
    found: dict[Any, Neighbour] = {}
    for row in rows:
        if row.language == get_language() or (row.language == settings.LANGUAGE_CODE and row.key not in found):
            meta = ", ".join(filter(None, (row.publisher, date_format(row.day, "j F Y") if row.day else "")))
            label = _("Advertorial") if row.advertorial else ""
            url = page_address(row.url_path, row.language)
            found[row.key] = Neighbour(url, row.title, meta, label, row.language)
    return list(found.values())


def _rows(condition: Q) -> Any:
    return (
        ListedQuerySet(Page)
        .filter(condition)
        .visible()
        .order_by(F("newspage__date").desc(nulls_last=True), "title")
        .values_list(
            "translation_key",
            "locale__language_code",
            "url_path",
            "title",
            "newspage__pk",
            "newspage__date",
            "newspage__source_publisher",
            "newspage__advertorial",
        )
    )


@cache
def _around_activity(places: int) -> Prepared[PageRow]:
    def build() -> Any:
        about = apps.get_model("news.NewsPage").objects.filter(
            activity__translation_key=Param("key", UUIDField()), locale_id=Param("locale")
        )
        condition = Q(pk__in=about.values("pk"))
        if places:
            chosen = Page.objects.filter(pk__in=places_of("legal", places)).values("translation_key")
            condition |= Q(translation_key__in=chosen)
        return _rows(condition)

    return Prepared(build, PageRow)


_SAME_PAGE = Prepared(
    lambda: _rows(Q(translation_key__in=Page.objects.filter(pk=Param("pk")).values("translation_key"))), PageRow
)
