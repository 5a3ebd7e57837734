"""What the data page shows: the figures of one region, its predicates and commitments, and the other regions."""

from datetime import date
from functools import partial
from typing import Any

from django.conf import settings
from django.db.models import CharField, DateField, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from indicators.figures import groups_of
from indicators.models.statistics import CaseStatistic
from indicators.panels import lines_for
from indicators.querysets import NATION, CaseStatisticQuerySet
from portal.listing import UnknownChoiceError, page_of, query_before_page
from portal.prepared import Param, Prepared, as_tuple
from regions.lookup import place_of
from regions.models.region import title_of
from regions.querysets import codes_above

GROUPS_PER_PAGE = 12
KEY = ("period_to", "period_from", "metric", "unit")
FIELDS = (
    *("pk", "metric", "metric_en", "period_from", "period_to", "unit", "value", "relative_percent", "relative_base"),
    *("dimension", "category", "publisher", "as_of", "source_url", "note", "note_en"),
    *("provisional", "approximate", "withheld"),
)


def _place(code: str | None, name: str | None, level: str | None) -> tuple[str, str]:
    """Code and title; Indonesia has no row of its own among the regions."""
    return (code, title_of(level or "", name or "")) if code else (NATION, "")


def _figure(*values: Any) -> CaseStatistic:
    return CaseStatistic(**dict(zip(FIELDS, values, strict=True)))


def _of(is_nation: bool) -> CaseStatisticQuerySet:
    if is_nation:
        return CaseStatistic.objects.filter(region=None)
    return CaseStatistic.objects.filter(region__code=Param("code", CharField()))


def _keys_of(is_nation: bool) -> QuerySet[CaseStatistic, tuple[Any, ...]]:
    return _of(is_nation).values_list(*KEY).distinct().order_by("-period_to", *KEY[1:])


def _between(is_nation: bool) -> QuerySet[CaseStatistic, tuple[Any, ...]]:
    days = (Param("first", DateField()), Param("last", DateField()))
    return _of(is_nation).filter(period_to__range=days).newest_first().values_list(*FIELDS)


_places = Prepared(
    lambda: (
        CaseStatistic.objects.order_by("region__code")
        .values_list("region__code", "region__name", "region__level")
        .distinct()
    ),
    _place,
)
# By whether Indonesia as a whole is meant.
_keys = {nation: Prepared(partial(_keys_of, nation), as_tuple) for nation in (False, True)}
_figures = {nation: Prepared(partial(_between, nation), _figure) for nation in (False, True)}


def data_context(query: QueryDict) -> dict[str, Any]:
    """Context for `?wilayah=` code ("0" for Indonesia) and `?p=`. Raises UnknownChoiceError for an unknown region."""
    places = dict(_places.rows())
    if NATION in places:
        places = {NATION: _("Indonesia")} | {code: title for code, title in places.items() if code != NATION}
    code = query.get("wilayah") or _default(places)
    title = places.get(code) or _title_of(code)
    about: dict[str, Any] = {} if code == NATION else {"code": code}
    keys = _keys[code == NATION].rows(**about)
    page = page_of(keys, query, GROUPS_PER_PAGE, len(keys))
    lines = lines_for(codes_above(code)) if code != NATION else []
    return {
        "places": places,
        "code": code,
        "place_title": title,
        "groups": groups_of(_rows(code == NATION, about, list(page.object_list))),
        "page_obj": page,
        "page_query": query_before_page({"wilayah": code}),
        "predicates": [line for line in lines if line.kind == "kla"],
        "commitments": [line for line in lines if line.kind == "commitment"],
    }


def _rows(is_nation: bool, about: dict[str, Any], keys: list[tuple[date, date, str, str]]) -> list[CaseStatistic]:
    """The figures of one page of keys. One query."""
    if not keys:
        return []
    days: dict[str, Any] = {"first": min(key[0] for key in keys), "last": max(key[0] for key in keys)}
    found = _figures[is_nation].rows(**about, **days)
    return [row for row in found if (row.period_to, row.period_from, row.metric, row.unit) in set(keys)]


def _default(places: dict[str, str]) -> str:
    """The agency's own region, or the first one with figures where it has none."""
    own = settings.PORTAL_HOME_REGION
    return own if own in places or not places else next(iter(places))


def _title_of(code: str) -> str:
    """The name of a region without figures. Raises UnknownChoiceError where there is no such region."""
    if code == NATION:
        return _("Indonesia")
    place = place_of(code)
    if place is None and code == settings.PORTAL_HOME_REGION:
        return ""  # nothing is loaded yet
    if place is None:
        message = _("Wilayah “%(code)s” tidak kami kenal. Pilih wilayah dari daftar.")
        raise UnknownChoiceError(message % {"code": code[:40]})
    return place.region.title
