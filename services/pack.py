"""All of a city's directory in one small file, so that a phone finds the nearest help without telling where it is."""

import json
from typing import Any

import shapely
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from regions.boundaries import outlines_in
from regions.models import Boundary, Region
from regions.models.region import title_of
from regions.outlines.store import simplified
from services.choices import ServiceKind
from services.lines import lines_by_location
from services.models import ServiceLocation

# Metres that an outline may be off, and decimals of a degree: 11 m, finer than a phone's own position.
TOLERANCE, NEIGHBOUR_TOLERANCE = 40.0, 400.0
DECIMALS = 4
MOST_PLACES = 400


def encoded(ring: Any) -> str:
    """A ring as an encoded polyline of DECIMALS decimals, latitude first (Google's algorithm, as in ../regions)."""
    factor, text = 10**DECIMALS, []
    last = [0, 0]
    for longitude, latitude in ring.coords:
        for axis, value in enumerate((round(latitude * factor), round(longitude * factor))):
            step = value - last[axis]
            last[axis] = value
            step = ~(step << 1) if step < 0 else step << 1
            while step >= 0x20:
                text.append(chr((0x20 | (step & 0x1F)) + 63))
                step >>= 5
            text.append(chr(step + 63))
    return "".join(text)


def rings_of(shape: Any) -> list[list[str]]:
    """Polygons of a shape, each a list of rings: the outer one, then its holes."""
    polygons = [part for part in shapely.get_parts(shape).tolist() if part.geom_type == "Polygon"]
    return [[encoded(ring) for ring in (polygon.exterior, *polygon.interiors)] for polygon in polygons]


def _villages(code: str) -> list[list[Any]]:
    """Code, name, outline and centre of each village; the outline is empty where none is loaded."""
    levels = [Region.Level.KELURAHAN, Region.Level.DESA]
    outlines = [row for row in outlines_in(code) if len(row[0]) == 13]
    shapes = simplified([shape for _code, _name, shape in outlines], TOLERANCE) if outlines else []
    drawn = {row[0]: rings_of(shape) for row, shape in zip(outlines, shapes, strict=True)}
    rows = Region.objects.inside(code).filter(level__in=levels).by_code()
    return [
        [place, name, drawn.get(place, []), [round(lat, DECIMALS), round(lng, DECIMALS)] if lat is not None else None]
        for place, name, lat, lng in rows.values_list("code", "name", "latitude", "longitude")
    ]


def _neighbours(code: str) -> list[list[Any]]:
    """Name and outline of the other cities and regencies of the province that have one."""
    rows = Boundary.objects.filter(region__code__startswith=code[:2], region__level__in=["kota", "kabupaten"])
    found = rows.exclude(region__code=code).values_list("region__level", "region__name", "shape")
    return [
        [
            title_of(level, name),
            rings_of(shapely.simplify(shapely.from_wkb(bytes(shape)), NEIGHBOUR_TOLERANCE / 111_195)),
        ]
        for level, name, shape in found
    ]


def _places(code: str) -> list[dict[str, Any]]:
    """Service points that serve somebody in the city, without anything that is not for everybody."""
    rows = list(ServiceLocation.objects.serving(code).public().select_related("region")[:MOST_PLACES])
    lines = lines_by_location([row.pk for row in rows], timezone.localdate())
    covered: dict[int, list[str]] = {row.pk: [] for row in rows}
    links = ServiceLocation.coverage.through.objects.filter(servicelocation__in=covered)
    for pk, region in links.values_list("servicelocation_id", "region__code"):
        covered[pk].append(region)
    kinds = list(ServiceKind.values)
    return [
        {
            "n": row.name,
            "s": row.slug,
            "k": [kinds.index(kind) for kind in row.services if kind in kinds],
            "p": [round(row.latitude, 5), round(row.longitude, 5)] if row.longitude and row.latitude else 0,
            "c": ["" if row.is_national else place for place in covered[row.pk] or [""]],
            "w": row.region.code if row.region else "",
            "l": [[line.label, line.href, line.display, line.status, int(line.is_stale)] for line in lines[row.pk]],
        }
        for row in rows
    ]


def pack_of(code: str) -> dict[str, Any]:
    """The pack of a city or regency in the active language. Raises LookupError for a code that is none."""
    ladder = {row.code: row.title for row in Region.objects.ladder_of(code)}
    districts = Region.objects.inside(code).filter(level="kecamatan").values_list("code", "level", "name")
    names = ladder | {place: title_of(level, name) for place, level, name in districts}
    if code not in ladder or len(code) != 5:
        raise LookupError(code)
    return {
        "code": code,
        "made": date_format(timezone.localdate(), "j F Y"),
        "decimals": DECIMALS,
        "names": names,
        "kinds": [str(label).capitalize() for label in ServiceKind.labels],
        "villages": _villages(code),
        "neighbours": _neighbours(code),
        "places": _places(code),
    }


@require_safe
def pack(request: HttpRequest, code: str) -> HttpResponse:
    """The pack as JSON. It is checked again at every visit, like a page: an old number must not live in a phone."""
    try:
        found = pack_of(code)
    except LookupError:
        raise Http404 from None
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response.headers["X-Robots-Tag"] = "noindex"
    return response
