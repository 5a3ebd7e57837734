"""Simplifies outlines together, so that neighbours keep one border, and stores them in one transaction."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from django.db import transaction
from django.dispatch import Signal
from django.utils.translation import gettext as _

from regions.boundaries import cells_of
from regions.models import Boundary, BoundaryCell, Region

from .reading import Outline, OutlineError, Problem, read_outlines
from .spool import Spool

METRES_PER_DEGREE = 111_195
TOLERANCE = 10.0  # metres; a quarter of a house plot off the border decides nothing
CHUNK = 500
PRECISION = 1e-6  # degrees; a hand's breadth
# Sent after outlines changed, inside the transaction: other apps check their points again. regions knows none of them.
outlines_changed = Signal()


@dataclass
class OutlineSummary:
    """How many outlines were stored, and how many of them replaced an older one."""

    stored: int = 0
    replaced: int = 0


def import_outlines(
    path: Path,
    *,
    name: str = "",
    tolerance: float = TOLERANCE,
    about: dict[str, Any] | None = None,
    dry_run: bool = False,
) -> OutlineSummary:
    """Stores every outline of a GeoJSON file; `about` are source, licence and date of all of them.

    The file may be larger than memory: it is checked whole first, then stored one city or regency after the other.
    Raises OutlineError with every problem; then nothing was changed.
    """
    with path.open("rb") as file, Spool() as spool:
        for outline in read_outlines(file, name):
            spool.add(outline)
        keys = _keys(spool.codes)
        unknown = [(row, code) for code, row in spool.rows.items() if code not in keys]
        if unknown:
            reason = _("wilayah ini belum ada di portal; muat dulu dengan import_regions")
            raise OutlineError([Problem(row, "code", code, reason) for row, code in sorted(unknown)])
        return store_outlines(_simplified_together(spool, tolerance), keys, about, dry_run=dry_run)


def _simplified_together(spool: Spool, metres: float) -> Iterator[Outline]:
    """City by city. The rim of a city keeps every corner, or it would not fit that of the next one."""
    for group in spool.groups():
        shapes = simplified([outline.shape for outline in group], metres, rim=False)
        yield from (outline._replace(shape=shape) for outline, shape in zip(group, shapes, strict=True))


def simplified(shapes: Sequence[Any], metres: float, *, rim: bool = True) -> list[Any]:
    """The shapes with fewer corners; where two touch, both lose the same ones, so that no gap opens between them.

    Without `rim` what no two of them share stays as it is.
    """
    if not metres:
        return list(shapes)
    width = metres / METRES_PER_DEGREE
    # The area rule of Visvalingam: a corner goes where its triangle is smaller than a square of this width.
    found = shapely.coverage_simplify(list(shapes), width, simplify_boundary=rim)
    return [new if not new.is_empty and new.is_valid else old for new, old in zip(found, shapes, strict=True)]


@transaction.atomic
def store_outlines(
    outlines: Iterable[Outline], keys: dict[str, int], about: dict[str, Any] | None = None, *, dry_run: bool = False
) -> OutlineSummary:
    """Writes outlines whose codes are in `keys` (code to key of the region), instead of older ones."""
    summary = OutlineSummary()
    batch: list[Outline] = []
    for outline in outlines:
        batch.append(outline)
        if len(batch) == CHUNK:
            _write(batch, keys, about or {}, summary, dry_run)
            batch = []
    _write(batch, keys, about or {}, summary, dry_run)
    if not dry_run:
        outlines_changed.send(sender=Boundary)
    return summary


def _write(
    batch: list[Outline], keys: dict[str, int], about: dict[str, Any], summary: OutlineSummary, dry_run: bool
) -> None:
    old = Boundary.objects.filter(region_id__in=[keys[outline.code] for outline in batch])
    summary.stored += len(batch)
    summary.replaced += old.count()
    if dry_run or not batch:
        return
    old.delete()
    made = Boundary.objects.bulk_create(_boundary(outline, keys[outline.code], about) for outline in batch)
    BoundaryCell.objects.bulk_create(
        (
            BoundaryCell(cell=cell, boundary=boundary)
            for boundary in made
            for cell in cells_of(boundary.west, boundary.south, boundary.east, boundary.north)
        ),
        batch_size=2_000,
    )


def _boundary(outline: Outline, region: int, about: dict[str, Any]) -> Boundary:
    shape = shapely.set_precision(outline.shape, PRECISION)
    if shape.is_empty:
        shape = outline.shape
    west, south, east, north = shape.bounds
    return Boundary(
        region_id=region, west=west, south=south, east=east, north=north, shape=shapely.to_wkb(shape), **about
    )


def _keys(codes: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for start in range(0, len(codes), CHUNK):
        rows = Region.objects.filter(code__in=codes[start : start + CHUNK])
        found.update(rows.values_list("code", "pk"))
    return found
