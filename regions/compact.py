"""Outlines of a city small enough for a phone: its villages with shared borders, its neighbours only roughly."""

from collections import defaultdict
from functools import lru_cache
from typing import Any, NamedTuple

import shapely
from django.db.models import Max, Min

from regions.boundaries import CITY, VILLAGE
from regions.models import Boundary
from regions.outlines.store import METRES_PER_DEGREE, simplified
from regions.querysets import inside

# Metres that an outline may be off, and decimals of a degree: 11 m, finer than a phone's own position.
TOLERANCE, NEIGHBOUR_TOLERANCE = 40.0, 300.0
DECIMALS = 4
AROUND = 0.3  # degrees around a city within which a phone is told the neighbour's name: 33 km
KEPT = 4  # cities whose drawing a process remembers; their outlines change a few times a year

Rings = list[list[str]]  # polygons, each its rings: the outer one, then holes
Rows = tuple[tuple[str, bytes], ...]


class CityShapes(NamedTuple):
    """By code: outlines of the villages, and of the other cities and regencies nearby as far as they are near."""

    villages: dict[str, Rings]
    neighbours: dict[str, Rings]


def encoded(ring: Any) -> str:
    """A ring as an encoded polyline of DECIMALS decimals, latitude first (Google's algorithm)."""
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


def rings_of(shape: Any) -> Rings:
    """Polygons of a shape, each a list of rings: the outer one, then its holes."""
    polygons = [part for part in shapely.get_parts(shape).tolist() if part.geom_type == "Polygon"]
    return [[encoded(ring) for ring in (polygon.exterior, *polygon.interiors)] for polygon in polygons]


def shapes_of(code: str) -> CityShapes:
    """The outlines of a city or regency and what lies around it; empty where none are loaded. Two queries."""
    own = Boundary.objects.filter(region__code__range=inside(code))
    box = own.aggregate(west=Min("west"), south=Min("south"), east=Max("east"), north=Max("north"))
    if box["west"] is None:
        return CityShapes({}, {})
    near = Boundary.objects.filter(
        west__lte=box["east"] + AROUND,
        east__gte=box["west"] - AROUND,
        south__lte=box["north"] + AROUND,
        north__gte=box["south"] - AROUND,
    )
    rows = near.order_by("region__code").values_list("region__code", "shape")
    return _drawn(code, tuple(box.values()), tuple((place, bytes(shape)) for place, shape in rows))


@lru_cache(maxsize=KEPT)
def _drawn(code: str, box: tuple[float, float, float, float], rows: Rows) -> CityShapes:
    """Remembered by the outlines themselves, so that it is never older than they are."""
    villages = {
        place: shapely.from_wkb(shape) for place, shape in rows if place.startswith(code) and len(place) == VILLAGE
    }
    drawn = simplified(list(villages.values()), TOLERANCE) if villages else []
    west, south, east, north = box
    window = shapely.box(west - AROUND, south - AROUND, east + AROUND, north + AROUND)
    parts: dict[str, list[Any]] = defaultdict(list)
    for place, shape in rows:
        if len(place) >= CITY and not place.startswith(code):
            parts[place[:CITY]].append(shapely.from_wkb(shape))
    neighbours = {place: _roughly(shapes, window) for place, shapes in parts.items()}
    return CityShapes(
        {place: rings_of(shape) for place, shape in zip(villages, drawn, strict=True)},
        {place: rings_of(shape) for place, shape in neighbours.items() if not shape.is_empty},
    )


def _roughly(shapes: list[Any], window: Any) -> Any:
    """All parts of a regency as one outline within the window, good enough to say its name."""
    width = NEIGHBOUR_TOLERANCE / METRES_PER_DEGREE
    # The grid closes the cracks between villages that were simplified one by one.
    whole = shapely.union_all(shapely.intersection(shapely.make_valid(shapes), window), grid_size=width / 10)
    solid = [shapely.Polygon(part.exterior) for part in shapely.get_parts(whole) if part.geom_type == "Polygon"]
    return shapely.simplify(shapely.union_all(solid), width)
