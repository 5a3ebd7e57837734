"""The nearest locations that offer one kind of help, exactly as comparing all of them would give.

Straight-line distance. PostgreSQL walks a GiST index on (category, point); SQLite reads an index on
(category, latitude, longitude) within a box that grows until it must hold the nearest.
"""

from functools import cache
from math import asin, cos, degrees, radians, sin, sqrt
from typing import Any, NamedTuple

from django.db import connection, models
from django.db.models import F

from portal.prepared import Param, Prepared
from services.models import ServiceAtLocation

EARTH = 6371.0088  # km, mean radius
KM_PER_DEGREE = 111.195
# A degree of longitude is at least this part of a degree of latitude anywhere in Indonesia (11.6° south).
NARROWEST = cos(radians(11.6))
FIRST_BOX = 0.02  # degrees to each side: 2 km
WIDEST_BOX = 60.0


class Near(NamedTuple):
    """A location with its distance in kilometres."""

    location: int
    km: float


class _Row(NamedTuple):
    location: int
    latitude: float
    longitude: float


def distance(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Kilometres between two points in degrees (haversine)."""
    north, east = radians(other_latitude - latitude) / 2, radians(other_longitude - longitude) / 2
    chord = sin(north) ** 2 + cos(radians(latitude)) * cos(radians(other_latitude)) * sin(east) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(chord)))


def nearest(category: str, latitude: float, longitude: float, count: int = 10) -> list[Near]:
    """The `count` nearest locations of a category, nearest first; ties by key. Through the ORM, exact."""
    search = _by_index if connection.vendor == "postgresql" else _by_box
    return search(category, latitude, longitude, count)


def _ranked(rows: list[_Row], latitude: float, longitude: float, count: int) -> list[Near]:
    near = [Near(row.location, distance(latitude, longitude, row.latitude, row.longitude)) for row in rows]
    return sorted(near, key=lambda found: (found.km, found.location))[:count]


def _offers() -> Any:
    return ServiceAtLocation.objects.filter(category=Param("category", models.CharField()))


@cache
def _in_box() -> Prepared[_Row]:
    box = {
        "latitude__gte": Param("south", models.FloatField()),
        "latitude__lte": Param("north", models.FloatField()),
        "longitude__gte": Param("west", models.FloatField()),
        "longitude__lte": Param("east", models.FloatField()),
    }
    north = F("latitude") - Param("latitude", models.FloatField())
    east = F("longitude") - Param("longitude", models.FloatField())
    away = models.ExpressionWrapper(north * north + east * east, models.FloatField())
    rows = _offers().filter(**box)
    return Prepared(lambda: rows.order_by(away).values_list("location_id", "latitude", "longitude"), _Row)


def _reach(rows: list[_Row], latitude: float, longitude: float) -> float:
    """Degrees within which no row is unread, where they were read in the order of a plane of degrees."""
    last = rows[-1]
    plane = sqrt((last.latitude - latitude) ** 2 + (last.longitude - longitude) ** 2)
    # A degree of longitude is the shorter.
    return plane * NARROWEST * 0.999


def _is_within(km: float, reach: float, is_cut: bool) -> bool:
    """Whether no unread row can be as near. Where reading was cut short, one at the very same spot may be unread."""
    near = degrees(km / EARTH)
    return near < reach if is_cut else near <= reach


def _by_box(category: str, latitude: float, longitude: float, count: int) -> list[Near]:
    """The box doubles until it holds enough. SQLite sorts it: from out at sea, the next one may hold all of Java."""
    side, limit = FIRST_BOX, count + 6
    while True:
        rows = _in_box().rows(
            limit=limit,
            category=category,
            latitude=latitude,
            longitude=longitude,
            south=latitude - side,
            north=latitude + side,
            west=longitude - side / NARROWEST,
            east=longitude + side / NARROWEST,
        )
        near = _ranked(rows, latitude, longitude, count)
        is_cut = len(rows) == limit
        # Whatever lies outside the box is at least `side` degrees of latitude away.
        reach = min(side, _reach(rows, latitude, longitude)) if is_cut else side
        enough = len(near) == count and _is_within(near[-1].km, reach, is_cut)
        if enough or (side >= WIDEST_BOX and not is_cut):
            return near
        if is_cut and (reach < side or side >= WIDEST_BOX):
            limit *= 8
        elif len(near) == count:
            side = min(WIDEST_BOX, near[-1].km / KM_PER_DEGREE * 1.01)
        else:
            side = min(WIDEST_BOX, side * 2)


class _Point(models.Func):
    """PostgreSQL's point(x, y)."""

    function = "point"
    output_field = models.Field()


class _Away(models.Func):
    """Distance in degrees as a plane, which the GiST index is ordered by."""

    template = "%(expressions)s"
    arg_joiner = " <-> "
    output_field = models.FloatField()


@cache
def _along_index() -> Prepared[_Row]:
    here = _Point(Param("longitude", models.FloatField()), Param("latitude", models.FloatField()))
    away = _Away(_Point(F("longitude"), F("latitude")), here)
    rows = _offers().filter(latitude__isnull=False)
    return Prepared(lambda: rows.order_by(away).values_list("location_id", "latitude", "longitude"), _Row)


def _by_index(category: str, latitude: float, longitude: float, count: int) -> list[Near]:
    """On a plane of degrees the order differs a little from that on the globe: enough rows are read to be sure."""
    limit = count + 6
    while True:
        rows = _along_index().rows(limit=limit, category=category, latitude=latitude, longitude=longitude)
        near = _ranked(rows, latitude, longitude, count)
        if len(rows) < limit:
            return near
        if _is_within(near[-1].km, _reach(rows, latitude, longitude), is_cut=True):
            return near
        limit *= 8  # from far out at sea whole towns are about as far: two statements, where doubling takes five
