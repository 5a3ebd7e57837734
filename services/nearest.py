"""The nearest locations that offer one kind of help, exactly as comparing all of them would give.

Straight-line distance. PostgreSQL walks a GiST index on (category, point); SQLite reads an index on
(category, strip of latitude, longitude) within a box that grows until it must hold the nearest.
"""

from functools import cache
from math import asin, cos, degrees, inf, radians, sin, sqrt
from typing import Any, NamedTuple

from django.db import connection, models
from django.db.models import F

from portal.prepared import Param, Prepared, as_tuple, room_for, some, some_values
from services.models import ServiceAtLocation
from services.strips import Strip, strips_between

EARTH = 6371.0088  # km, mean radius
KM_PER_DEGREE = 111.195
# A degree of longitude is at least this part of a degree of latitude anywhere in Indonesia (11.6° south).
NARROWEST = cos(radians(11.6))
FIRST_BOX = 0.02  # degrees to each side: 2 km
GROWTH = 4
WIDEST_BOX = 10.0  # 1,100 km; where no more are in it, all of the category are compared
MANY = 500  # offers; fewer are quickly sorted
HALVINGS = 4  # after which a side is at most a tenth more than it must be
# A coast may lie along the edge of so wide a box, with whole towns about as far away: more rows are read at once.
WIDE_BOX, WIDE_ROWS = 0.5, 128


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


BOX = {
    "latitude__gte": Param("south", models.FloatField()),
    "latitude__lte": Param("north", models.FloatField()),
    "longitude__gte": Param("west", models.FloatField()),
    "longitude__lte": Param("east", models.FloatField()),
}


def _box_around(latitude: float, longitude: float, side: float) -> dict[str, float]:
    """The values of BOX: `side` degrees of latitude to each side of a point, and at least as far east and west."""
    wide = side / NARROWEST
    north, south = latitude + side, latitude - side
    return {"south": south, "north": north, "west": longitude - wide, "east": longitude + wide}


def _within(room: int) -> Any:
    """Offers in a box that reaches over as many strips of latitude; 0: all of the category."""
    if not room:
        return _offers().filter(latitude__isnull=False)
    return _offers().alias(strip=Strip("latitude")).filter(strip__in=some("strip", room), **BOX)


@cache
def _ordered(room: int) -> Prepared[_Row]:
    north = F("latitude") - Param("latitude", models.FloatField())
    east = F("longitude") - Param("longitude", models.FloatField())
    away = models.ExpressionWrapper(north * north + east * east, models.FloatField())
    rows = _within(room)
    return Prepared(lambda: rows.order_by(away).values_list("location_id", "latitude", "longitude"), _Row)


@cache
def _some(room: int) -> Prepared[Any]:
    """Whichever rows come first: reading stops as soon as there are enough of them."""
    return Prepared(lambda: _within(room).order_by().values_list("pk"), as_tuple)


def strips_and_box(latitude: float, longitude: float, side: float) -> tuple[int, dict[str, Any]]:
    """Over how many strips a box of `side` degrees of latitude to each side reaches, and its values.

    A box without end has none.
    """
    if side == inf:
        return 0, {}
    box = _box_around(latitude, longitude, side)
    strips = strips_between(box["south"], box["north"])
    room = room_for(len(strips))
    return room, box | some_values("strip", strips, room)


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


def _side_with(category: str, latitude: float, longitude: float, count: int) -> float:
    """Half the width in degrees of a box with that many offers, and no wider than it must be where that is costly.

    From out at sea the box after one without any would hold all of Java. No row is sorted here. `inf` for a category
    that is quickly compared as a whole, or has not enough in any box.
    """

    def holds(side: float, number: int) -> bool:
        room, box = strips_and_box(latitude, longitude, side)
        return bool(_some(room).rows(limit=1, offset=number - 1, category=category, **box))

    if not holds(inf, MANY):
        return inf
    side = FIRST_BOX
    while not holds(side, count):
        if side == WIDEST_BOX:
            return inf
        side = min(side * GROWTH, WIDEST_BOX)
    if side > FIRST_BOX and holds(side, MANY):
        low = side / GROWTH
        for _ in range(HALVINGS):
            middle = sqrt(low * side)
            low, side = (low, middle) if holds(middle, count) else (middle, side)
    return side


def _by_box(category: str, latitude: float, longitude: float, count: int) -> list[Near]:
    side, limit = _side_with(category, latitude, longitude, count), count + 6
    while True:
        limit = max(limit, WIDE_ROWS) if side > WIDE_BOX else limit
        room, box = strips_and_box(latitude, longitude, side)
        rows = _ordered(room).rows(limit=limit, category=category, latitude=latitude, longitude=longitude, **box)
        near = _ranked(rows, latitude, longitude, count)
        is_cut = len(rows) == limit
        # Whatever lies outside the box is at least `side` degrees of latitude away.
        reach = min(side, _reach(rows, latitude, longitude)) if is_cut else side
        if side == inf and not is_cut:
            return near
        if len(near) == count and _is_within(near[-1].km, reach, is_cut):
            return near
        # No box is needed that is wider than the farthest of those found is far.
        side = near[-1].km / KM_PER_DEGREE * 1.01 if len(near) == count else inf
        side = side if side <= WIDEST_BOX else inf
        limit = limit * 8 if is_cut else limit


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
