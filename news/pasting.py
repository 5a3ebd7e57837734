"""Reads participant rows that an editor pastes from a spreadsheet. Plain Python; regions are found by `find`.

A row is: kelurahan, RT from, RT to, people, with tabs or semicolons between. "1-100" and "RT 1–100" in one cell
do as well. Header, empty and total rows are passed over. One wrong row, and nothing is taken.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

MOST_ROWS = 500
HIGHEST_RT = 999
MOST_PEOPLE = 999_999
HEADERS = {"kelurahan", "desa", "kelurahan/desa", "desa/kelurahan", "wilayah", "nama", "nama kelurahan", "kecamatan"}
TOTALS = {"jumlah", "total", "jumlah total"}
_RANGE = re.compile(r"(?:rt\.?\s*)?0*(\d{1,9})\s*(?:-|s/d|s\.d\.?|sampai)\s*(?:rt\.?\s*)?0*(\d{1,9})", re.IGNORECASE)
_ONE_RT = re.compile(r"(?:rt\.?\s*)?0*(\d{1,9})", re.IGNORECASE)
_PEOPLE = re.compile(r"(\d{1,9}|\d{1,3}(?:\.\d{3}){1,2})(?:\s*orang)?", re.IGNORECASE)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | {"\u00a0": " ", "\u200b": "", "\ufeff": ""})


class PastedRow(NamedTuple):
    region: Any
    rt_from: int | None
    rt_to: int | None
    people: int | None


@dataclass
class RowError(ValueError):
    """Raised for one cell; the text says which row and value, and what to do about it."""

    column: str
    value: str
    reason: str


class PastingError(ValueError):
    """Raised with every wrong row at once."""

    def __init__(self, messages: list[str]) -> None:
        super().__init__("\n".join(messages))
        self.messages = messages


def parse(text: str, find: Callable[[str], Any]) -> list[PastedRow]:
    """The rows of `text`. `find` gives the region of a name or code, or raises LookupError with the reason.

    Raises PastingError.
    """
    rows: list[PastedRow] = []
    problems: list[str] = []
    taken: dict[Any, list[tuple[int, int, int]]] = {}
    for number, line in enumerate(text.translate(_DASHES).splitlines(), start=1):
        cells = [cell.strip() for cell in re.split(r"[\t;]", line)]
        first = " ".join(cells[0].lower().split())
        if not any(cells) or (first in HEADERS and not rows) or first in TOTALS:
            continue
        if len(rows) >= MOST_ROWS:
            problems.append(_("Paling banyak %(most)d baris sekali tempel.") % {"most": MOST_ROWS})
            break
        try:
            row = _row(cells, find)
            _refuse_overlap(row, number, taken)
            rows.append(row)
        except RowError as error:
            values = {"row": number, "column": error.column, "value": error.value[:60], "reason": error.reason}
            problems.append(_("Baris %(row)d, %(column)s “%(value)s”: %(reason)s") % values)
    if problems:
        raise PastingError(problems)
    return rows


def _row(cells: list[str], find: Callable[[str], Any]) -> PastedRow:
    name, *rest = cells
    if not name:
        raise RowError(_("kelurahan"), "", _("tulis nama atau kode kelurahannya."))
    try:
        region = find(name)
    except LookupError as error:
        raise RowError(_("kelurahan"), name, str(error.args[0])) from error
    rt_from, rt_to, rest = _rt(rest)
    people, *extra = (rest or [""])[:1] + [cell for cell in rest[1:] if cell]
    if extra:
        raise RowError(
            _("kolom kelima"), extra[0], _("lebih dari empat kolom. Isi: kelurahan, RT dari, RT sampai, orang.")
        )
    return PastedRow(region, rt_from, rt_to, _people(people))


def _rt(cells: list[str]) -> tuple[int | None, int | None, list[str]]:
    """First and last RT and the cells after them."""
    cells = cells or [""]
    first = cells[0]
    if match := _RANGE.fullmatch(first):
        # "1-100", then either the empty cell of "RT to" and people, or people at once.
        after = cells[2:] if len(cells) > 2 and not cells[1] else cells[1:]
        return *_in_order(int(match[1]), int(match[2]), first), after
    last = cells[1] if len(cells) > 1 else ""
    if not first and not last:
        return None, None, cells[2:]
    if not first:
        raise RowError(_("RT dari"), first, _("kosong, padahal RT sampai terisi."))
    start = _one_rt(first, _("RT dari"))
    if not last:
        raise RowError(_("RT sampai"), last, _("kosong. Hanya satu RT? Tulis nomornya di kedua kolom."))
    return *_in_order(start, _one_rt(last, _("RT sampai")), f"{first}-{last}"), cells[2:]


def _one_rt(cell: str, column: str) -> int:
    match = _ONE_RT.fullmatch(cell)
    if not match:
        raise RowError(column, cell, _("bukan nomor RT. Tulis angka, misalnya 1 atau RT 1-100."))
    return int(match[1])


def _in_order(first: int, last: int, cell: str) -> tuple[int, int]:
    if first < 1:
        raise RowError("RT", cell, _("RT mulai dari 1."))
    if last > HIGHEST_RT:
        raise RowError("RT", cell, _("lebih dari %(highest)d; periksa lagi.") % {"highest": HIGHEST_RT})
    if last < first:
        raise RowError("RT", cell, _("RT terakhir lebih kecil dari RT pertama."))
    return first, last


def _people(cell: str) -> int | None:
    if not cell or cell == "-":
        return None
    match = _PEOPLE.fullmatch(cell)
    number = int(match[1].replace(".", "")) if match else MOST_PEOPLE + 1
    if number > MOST_PEOPLE:
        raise RowError(_("orang"), cell, _("bukan jumlah orang. Tulis angka saja, atau kosongkan."))
    return number


def _refuse_overlap(row: PastedRow, number: int, taken: dict[Any, list[tuple[int, int, int]]]) -> None:
    """RT that stand in two rows would be counted twice by a reader."""
    if row.rt_from is None or row.rt_to is None:
        return
    for first, last, other in taken.setdefault(row.region, []):
        if row.rt_from <= last and first <= row.rt_to:
            cell = f"{row.rt_from}-{row.rt_to}"
            raise RowError("RT", cell, _("sebagian sudah ada di baris %(row)d.") % {"row": other})
    taken[row.region].append((row.rt_from, row.rt_to, number))
