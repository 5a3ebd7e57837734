"""What the data page shows: the figures of one region, its predicates and commitments, and the other regions."""

from typing import Any

from django.conf import settings
from django.db.models import Count
from django.http import QueryDict
from django.utils.translation import gettext as _

from indicators.figures import groups_of
from indicators.models.statistics import CaseStatistic
from indicators.panels import lines_for
from indicators.querysets import NATION
from portal.listing import UnknownChoiceError, page_of, query_before_page
from regions.models import Region
from regions.models.region import title_of
from regions.querysets import codes_above

GROUPS_PER_PAGE = 12


def data_context(query: QueryDict) -> dict[str, Any]:
    """Context for `?wilayah=` code ("0" for Indonesia) and `?p=`. Raises UnknownChoiceError for an unknown region."""
    places = places_with_figures()
    code = query.get("wilayah") or _default(places)
    title = places.get(code) or _title_of(code)
    figures = CaseStatistic.objects.of(code)
    columns = ("period_to", "period_from", "metric", "unit")
    keys = list(figures.values_list(*columns).distinct().order_by("-period_to", "period_from", "metric", "unit"))
    page = page_of(keys, query, GROUPS_PER_PAGE, len(keys))
    shown = set(page.object_list)
    rows = figures.filter(period_to__in={key[0] for key in shown}).select_related("region").newest_first()
    lines = lines_for(codes_above(code)) if code != NATION else []
    return {
        "places": places,
        "code": code,
        "place_title": title,
        "groups": groups_of(row for row in rows if (row.period_to, row.period_from, row.metric, row.unit) in shown),
        "page_obj": page,
        "page_query": query_before_page({"wilayah": code}),
        "predicates": [line for line in lines if line.kind == "kla"],
        "commitments": [line for line in lines if line.kind == "commitment"],
    }


def places_with_figures() -> dict[str, str]:
    """Code and title of each region that has figures, Indonesia first. One query."""
    rows = (
        CaseStatistic.objects.order_by("region__code")
        .values_list("region__code", "region__name", "region__level")
        .annotate(number=Count("pk"))
    )
    regions = {code: title_of(level, name) for code, name, level, _n in rows if code}
    has_nation = any(code is None for code, *_rest in rows)
    return ({NATION: _("Indonesia")} if has_nation else {}) | regions


def _default(places: dict[str, str]) -> str:
    """The agency's own region, or the first one with figures where it has none."""
    own = settings.PORTAL_HOME_REGION
    return own if own in places or not places else next(iter(places))


def _title_of(code: str) -> str:
    """The name of a region without figures. Raises UnknownChoiceError where there is no such region."""
    if code == NATION:
        return _("Indonesia")
    region = Region.objects.filter(code=code[:20]).first()
    if region is None and code == settings.PORTAL_HOME_REGION:
        return ""  # nothing is loaded yet
    if region is None:
        message = _("Wilayah “%(code)s” tidak kami kenal. Pilih wilayah dari daftar.")
        raise UnknownChoiceError(message % {"code": code[:40]})
    return region.title
