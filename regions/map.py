"""A map of a city as SVG, drawn here, each area a link. No tiles: nobody else learns where one looks."""

from datetime import date
from functools import lru_cache
from itertools import groupby, pairwise
from math import cos, radians
from typing import Any, NamedTuple

import shapely

from regions.boundaries import VILLAGE
from regions.models import Boundary
from regions.outlines.store import simplified
from regions.querysets import inside

WIDTH = 600  # units of the drawing; at 360 px a unit is half a pixel
TOLERANCE = 60.0  # metres; more where a long coast would not fit into the page
LARGEST = 9_000  # characters of all outlines: with its list the page stays within 14,336 bytes compressed
MOST_VILLAGES = 60  # of a regency with more its districts are drawn, and the villages stand on their pages
DISTRICT = 8  # length of the code of a kecamatan
CROWDED = 0.5  # the smaller half of the areas is what an inset is for
MARGIN = 8
KEPT = 8  # cities whose drawing a process remembers


class Area(NamedTuple):
    """A village or district: its outline, where its number stands, and whether it is tapped on the inset."""

    code: str
    path: str
    x: float
    y: float
    in_inset: bool


class Box(NamedTuple):
    x: int
    y: int
    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.x} {self.y} {self.width} {self.height}"

    @property
    def ends(self) -> tuple[int, int]:
        return self.x + self.width, self.y + self.height

    @property
    def letters(self) -> float:
        """Height of numbers in the drawing: 12 px on a phone."""
        return round(self.width / 26, 1)


class Map(NamedTuple):
    """`box` is the whole drawing, `inset` the crowded part of it (None where nothing is crowded)."""

    areas: tuple[Area, ...] = ()
    box: Box = Box(0, 0, WIDTH, WIDTH)
    inset: Box | None = None
    source: str = ""
    as_of: date | None = None


def map_of(code: str, *, by_district: bool) -> Map:
    """The villages or districts of a city or regency; without areas where no outlines are loaded. One query."""
    rows = Boundary.objects.filter(region__code__range=inside(code)).order_by("region__code")
    found = [row for row in rows.values_list("region__code", "shape", "source", "as_of") if len(row[0]) == VILLAGE]
    if not found:
        return Map()
    drawn = _drawn(by_district, tuple((place, bytes(shape)) for place, shape, *_about in found))
    sources = {row[2:] for row in found}
    source, as_of = next(iter(sources)) if len(sources) == 1 else (", ".join(sorted({row[2] for row in found})), None)
    return drawn._replace(source=source, as_of=as_of)


@lru_cache(maxsize=KEPT)
def _drawn(by_district: bool, rows: tuple[tuple[str, bytes], ...]) -> Map:
    """Remembered by the outlines themselves, so that it is never older than they are."""
    codes = [code for code, _shape in rows]
    shapes = [shapely.from_wkb(shape) for _code, shape in rows]
    if by_district:
        grouped = [
            (code, [shape for _code, shape in group])
            for code, group in groupby(zip(codes, shapes, strict=True), lambda row: row[0][:DISTRICT])
        ]
        codes, shapes = [code for code, _parts in grouped], [_joined(parts) for _code, parts in grouped]
    metres, found = TOLERANCE, _placed(codes, shapes, TOLERANCE)
    while sum(len(area.path) for area in found.areas) > LARGEST and metres < 5_000:
        metres *= 1.5
        found = _placed(codes, shapes, metres)
    return found


def _joined(parts: list[Any]) -> Any:
    return shapely.union_all(parts, grid_size=1e-5)


def _placed(codes: list[str], outlines: list[Any], metres: float) -> Map:
    shapes = simplified(outlines, metres)
    west, south, east, north = shapely.total_bounds(shapes)
    # A degree of longitude is shorter than one of latitude, the more the further from the equator.
    squeeze = cos(radians((south + north) / 2))
    scale = (WIDTH - 2 * MARGIN) / ((east - west) * squeeze)

    def placed(points: Any) -> Any:
        points[:, 0] = (points[:, 0] - west) * squeeze * scale + MARGIN
        points[:, 1] = (north - points[:, 1]) * scale + MARGIN
        return points

    drawn = [shapely.transform(shape, placed) for shape in shapes]
    inset = crowded_part(drawn)
    areas = tuple(
        Area(code, path_of(shape), *_middle(shape), inset is not None and _is_in(shape, inset))
        for code, shape in zip(codes, drawn, strict=True)
    )
    return Map(areas, Box(0, 0, WIDTH, round((north - south) * scale + 2 * MARGIN)), inset)


def _middle(shape: Any) -> tuple[float, float]:
    """Where a shape is widest."""
    radius = shapely.maximum_inscribed_circle(shape, tolerance=0.5)
    x, y = radius.coords[0]
    return round(x, 1), round(y, 1)


def crowded_part(shapes: list[Any]) -> Box | None:
    """The box around the smaller areas that lie together, if it is much smaller than the whole."""
    if len(shapes) < 8:
        return None
    small = sorted(shapes, key=lambda shape: shape.area)[: round(len(shapes) * CROWDED)]
    middle = shapely.centroid(shapely.multipoints([shape.centroid for shape in small]))
    near = sorted(small, key=lambda shape: shape.centroid.distance(middle))[: max(4, round(len(small) * 0.8))]
    box = _around(near)
    # Areas little larger that the frame cuts belong into it whole, or a finger would hardly meet them.
    others = [shape for shape in shapes if shape.area <= 2 * small[-1].area]
    for _ in shapes:
        cut = [shape for shape in others if shapely.box(box.x, box.y, *box.ends).intersects(shape)]
        wider = _around([*near, *cut])
        if wider == box or wider.width > WIDTH / 3:
            break
        box = wider
    return box if box.width < WIDTH / 2 else None


def _around(shapes: list[Any]) -> Box:
    west, north, east, south = shapely.total_bounds(shapes)
    return Box(round(west) - 2, round(north) - 2, round(east - west) + 4, round(south - north) + 4)


def _is_in(shape: Any, box: Box) -> bool:
    west, north, east, south = shape.bounds
    return box.x <= west and east <= box.ends[0] and box.y <= north and south <= box.ends[1]


def path_of(shape: Any) -> str:
    """The outline in whole units, each step relative to the one before: half the bytes. Never empty."""
    rings = [
        [(round(x), round(y)) for x, y in ring.coords]
        for polygon in shapely.get_parts(shape).tolist()
        for ring in (polygon.exterior, *polygon.interiors)
    ]
    parts = []
    for points in rings:
        steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(points) if (a, b) != (x, y)]
        if len(steps) > 2:
            moves = " ".join(f"{x} {y}" for x, y in steps[:-1]).replace(" -", "-")
            parts.append(f"M{points[0][0]} {points[0][1]}l{moves}z")
    # An islet smaller than a unit is still a place that somebody lives in: a dot to tap.
    return "".join(parts) or f"M{rings[0][0][0]} {rings[0][0][1]}h2v2h-2z"
