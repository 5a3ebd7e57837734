"""The page of one region: whom to call there, and what is known of it."""

from typing import Any

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from regions.boundaries import CITY, has_outlines
from regions.lookup import as_code, place_of, with_children
from regions.map import MOST_VILLAGES, map_of
from regions.models import Region
from regions.panels import panels_for

CHILDREN_PER_PAGE = 120  # no kecamatan has more (95.06.03 has 108); a table of 2030 may


class KnownCount(Paginator[Region]):
    """A paginator that is told the number of items where it is known without asking."""

    known: int | None = None

    @cached_property
    def count(self) -> int:
        return super().count if self.known is None else self.known


def region_index(request: HttpRequest) -> HttpResponse:
    """Provinces to begin from, the agency's own region first."""
    own = with_children(settings.PORTAL_HOME_REGION, CHILDREN_PER_PAGE)
    home, home_children = own if own else (None, [])
    context = {
        "title": pgettext("daftar", "Wilayah"),
        "summary": _("Pilih wilayahmu: siapa yang bisa dihubungi, kader RT yang terlatih, dan kegiatannya."),
        "provinces": Region.objects.filter(parent=None).by_code(),
        "home": home.region if home else None,
        "home_children": home_children,
        "has_map": home is not None and has_outlines(home.region.code),
        "root": reverse("region_index"),
    }
    return render(request, "regions/region_index.html", context)


def region_page(request: HttpRequest, code: str) -> HttpResponse:
    """Everything the portal knows of a region. A code that is none is answered by a page that helps on (404)."""
    if not as_code(code):
        return _not_found(request, code)
    number = _page_number(request)
    found = with_children(code, CHILDREN_PER_PAGE + 1)
    if not found:
        return _not_found(request, code)
    place, children = found
    context = {
        "title": place.region.title,
        "summary": _("Siapa yang bisa dihubungi di %(place)s, dan apa yang sudah ada di sana.")
        % {"place": place.region.title},
        "place": place,
        "panels": panels_for(place),
        "children": _children(place.region, children, number),
        "has_map": len(place.region.code) == CITY and has_outlines(place.region.code),
        "root": reverse("region_index"),
    }
    return render(request, "regions/region.html", context)


def region_map(request: HttpRequest, code: str) -> HttpResponse:
    """The map of a city or regency beside the list of what is drawn, which says the same. Raises Http404 for others.

    Villages; of a regency with more than MOST_VILLAGES its districts. Four queries.
    """
    place = place_of(code) if as_code(code) else None
    if place is None or place.region.level not in {Region.Level.KOTA, Region.Level.KABUPATEN}:
        raise Http404
    inner = Region.objects.inside(place.region.code)
    parts = inner.filter(level__in=[Region.Level.KELURAHAN, Region.Level.DESA])
    by_district = parts.count() > MOST_VILLAGES
    if by_district:
        parts = inner.filter(level=Region.Level.KECAMATAN)
    names = dict(parts.order_by("name", "code").values_list("code", "name"))
    numbers = {code: number for number, code in enumerate(names, start=1)}
    drawn = map_of(place.region.code, by_district=by_district)
    areas = [(area, names[area.code], numbers[area.code]) for area in drawn.areas if area.code in names]
    title, summary = _("Peta %(place)s"), _("Ketuk kelurahan atau desamu, atau pilih dari daftar.")
    if not areas:  # nothing to tap on: an address from elsewhere, for no page of ours leads here
        title, summary = _("Wilayah di dalam %(place)s"), _("Petanya belum ada. Pilih dari daftar.")
    elif by_district:
        summary = _("Ketuk kecamatanmu, atau pilih dari daftar.")
    context = {
        "title": title % {"place": place.region.title},
        "summary": summary,
        "place": place,
        "map": drawn,
        "areas": areas,
        "parts": names.items(),
        "root": reverse("region_index"),
    }
    return render(request, "regions/map.html", context)


def _page_number(request: HttpRequest) -> int:
    """The page of a list that the address names. Raises Http404 for one that is no number."""
    text = request.GET.get("p", "1")
    if not (text.isascii() and text.isdigit() and int(text[:9]) > 0 and len(text) < 9):
        raise Http404
    return int(text)


def _children(region: Region, first: list[Region], number: int) -> Page[Region]:
    """One page of what lies in the region, without a query where the first rows are all. Raises Http404."""
    is_all = len(first) <= CHILDREN_PER_PAGE
    queryset: QuerySet[Region] = Region.objects.filter(parent=region).by_code()
    paginator = KnownCount(first if is_all else queryset, CHILDREN_PER_PAGE)
    paginator.known = len(first) if is_all else None
    if number > paginator.num_pages:
        raise Http404
    return paginator.page(number)


def _not_found(request: HttpRequest, code: str) -> HttpResponse:
    context: dict[str, Any] = {
        "title": _("Wilayah tidak ditemukan"),
        "code": code[:40],
        "missing_page": True,
    }
    return render(request, "regions/region_not_found.html", context, status=404)
