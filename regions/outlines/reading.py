"""Reads a GeoJSON file (RFC 7946) and says what is wrong in it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import shapely
from django.utils.translation import gettext as _
from shapely.geometry import shape as to_shape

from regions.importing.reading import Problem, RegionFileError
from regions.importing.rows import LATITUDES, LONGITUDES
from regions.lookup import as_code

__all__ = ["Outline", "OutlineError", "Problem", "read_outlines"]

# Names under which the usual files keep the Kemendagri code; another one is given with --property.
CODE_NAMES = ("code", "kode", "kode_wilayah", "kdepum", "kode_kemendagri", "kd_desa", "c", "id")
LARGEST_FILE = 512 * 1024 * 1024  # bytes; all of Indonesia is cut into provinces


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
            shape = shapely.make_valid(to_shape(geometry))
        except (ValueError, TypeError, AttributeError, IndexError, shapely.errors.ShapelyError) as error:
            self.note(row, "geometry", kind, _("koordinatnya tidak terbaca (%(detail)s)") % {"detail": error})
            return None
        shape = _areas_of(shape)
        if shape is None:
            self.note(row, "geometry", kind, _("tidak punya luas"))
            return None
        west, south, east, north = shape.bounds
        if not _inside(south, west, north, east):
            swapped = _inside(west, south, east, north)
            reason = _("lintang dan bujur tertukar; GeoJSON menulis bujur dulu") if swapped else _("di luar Indonesia")
            self.note(row, "geometry", f"{west:.3f}, {south:.3f}", reason)
            return None
        return shape


def _inside(south: float, west: float, north: float, east: float) -> bool:
    return (
        LATITUDES[0] <= south <= north <= LATITUDES[1] and LONGITUDES[0] <= west <= east <= LONGITUDES[1]
    )  # false for NaN too


def _areas_of(shape: Any) -> Any:
    """What of a mended shape is an area: make_valid may leave lines and points beside it. None where nothing is."""
    parts = [part for part in shapely.get_parts(shape).tolist() if part.geom_type in {"Polygon", "MultiPolygon"}]
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else shapely.union_all(parts)


def features_of(path: Path) -> Iterator[tuple[int, Any]]:
    """Each feature with its number: of a FeatureCollection, or of a file with one feature a line (RFC 8142)."""
    if path.stat().st_size > LARGEST_FILE:
        raise OutlineError([Problem(0, "", path.name, _("berkas lebih besar dari 512 MB; bagi per provinsi"))])
    with path.open("rb") as file:
        start = file.read(4096).lstrip()
        file.seek(0)
        try:
            if start.startswith(b"\x1e") or b'"FeatureCollection"' not in start:
                for row, line in enumerate(file, start=1):
                    if text := line.strip(b"\x1e \r\n\t"):
                        yield row, json.loads(text)
                return
            collection = json.load(file)
        except (ValueError, RecursionError) as error:
            raise OutlineError(
                [Problem(1, "", path.name, _("bukan GeoJSON (%(detail)s)") % {"detail": error})]
            ) from error
    features = collection.get("features")
    if not isinstance(features, list):
        raise OutlineError([Problem(1, "features", path.name, _("bukan FeatureCollection"))])
    yield from enumerate(features, start=1)


def read_outlines(path: Path, name: str = "") -> list[Outline]:
    """The outlines of a file. Raises OutlineError with every problem, OSError where it cannot be read."""
    reader = _Reader(name, [], {})
    found = [outline for row, feature in features_of(path) if (outline := reader.outline(row, feature))]
    if not found and not reader.problems:
        reader.note(1, "features", path.name, _("berkas tidak berisi satu pun wilayah"))
    if reader.problems:
        raise OutlineError(reader.problems)
    return found
