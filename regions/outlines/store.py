"""Simplifies outlines together, so that neighbours keep one border, and stores them in one transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import shapely
from django.db import transaction
from django.dispatch import Signal
from django.utils.translation import gettext as _

from regions.boundaries import cells_of
from regions.models import Boundary, BoundaryCell, Region

from .reading import Outline, OutlineError, Problem, read_outlines

METRES_PER_DEGREE = 111_195
TOLERANCE = 10.0  # metres; a quarter of a house plot off the border decides nothing
CHUNK = 500
# Sent after outlines changed, inside the transaction: other apps check their points again. regions knows none of them.
outlines_changed = Signal()


@dataclass
class OutlineSummary:
    """How many outlines were stored, and how many of them replaced an older one."""

    stored: int = 0
    replaced: int = 0


def import_outlines(
    path: Path, *, name: str = "", tolerance: float = TOLERANCE, source: str = "", dry_run: bool = False
) -> OutlineSummary:
    """Stores every outline of a GeoJSON file. Raises OutlineError with every problem; then nothing was changed."""
    outlines = read_outlines(path, name)
    keys = _keys([outline.code for outline in outlines])
    unknown = [outline for outline in outlines if outline.code not in keys]
    if unknown:
        reason = _("wilayah ini belum ada di portal; muat dulu dengan import_regions")
        raise OutlineError([Problem(outline.row, "code", outline.code, reason) for outline in unknown])
    shapes = simplified([outline.shape for outline in outlines], tolerance)
    named = [outline._replace(shape=shape) for outline, shape in zip(outlines, shapes, strict=True)]
    return store_outlines(named, keys, source, dry_run=dry_run)


def simplified(shapes: Sequence[object], metres: float) -> list[object]:
    """The shapes with fewer corners; where two touch, both lose the same ones, so that no gap opens between them."""
    if not metres:
        return list(shapes)
    width = metres / METRES_PER_DEGREE
    # The area rule of Visvalingam: a corner goes where its triangle is smaller than a square of this width.
    found = shapely.coverage_simplify(list(shapes), width)
    return [new if not new.is_empty and new.is_valid else old for new, old in zip(found, shapes, strict=True)]


@transaction.atomic
def store_outlines(
    outlines: Iterable[Outline], keys: dict[str, int], source: str = "", *, dry_run: bool = False
) -> OutlineSummary:
    """Writes outlines whose codes are in `keys` (code to key of the region), instead of older ones."""
    summary = OutlineSummary()
    batch: list[Outline] = []
    for outline in outlines:
        batch.append(outline)
        if len(batch) == CHUNK:
            _write(batch, keys, source, summary, dry_run)
            batch = []
    _write(batch, keys, source, summary, dry_run)
    if not dry_run:
        outlines_changed.send(sender=Boundary)
    return summary


def _write(batch: list[Outline], keys: dict[str, int], source: str, summary: OutlineSummary, dry_run: bool) -> None:
    old = Boundary.objects.filter(region_id__in=[keys[outline.code] for outline in batch])
    summary.stored += len(batch)
    summary.replaced += old.count()
    if dry_run or not batch:
        return
    old.delete()
    made = Boundary.objects.bulk_create(_boundary(outline, keys[outline.code], source) for outline in batch)
    BoundaryCell.objects.bulk_create(
        (
            BoundaryCell(cell=cell, boundary=boundary)
            for boundary in made
            for cell in cells_of(boundary.west, boundary.south, boundary.east, boundary.north)
        ),
        batch_size=2_000,
    )


def _boundary(outline: Outline, region: int, source: str) -> Boundary:
    west, south, east, north = outline.shape.bounds
    shape = shapely.to_wkb(shapely.set_precision(outline.shape, 1e-6))
    return Boundary(region_id=region, west=west, south=south, east=east, north=north, shape=shape, source=source)


def _keys(codes: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for start in range(0, len(codes), CHUNK):
        rows = Region.objects.filter(code__in=codes[start : start + CHUNK])
        found.update(rows.values_list("code", "pk"))
    return found
