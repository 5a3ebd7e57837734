"""Checks one row of a region file and says what is wrong in it."""

import math
import re
from typing import NamedTuple

from django.utils.translation import gettext as _

from regions.models import Region
from regions.models.region import CODE_PATTERN, DEPTHS, POSTCODE_PATTERN, VILLAGE_LEVELS
from regions.points import inside_indonesia

from .reading import Problem, RegionFileError, Table

__all__ = ["Problem", "RegionFileError", "Row", "RowChecker"]

Level = Region.Level
NUMBERED = {"1": 1, "2": 2, "3": 3, "4": 4}

_code = re.compile(CODE_PATTERN)
_postcode = re.compile(POSTCODE_PATTERN)


class Row(NamedTuple):
    """A row that passed, as it will be stored."""

    code: str
    level: str
    name: str
    parent: str
    postcode: str
    latitude: float | None
    longitude: float | None


class RowChecker:
    """Checks row after row; remembers the codes seen, to find doubles and missing parents at the end."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.problems: list[Problem] = []
        self.rows_of: dict[str, int] = {}
        self.parents: dict[str, int] = {}
        self._position = {name: index for index, name in enumerate(table.columns)}

    def check(self, number: int, cells: list[str]) -> Row | None:
        """The row as it will be stored, or None after noting each problem in it."""
        if len(cells) != len(self.table.columns):
            reason = _("ada %(found)d kolom, seharusnya %(expected)d") % {
                "found": len(cells),
                "expected": len(self.table.columns),
            }
            self.problems.append(Problem(number, "", ",".join(cells)[:80], reason))
            return None
        before = len(self.problems)
        row = self.parse(number, cells)
        seen = self.rows_of.setdefault(row.code, number)
        if seen != number:
            self._note(number, "code", row.code, _("kode ini sudah ada di baris %(row)d") % {"row": seen})
        if len(self.problems) > before:
            return None
        if row.parent:
            self.parents.setdefault(row.parent, number)
        return row

    def parse(self, number: int, cells: list[str]) -> Row:
        """The cells as a row; problems are noted, so the row is good only if none was."""

        def cell(name: str) -> str:
            return cells[self._position[name]].strip()

        code, name, postcode = cell("code"), " ".join(cell("name").split()), cell("postcode")
        level = ""
        if _code.match(code):
            level = self._level(number, code, cell("level"), name)
            self._check_parent(number, code, cell("parent"))
        else:
            self._note(number, "code", code, _("kode berbentuk 64, 64.71, 64.71.01 atau 64.71.01.1001"))
        self._check_name(number, name)
        if postcode and not _postcode.fullmatch(postcode):
            self._note(number, "postcode", postcode, _("kode pos terdiri dari 5 angka dan tidak diawali 0"))
        latitude, longitude = self._point(number, cell("lat"), cell("lng")) if self.table.has_points else (None, None)
        return Row(code, level, name, cell("parent"), postcode, latitude, longitude)

    def _note(self, number: int, column: str, value: str, reason: str) -> None:
        self.problems.append(Problem(number, column, value[:80], reason))

    def _check_name(self, number: int, name: str) -> None:
        if not name:
            self._note(number, "name", name, _("nama kosong"))
        elif len(name) > 120:
            self._note(number, "name", name, _("nama lebih panjang dari 120 huruf"))
        elif not name.isprintable() or "\ufffd" in name:
            self._note(number, "name", name, _("nama berisi tanda yang tidak bisa dibaca; periksa pengodean berkas"))

    def _check_parent(self, number: int, code: str, parent: str) -> None:
        expected = code.rpartition(".")[0]
        if parent != expected:
            reason = (
                _("seharusnya %(code)s, awal dari kodenya") % {"code": expected}
                if expected
                else _("provinsi tidak punya induk; kosongkan")
            )
            self._note(number, "parent", parent, reason)

    def _level(self, number: int, code: str, value: str, name: str) -> str:
        depth = code.count(".") + 1
        word = value.lower()
        if word not in NUMBERED and word not in DEPTHS:
            reason = _("tingkat adalah 1 sampai 4, atau provinsi, kabupaten, kota, kecamatan, kelurahan, desa")
            self._note(number, "level", value, reason)
            return ""
        level = self._level_of(depth, code, name)
        stated = NUMBERED.get(word) or DEPTHS[Level(word)]
        if stated != depth or (word in DEPTHS and depth == 4 and level and word != level):
            self._note(number, "level", value, _("tingkat ini tidak cocok dengan kode %(code)s") % {"code": code})
        elif not level:
            reason = _("bagian keempat diawali 1 (kelurahan), 2 (desa) atau 3 (desa adat)")
            self._note(number, "code", code, reason)
        return word if word in DEPTHS and depth == 2 else level

    @staticmethod
    def _level_of(depth: int, code: str, name: str) -> str:
        if depth == 1:
            return Level.PROVINSI
        if depth == 2:
            # Codes from 71 on belong to cities; the name decides where it says what it is.
            is_city = name.startswith("Kota ") or (not name.startswith("Kabupaten ") and code[3:] >= "71")
            return Level.KOTA if is_city else Level.KABUPATEN
        return Level.KECAMATAN if depth == 3 else VILLAGE_LEVELS.get(code[9:10], "")

    def _point(self, number: int, lat: str, lng: str) -> tuple[float | None, float | None]:
        if not lat and not lng:
            return None, None
        numbers = [self._number(number, column, value) for column, value in (("lat", lat), ("lng", lng))]
        latitude, longitude = numbers
        if latitude is None or longitude is None:
            return None, None
        if not inside_indonesia(latitude, longitude):
            swapped = inside_indonesia(longitude, latitude)
            reason = _("lintang dan bujur tertukar") if swapped else _("titik ini di luar Indonesia")
            self._note(number, "lat, lng", f"{lat}, {lng}", reason)
        return latitude, longitude

    def _number(self, number: int, column: str, value: str) -> float | None:
        try:
            parsed = float(value)
        except ValueError:
            parsed = math.nan
        if math.isfinite(parsed):
            return parsed
        reason = _("isi keduanya, lintang dan bujur") if not value else _("bukan angka; pakai titik, contoh -1.214416")
        self._note(number, column, value, reason)
        return None
