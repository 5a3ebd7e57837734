"""From an address to its page, with the page's place in the tree, in three queries.

Wagtail asks for the site, its home in each language, twice for every level, twice for access rights and
twice for root paths: 11 queries and 6 ms before a page says a word, more than a whole page may cost here.
What is found is left where Wagtail itself would look for it; anything unusual is left to Wagtail.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.utils.translation import get_language
from wagtail import views
from wagtail.models import Page, Site
from wagtail.models.sites import SiteRootPath
from wagtail.url_routing import RouteResult

from portal.languages import path_in
from portal.models import AgencySettings
from portal.prepared import Param, Prepared
from portal.trail_sql import AGENCY_FIELDS, DEEPEST, SITES_SQL, trail_query


class Spot(NamedTuple):
    """One page as far as routing needs it. `key` is the same in every language."""

    pk: int
    content_type_id: int
    title: str
    url_path: str
    live: bool
    key: object
    language: str
    depth: int
    restricted: bool
    untranslated: bool


@dataclass
class Trail:
    """Where the page of this request stands: pages above it, its languages, and whether texts still lack English."""

    above: list[tuple[str, str]] = field(default_factory=list)  # (title, address), home first
    languages: dict[str, str] = field(default_factory=dict)  # language code: address, published ones only
    untranslated: bool = False


class RoutedRequest(HttpRequest):
    """A request with what this module leaves on it; the names with an underscore are Wagtail's own."""

    trail: Trail
    _portal_agency: AgencySettings
    _wagtail_site: Site
    _wagtail_cached_site_root_paths: list[SiteRootPath]
    _wagtail_route_for_request: RouteResult

    _get_raw_host: Callable[[], str]


def serve(request: RoutedRequest, path: str) -> HttpResponse:
    """Wagtail's own view, which finds the route already there."""
    parts = [part for part in path.split("/") if part]
    site = find_site(request)
    if site is not None and len(parts) <= DEEPEST:
        _leave_route(request, site, parts)
    return views.serve(request, path)


def find_site(request: RoutedRequest) -> Site | None:
    """The site of this request by Wagtail's rules, and its agency beside it. One query."""
    with connection.cursor() as cursor:
        cursor.execute(SITES_SQL)
        rows = cursor.fetchall()
    host, port = split_domain_port(request._get_raw_host())[0], int(request.get_port())
    matches = sorted((row for row in rows if row[1] == host or row[4]), key=lambda row: _rank(row, host, port))
    if not matches:
        return None
    certain = len(matches) == 1 or _rank(matches[0], host, port) < 2
    pk, hostname, site_port, name, default, root_page_id, *agency = matches[0 if certain else len(matches) == 2]
    site = Site(
        id=pk, hostname=hostname, port=site_port, site_name=name, is_default_site=default, root_page_id=root_page_id
    )
    request._wagtail_site = site
    values = dict(zip(AGENCY_FIELDS, agency, strict=True))
    request._portal_agency = AgencySettings(site_id=pk, **values) if values["id"] else AgencySettings()
    return site


def _rank(row: tuple[Any, ...], host: str, port: int) -> int:
    """The order of wagtail.models.sites.get_site_for_hostname."""
    if row[1] == host:
        return 0 if row[2] == port else 1 if row[4] else 3
    return 2


def _leave_route(request: RoutedRequest, site: Site, parts: list[str]) -> None:
    language = get_language() or settings.LANGUAGE_CODE
    sql, values = trail_query(site.root_page_id, language, parts)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        spots = [Spot(*row) for row in cursor.fetchall()]
    homes = {spot.language: spot for spot in spots if spot.depth == 2 and spot.live}
    line = _line(spots, homes.get(language), parts)
    if not line or not line[-1].live or any(spot.restricted for spot in spots if spot in line or spot.depth == 1):
        return
    request.trail = _trail(homes, line, spots)
    request._wagtail_cached_site_root_paths = [
        SiteRootPath(site.id, home.url_path, site.root_url, code) for code, home in homes.items()
    ]
    page = _fetch(ContentType.objects.get_for_id(line[-1].content_type_id).model_class() or Page, line[-1].pk)
    page.known_public = True
    request._wagtail_route_for_request = page.route(request, [])


def _fetch(model: Any, pk: int) -> Any:
    """The whole page. One query; LookupError where it went away since."""
    return _whole(model).rows(pk=pk)[0]


@cache
def _whole(model: Any) -> Prepared[Any]:
    names = [column.attname for column in model._meta.concrete_fields]

    def page(*values: Any) -> Any:
        return model.from_db("default", names, values)

    return Prepared(lambda: model._default_manager.filter(pk=Param("pk")).order_by().values_list(*names), page)


def _line(spots: list[Spot], home: Spot | None, parts: list[str]) -> list[Spot]:
    """The pages from home to the one asked for; empty where one is missing."""
    if home is None:
        return []
    by_path = {spot.url_path: spot for spot in spots}
    paths = accumulate((f"{part}/" for part in parts), initial=home.url_path)
    line = [by_path.get(path) for path in paths]
    return [spot for spot in line if spot] if all(line) else []


def _trail(homes: dict[str, Spot], line: list[Spot], spots: list[Spot]) -> Trail:
    def address(spot: Spot) -> str:
        return path_in("/" + spot.url_path.removeprefix(homes[spot.language].url_path), spot.language)

    here = line[-1]
    same = [spot for spot in spots if spot.key == here.key and spot.live and spot.language in homes]
    return Trail(
        above=[(spot.title, address(spot)) for spot in line[:-1]],
        languages={spot.language: address(spot) for spot in same},
        untranslated=bool(here.untranslated),
    )
