"""A map of a city as SVG, drawn here, each village a link. No tiles: nobody else learns where one looks."""

from dataclasses import dataclass, field
from itertools import pairwise
from math import cos, radians
from typing import Any, NamedTuple

import shapely

from regions.boundaries import outlines_in
from regions.outlines.store import simplified

WIDTH = 600  # units of the drawing; at 360 px a unit is half a pixel
TOLERANCE = 60.0  # metres
CROWDED = 0.5  # the smaller half of the villages is what an inset is for
MARGIN = 8


class Area(NamedTuple):
    """A village: its outline, and whether it is tapped on the inset, where it is large enough for a finger."""

    code: str
    name: str
    path: str
    in_inset: bool


class Box(NamedTuple):
    x: int
    y: int
    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.x} {self.y} {self.width} {self.height}"


@dataclass
class Map:
    """`box` is the whole drawing, `inset` the crowded part of it (None where nothing is crowded)."""

    areas: list[Area] = field(default_factory=list)
    box: Box = field(default_factory=lambda: Box(0, 0, WIDTH, WIDTH))
    inset: Box | None = None


def map_of(code: str) -> Map:
    """The villages of a city or regency; without areas where no outlines are loaded. One query."""
    rows = [row for row in outlines_in(code) if len(row[0]) == 13]
    if not rows:
        return Map()
    shapes = simplified([shape for _code, _name, shape in rows], TOLERANCE)
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
    height = round((north - south) * scale + 2 * MARGIN)
    areas = [
        Area(code, name, path_of(shape), inset is not None and _is_in(shape, inset))
        for (code, name, _shape), shape in zip(rows, drawn, strict=True)
    ]
    return Map(areas, Box(0, 0, WIDTH, height), inset)


def crowded_part(shapes: list[Any]) -> Box | None:
    """The box around the smaller villages that lie together, if it is much smaller than the whole."""
    if len(shapes) < 8:
        return None
    small = sorted(shapes, key=lambda shape: shape.area)[: round(len(shapes) * CROWDED)]
    middle = shapely.centroid(shapely.multipoints([shape.centroid for shape in small]))
    near = sorted(small, key=lambda shape: shape.centroid.distance(middle))[: max(4, round(len(small) * 0.8))]
    west, north, east, south = shapely.total_bounds(near)
    box = Box(round(west) - 2, round(north) - 2, round(east - west) + 4, round(south - north) + 4)
    return box if box.width < WIDTH / 2 else None


def _is_in(shape: Any, box: Box) -> bool:
    west, north, east, south = shape.bounds
    return box.x <= west and east <= box.x + box.width and box.y <= north and south <= box.y + box.height


def path_of(shape: Any) -> str:
    """The outline in whole units, each step relative to the one before: half the bytes."""
    parts = []
    for polygon in shapely.get_parts(shape).tolist():
        for ring in (polygon.exterior, *polygon.interiors):
            points = [(round(x), round(y)) for x, y in ring.coords]
            steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(points) if (a, b) != (x, y)]
            if len(steps) > 2:
                moves = " ".join(f"{x} {y}" for x, y in steps[:-1]).replace(" -", "-")
                parts.append(f"M{points[0][0]} {points[0][1]}l{moves}z")
    return "".join(parts)
