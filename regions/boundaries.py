"""In which village does a point lie? From outlines: the nearest centre is the wrong village 29 times in 100."""

from collections.abc import Iterator
from math import floor
from typing import Any

import shapely
from django.db import models

from portal.prepared import Param, Prepared, as_tuple
from regions.models import Boundary, BoundaryCell, Region
from regions.points import inside_indonesia
from regions.querysets import INSIDE, inside_values

CITY, VILLAGE = 5, 13  # length of the codes of a city or regency, and of a kelurahan or desa
# A village of median size (9 km²) touches two or three squares of a twentieth of a degree (5.5 km).
SQUARE = 0.05
# Houses on stilts stand up to 200 m out in the water, and a phone is often 50 m wrong. In degrees, about 200 m.
SHORE = 0.0018
MOST_SQUARES = 4  # that a box of twice SHORE can touch
ROW = 10_000  # more squares than there are around the equator


def cell_of(latitude: float, longitude: float) -> int:
    """The number of the grid's square that a point lies in."""
    return (floor(latitude / SQUARE) + 2_000) * ROW + floor(longitude / SQUARE)


def cells_of(west: float, south: float, east: float, north: float) -> Iterator[int]:
    """The numbers of all squares that a box touches."""
    first, last = cell_of(south, west), cell_of(north, east)
    for row in range(first // ROW, last // ROW + 1):
        for column in range(first % ROW, last % ROW + 1):
            yield row * ROW + column


def _candidates() -> Any:
    latitude, longitude = Param("latitude", models.FloatField()), Param("longitude", models.FloatField())
    return (
        BoundaryCell.objects.filter(
            cell=Param("cell", models.IntegerField()),
            boundary__west__lte=longitude,
            boundary__east__gte=longitude,
            boundary__south__lte=latitude,
            boundary__north__gte=latitude,
        )
        .order_by("boundary__region__code")
        .values_list("boundary__region__code", "boundary__shape")
    )


_CANDIDATES = Prepared(_candidates, as_tuple)


def _around() -> Any:
    west, south, east, north = (Param(side, models.FloatField()) for side in ("west", "south", "east", "north"))
    cells: Any = [Param(f"cell{place}", models.IntegerField()) for place in range(MOST_SQUARES)]
    return (
        BoundaryCell.objects.filter(
            cell__in=cells,
            boundary__west__lte=east,
            boundary__east__gte=west,
            boundary__south__lte=north,
            boundary__north__gte=south,
        )
        .order_by()
        .values_list("boundary__region__code", "boundary__shape")
    )


_AROUND = Prepared(_around, as_tuple)


def region_at(latitude: float, longitude: float) -> str | None:
    """The code of the smallest region whose outline holds the point (degrees), or is nearest to it within SHORE.

    None outside all outlines: at sea, outside Indonesia, or where no outlines are loaded; `ends_known` tells these
    apart for a region. On a shared border the smaller code, every time. One query for a point inside, two for others;
    only the outlines around the point are read.
    """
    if not inside_indonesia(latitude, longitude):
        return None
    values: dict[str, Any] = {"cell": cell_of(latitude, longitude), "latitude": latitude, "longitude": longitude}
    for code, shape in _smallest_first(_CANDIDATES.rows(**values)):
        if shapely.intersects_xy(shapely.from_wkb(bytes(shape)), longitude, latitude):
            return code
    return _ashore(latitude, longitude)


def _smallest_first(rows: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """A village before the city around it, else by code."""
    return sorted(rows, key=lambda row: (-len(row[0]), row[0]))


def _ashore(latitude: float, longitude: float) -> str | None:
    west, south, east, north = longitude - SHORE, latitude - SHORE, longitude + SHORE, latitude + SHORE
    touched = list(cells_of(west, south, east, north))
    cells = {f"cell{place}": touched[min(place, len(touched) - 1)] for place in range(MOST_SQUARES)}
    rows = dict(_AROUND.rows(west=west, south=south, east=east, north=north, **cells))
    point = shapely.Point(longitude, latitude)
    found = [
        (shapely.from_wkb(bytes(shape)).distance(point), -len(code), code) for code, shape in sorted(rows.items())
    ]
    return min(found)[2] if found and min(found)[0] <= SHORE else None


def _outlines() -> Any:
    within = models.Q(region__code=Param("code", models.CharField())) | models.Q(region__code__range=INSIDE)
    return Boundary.objects.filter(within).order_by().values_list("pk")


_OUTLINES = Prepared(_outlines, as_tuple)


def has_outlines(code: str) -> bool:
    """Whether any outline of this region, or of one that lies in it, is loaded. One query."""
    return bool(_OUTLINES.rows(limit=1, code=code, **inside_values(code)))


def ends_known(code: str) -> bool:
    """Whether a point outside all outlines is certainly outside this region. Three queries at most.

    It is where the region's own outline is loaded, or the outlines of everything in it.
    """
    if Boundary.objects.filter(region__code=code).exists():
        return True
    missing = Region.objects.inside(code).filter(children=None, boundary=None)
    return has_outlines(code) and not missing.exists()


def _centres() -> Any:
    box = {
        "latitude__gte": Param("south", models.FloatField()),
        "latitude__lte": Param("north", models.FloatField()),
        "longitude__gte": Param("west", models.FloatField()),
        "longitude__lte": Param("east", models.FloatField()),
    }
    villages = Region.objects.filter(level__in=[Region.Level.KELURAHAN, Region.Level.DESA], **box)
    return villages.order_by("code").values_list("code", "latitude", "longitude")


_CENTRES = Prepared(_centres, as_tuple)


def centres_near(latitude: float, longitude: float, count: int = 4, side: float = 0.1) -> list[str]:
    """Codes of the villages whose centres are nearest, within 11 km: a guess that a person must confirm. One query.

    For a portal into which no outlines are loaded; for a point inside one, `region_at` knows.
    """
    box: dict[str, Any] = {
        "south": latitude - side,
        "north": latitude + side,
        "west": longitude - side,
        "east": longitude + side,
    }
    rows = _CENTRES.rows(limit=2_000, **box)
    ordered = sorted(rows, key=lambda row: (row[1] - latitude) ** 2 + (row[2] - longitude) ** 2)
    return [code for code, *_point in ordered[:count]]
