"""Reads a GeoJSON file (RFC 7946) and says what is wrong in it."""

import math
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, NamedTuple

import shapely
from django.utils.translation import gettext as _
from shapely.geometry import shape as to_shape

from regions.importing.reading import Problem, RegionFileError
from regions.lookup import as_code
from regions.points import inside_indonesia

from .stream import NotGeoJsonError, features

__all__ = ["Outline", "OutlineError", "Problem", "read_outlines"]

# Names under which the usual files keep the Kemendagri code; another one is given with --property.
# Layers of BIG: KDEPUM a village, KDCPUM a district, KDPKAB a city or regency, KDPPUM a province.
CODE_NAMES = (
    *("code", "kode", "kode_wilayah", "kode_kemendagri", "kdepum", "kdcpum", "kdpkab", "kdppum"),
    *("kd_desa", "c", "id"),
)


class OutlineError(RegionFileError):
    """Nothing of the file was stored; `problems` says why."""


class Outline(NamedTuple):
    row: int
    code: str
    shape: Any  # shapely Polygon or MultiPolygon, valid


@dataclass
class _Reader:
    """Checks feature after feature; remembers codes, to find doubles."""

    name: str
    problems: list[Problem]
    seen: dict[str, int]

    def note(self, row: int, column: str, value: object, reason: str) -> None:
        self.problems.append(Problem(row, column, str(value)[:80], reason))

    def outline(self, row: int, feature: Any) -> Outline | None:
        """The feature as an outline; None after noting what is wrong with it."""
        properties = feature.get("properties") if isinstance(feature, dict) else None
        if not isinstance(properties, dict):
            self.note(row, "properties", "", _("bukan Feature GeoJSON"))
            return None
        code = self.code(row, properties)
        shape = self.shape(row, feature.get("geometry"))
        if not code or shape is None:
            return None
        first = self.seen.setdefault(code, row)
        if first != row:
            self.note(row, "code", code, _("kode ini sudah ada di fitur %(row)d") % {"row": first})
            return None
        return Outline(row, code, shape)

    def code(self, row: int, properties: dict[str, Any]) -> str:
        lower = {str(name).lower(): value for name, value in properties.items()}
        names = [self.name.lower()] if self.name else CODE_NAMES
        value = next((lower[name] for name in names if lower.get(name)), "")
        code = as_code(str(value))
        if not code:
            reason = _("tidak ada kode wilayah; sebut nama propertinya dengan --property")
            self.note(row, self.name or "code", value, reason if not value else _("bukan kode Kemendagri"))
        return code

    def shape(self, row: int, geometry: Any) -> Any:
        kind = geometry.get("type") if isinstance(geometry, dict) else None
        if kind not in {"Polygon", "MultiPolygon"}:
            self.note(row, "geometry", kind or "", _("harus Polygon atau MultiPolygon"))
            return None
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", RuntimeWarning)  # numpy's about NaN, which is refused in words here
                drawn = to_shape(geometry)
            if not math.isfinite(float(shapely.get_coordinates(drawn).sum())):
                self.note(row, "geometry", kind, _("ada koordinat yang bukan angka"))
                return None
            shape = shapely.make_valid(drawn)
        except (ValueError, TypeError, AttributeError, IndexError, shapely.errors.ShapelyError) as error:
            self.note(row, "geometry", kind, _("koordinatnya tidak terbaca (%(detail)s)") % {"detail": error})
            return None
        shape = areas_of(shape)
        if shape is None:
            self.note(row, "geometry", kind, _("tidak punya luas"))
            return None
        west, south, east, north = shape.bounds
        if not (inside_indonesia(south, west) and inside_indonesia(north, east)):
            swapped = inside_indonesia(west, south) and inside_indonesia(east, north)
            reason = _("lintang dan bujur tertukar; GeoJSON menulis bujur dulu") if swapped else _("di luar Indonesia")
            self.note(row, "geometry", f"{west:.3f}, {south:.3f}", reason)
            return None
        return shape


def areas_of(shape: Any) -> Any:
    """What of a mended shape is an area: make_valid may leave lines and points beside it. None where nothing is."""
    parts = [part for part in shapely.get_parts(shape).tolist() if part.geom_type in {"Polygon", "MultiPolygon"}]
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else shapely.union_all(parts)


def read_outlines(file: BinaryIO, name: str = "") -> Iterator[Outline]:
    """The outlines of a file one by one. Raises OutlineError with every problem, after the last of them."""
    reader = _Reader(name, [], {})
    row = 0
    try:
        for row, feature in enumerate(features(file), start=1):
            outline = reader.outline(row, feature)
            if outline and not reader.problems:
                yield outline
    except NotGeoJsonError as error:
        reader.note(row + 1, "", "", str(error))
    if not reader.seen and not reader.problems:
        reader.note(1, "features", "", _("berkas tidak berisi satu pun wilayah"))
    if reader.problems:
        raise OutlineError(reader.problems)
