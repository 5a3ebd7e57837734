"""Reads the rows of a CSV or XLSX file. A spreadsheet made to harm is refused before it is unpacked."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from portal.spreadsheets import FORMULA_STARTS
from regions.importing.reading import Problem, RegionFileError

__all__ = ["COLUMNS", "Problem", "TableError", "read_table"]

# Header of a file: what must be there, and what may be. Lists within a cell are divided by semicolons.
REQUIRED = ("nama", "lembaga", "wilayah")
OPTIONAL = (
    *("kode", "melayani", "layanan", "alamat", "lintang", "bujur", "ketelitian"),
    *("telepon", "whatsapp", "surel", "situs", "terakhir_dicoba", "dicoba_oleh", "sumber"),
)
COLUMNS = ("kode", *REQUIRED, *OPTIONAL[1:])
LARGEST_FILE = 10 * 1024 * 1024  # bytes on disk
LARGEST_UNPACKED = 100 * 1024 * 1024  # bytes of an XLSX when unpacked: a bomb grows a thousandfold
MOST_ROWS = 20_000
LONGEST_CELL = 1_000


class TableError(RegionFileError):
    """Nothing of the file was stored; `problems` says why."""


Row = dict[str, str]


def read_table(path: Path) -> list[tuple[int, Row]]:
    """Each filled row with its number in the file. Raises TableError with every problem, OSError for no file."""
    if path.stat().st_size > LARGEST_FILE:
        raise TableError([Problem(0, "", path.name, _("berkas lebih besar dari 10 MB"))])
    rows = _xlsx(path) if path.suffix.lower() == ".xlsx" else _csv(path)
    first = next(rows, None)
    if first is None:
        raise TableError([Problem(1, "", path.name, _("berkas kosong"))])
    header = [cell.strip().lower().replace(" ", "_") for cell in first[1]]
    problems = [Problem(1, name, "", _("kolom ini tidak ada")) for name in REQUIRED if name not in header]
    known = (name for name in header if name)
    problems += [Problem(1, name, name, _("kolom ini tidak dikenal")) for name in known if name not in COLUMNS]
    problems += [Problem(1, name, name, _("kolom ini ada dua kali")) for name in COLUMNS if header.count(name) > 1]
    found: list[tuple[int, Row]] = []
    for number, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        if len(found) == MOST_ROWS:
            problems.append(Problem(number, "", "", _("lebih dari 20.000 baris; bagi berkasnya")))
            break
        if any(cell.strip() for cell in cells[len(header) :]):
            problems.append(Problem(number, "", cells[len(header)], _("lebih banyak sel daripada judul kolom")))
        cells += [""] * (len(header) - len(cells))  # a program that writes CSV may leave out empty cells at the end
        row = {name: _unquoted(cell.strip()) for name, cell in zip(header, cells, strict=False) if name}
        problems += list(_faults(number, row))
        found.append((number, row))
    if not found and not problems:
        problems.append(Problem(2, "", "", _("berkas hanya berisi judul kolom")))
    if problems:
        raise TableError(problems)
    return found


def _unquoted(cell: str) -> str:
    """What we write out so that no program runs it (portal.spreadsheets) is read back as it was."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA_STARTS) else cell


def _faults(number: int, row: Row) -> Iterator[Problem]:
    for name, cell in row.items():
        if len(cell) > LONGEST_CELL:
            yield Problem(number, name, cell[:80], _("lebih panjang dari 1.000 huruf"))
        elif cell.startswith("="):
            yield Problem(number, name, cell[:80], _("rumus tidak dibaca; tempel nilainya saja"))
        elif not cell.replace("\n", " ").isprintable():
            yield Problem(number, name, cell[:80], _("berisi tanda yang tidak bisa dibaca"))


def _csv(path: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        reason = _("berkas tidak dalam UTF-8; simpan ulang sebagai “CSV UTF-8”")
        raise TableError([Problem(1, "", path.name, reason)]) from None
    first = text.partition("\n")[0]
    # A spreadsheet set to Indonesian writes semicolons: there the comma is the decimal sign. Tabs: copied out of one.
    reader = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=first.count), strict=True)
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        reason = _("tanda kutip atau baris tidak utuh (%(detail)s)") % {"detail": error}
        raise TableError([Problem(reader.line_num, "", "", reason)]) from None


def _xlsx(path: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        with ZipFile(path) as package:
            unpacked = sum(entry.file_size for entry in package.infolist())
    except BadZipFile:
        raise TableError([Problem(1, "", path.name, _("bukan berkas XLSX"))]) from None
    if unpacked > LARGEST_UNPACKED:
        raise TableError([Problem(1, "", path.name, _("isinya terlalu besar bila dibuka; simpan ulang sebagai CSV"))])
    try:
        book = load_workbook(path, read_only=True, data_only=False, keep_links=False)
        sheet = book.worksheets[0]
        for number, cells in enumerate(sheet.iter_rows(values_only=True, max_col=60), start=1):
            yield number, [_text(cell) for cell in cells]
            if number > 2 * MOST_ROWS:
                return
    except TableError:
        raise
    except Exception as error:  # noqa: BLE001  # openpyxl raises whatever a broken part of the file makes it trip over
        reason = _("berkas XLSX rusak (%(detail)s)") % {"detail": type(error).__name__}
        raise TableError([Problem(1, "", path.name, reason)]) from None


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return (cell.date() if isinstance(cell, datetime) else cell).isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
