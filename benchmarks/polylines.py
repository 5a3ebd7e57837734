"""Reads the polyline files of villages that lie beside the project (their README has the format). Never used to serve.

A line a village, `code|polygon<TAB>polygon`; a polygon is its rings, a space between; a ring is an encoded polyline
of 1e-5 degrees, latitude first.
"""

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import shapely

SCALE = 1e5  # units in a degree


def decoded(text: str) -> list[tuple[float, float]]:
    """The points as (longitude, latitude) in degrees."""
    steps, value, shift = [], 0, 0
    for sign in text:
        part = ord(sign) - 63
        value |= (part & 31) << shift
        shift += 5
        if part < 32:
            steps.append(~(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    x = y = 0
    ring = []
    for dy, dx in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        ring.append((x / SCALE, y / SCALE))
    return ring


def villages(file: Path, *within: str) -> Iterator[tuple[str, Any]]:
    """Code and shape of each village, valid; only of those whose code begins with one of `within`, where given."""
    with gzip.open(file, "rt", encoding="ascii") as lines:
        for line in lines:
            code, _, text = line.rstrip("\n").partition("|")
            if not within or code.startswith(within):
                parts = [[decoded(ring) for ring in polygon.split(" ")] for polygon in text.split("\t")]
                yield code, mended(shapely.MultiPolygon([(rings[0], rings[1:]) for rings in parts]))


def mended(shape: Any) -> Any:
    """The shape, valid, without the lines and points that mending may leave beside the areas."""
    if shape.is_valid:
        return shape
    parts = shapely.get_parts(shapely.make_valid(shape)).tolist()
    return shapely.union_all([part for part in parts if part.geom_type in {"Polygon", "MultiPolygon"}])
