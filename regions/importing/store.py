"""Takes a checked region file over in one transaction."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO, TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from portal.searchable import bulk_changed
from regions.models import Region
from regions.names import search_key

from .reading import Problem, RegionFileError, Table, read_header, read_rows
from .rows import Row, RowChecker

T = TypeVar("T")
BATCH = 900  # stays under SQLite's 999 parameters for a list of codes


@dataclass
class ImportSummary:
    """How many regions a file creates, changes, and leaves as they are."""

    rows: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0


def import_regions(file: BinaryIO, *, dry_run: bool = False) -> ImportSummary:
    """Brings the regions to what the file says; regions that the file does not name stay as they are.

    `file` must be seekable: it is read once to be checked, then once a level, parents first, so that neither
    the order of rows nor the size of the file matters. Aliases are never touched, points only where the file
    has the columns. Raises RegionFileError with every problem; then nothing was changed.
    """
    table = read_header(file)
    depths = check_file(file, table)
    summary = ImportSummary(rows=sum(depths.values()))
    with transaction.atomic():
        ids: dict[str, int] = {}
        for depth in sorted(depths):
            for batch in _batched(_rows(file, table, depth), BATCH):
                _store(batch, table, ids, summary, dry_run)
        if not dry_run and (summary.created or summary.updated):
            bulk_changed.send(sender=Region)  # bulk_create sends no signal: the search hears of it here
    return summary


def check_file(file: BinaryIO, table: Table) -> dict[int, int]:
    """Number of rows of each level. Raises RegionFileError with all problems of the file."""
    checker = RowChecker(table)
    depths: dict[int, int] = {}
    for number, cells in read_rows(file, table):
        row = checker.check(number, cells)
        if row:
            depth = row.code.count(".")
            depths[depth] = depths.get(depth, 0) + 1
    problems = checker.problems + list(_missing_parents(checker))
    if not depths and not problems:
        problems = [Problem(2, "", "", _("berkas hanya berisi judul kolom"))]
    if problems:
        raise RegionFileError(sorted(problems, key=lambda problem: problem.row))
    return depths


def _missing_parents(checker: RowChecker) -> Iterator[Problem]:
    wanted = sorted(checker.parents.keys() - checker.rows_of.keys())
    stored: set[str] = set()
    for codes in _batched(wanted, BATCH):
        stored.update(Region.objects.filter(code__in=codes).values_list("code", flat=True))
    for code in wanted:
        if code not in stored:
            reason = _("induk ini tidak ada di berkas dan belum ada di portal")
            yield Problem(checker.parents[code], "parent", code, reason)


def _rows(file: BinaryIO, table: Table, depth: int) -> Iterator[Row]:
    """The rows of one level. They passed before; a file that changed meanwhile is refused all the same."""
    checker = RowChecker(table)
    code_at = table.columns.index("code")
    for number, cells in read_rows(file, table):
        if len(cells) > code_at and cells[code_at].strip().count(".") == depth:
            row = checker.check(number, cells)
            if row is None:
                raise RegionFileError(checker.problems)
            yield row


def _store(batch: list[Row], table: Table, ids: dict[str, int], summary: ImportSummary, dry_run: bool) -> None:
    columns = ["level", "name", "postcode", *(["latitude", "longitude"] if table.has_points else [])]
    stored = {
        code: tuple(values)
        for code, *values in Region.objects.filter(code__in=[row.code for row in batch]).values_list("code", *columns)
    }
    changed = []
    for row in batch:
        if row.code not in stored:
            summary.created += 1
        elif stored[row.code] != tuple(getattr(row, column) for column in columns):
            summary.updated += 1
        else:
            summary.unchanged += 1
            continue
        changed.append(row)
    if changed and not dry_run:
        _write(changed, columns, ids)


def _write(rows: list[Row], columns: list[str], ids: dict[str, int]) -> None:
    missing = {row.parent for row in rows if row.parent} - ids.keys()
    ids.update(Region.objects.filter(code__in=missing).values_list("code", "pk") if missing else ())
    named = Region.objects.filter(code__in=[row.code for row in rows]).exclude(aliases="")
    aliases = dict(named.values_list("code", "aliases"))
    Region.objects.bulk_create(
        [
            Region(
                code=row.code,
                parent_id=ids[row.parent] if row.parent else None,
                search_key=search_key(row.name, row.level, aliases.get(row.code, "")),
                **{column: getattr(row, column) for column in columns},
            )
            for row in rows
        ],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=[*columns, "parent", "search_key"],
    )


def _batched(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
