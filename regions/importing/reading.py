"""Reads a region file line by line, and says in words where it is not the file it should be."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _

REQUIRED = ("code", "level", "name", "parent", "postcode")
OPTIONAL = ("lat", "lng")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a file: row (the header is row 1), column, value, reason."""

    row: int
    column: str
    value: str
    reason: str

    def __str__(self) -> str:
        return _("baris %(row)d, kolom %(column)s, isi “%(value)s”: %(reason)s") % {
            "row": self.row,
            "column": self.column or "-",
            "value": self.value,
            "reason": self.reason,
        }


class RegionFileError(Exception):
    """Raised when a file is refused; holds every problem found. Nothing of the file was applied."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(str(problems[0]) if problems else "")
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Table:
    """The header of a file: where each column is, and whether it carries points."""

    columns: tuple[str, ...]
    delimiter: str

    @property
    def has_points(self) -> bool:
        return "lat" in self.columns


def _lines(file: BinaryIO) -> Iterator[str]:
    for number, raw in enumerate(file, start=1):
        try:
            yield raw.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            reason = _("berkas tidak dalam UTF-8; simpan ulang sebagai “CSV UTF-8”")
            value = raw[max(0, error.start - 20) : error.end + 20].decode("ascii", "replace").strip()
            raise RegionFileError([Problem(number, "", value, reason)]) from error


def read_header(file: BinaryIO) -> Table:
    """The columns of the file. Raises RegionFileError for an empty file or a missing or unknown column."""
    file.seek(0)
    first = next(_lines(file), "")
    if not first.strip():
        raise RegionFileError([Problem(1, "", "", _("berkas kosong"))])
    # A spreadsheet set to Indonesian writes semicolons: there the comma is the decimal sign.
    delimiter = ";" if first.count(";") > first.count(",") else ","
    columns = tuple(name.strip().lower() for name in next(csv.reader([first], delimiter=delimiter)))
    missing = [name for name in REQUIRED if name not in columns]
    if ("lat" in columns) != ("lng" in columns):
        missing += [name for name in OPTIONAL if name not in columns]
    problems = [Problem(1, name, "", _("kolom ini tidak ada")) for name in missing]
    problems += [
        Problem(1, name, name, _("kolom ini ada dua kali"))
        for name in (*REQUIRED, *OPTIONAL)
        if columns.count(name) > 1
    ]
    if problems:
        raise RegionFileError(problems)
    return Table(columns, delimiter)


def read_rows(file: BinaryIO, table: Table) -> Iterator[tuple[int, list[str]]]:
    """Each filled row with its number. Raises RegionFileError where the text cannot be read as CSV."""
    file.seek(0)
    reader = csv.reader(_lines(file), delimiter=table.delimiter, strict=True)
    try:
        next(reader)
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells
    except csv.Error as error:
        reason = _("tanda kutip atau baris tidak utuh (%(detail)s)") % {"detail": error}
        raise RegionFileError([Problem(reader.line_num, "", "", reason)]) from error
