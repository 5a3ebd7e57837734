"""Keeps checked outlines in a file of its own until all of them are known to be good."""

import tempfile
from collections import defaultdict
from collections.abc import Iterator
from typing import Self

import shapely

from regions.boundaries import CITY

from .reading import Outline


class Spool:
    """A file that is gone when it is closed. In memory stand only codes, rows and where each outline begins."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="portal-outlines-")  # noqa: SIM115  # closed in __exit__
        self._places: dict[str, tuple[int, int]] = {}
        self.rows: dict[str, int] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    @property
    def codes(self) -> list[str]:
        return list(self._places)

    def add(self, outline: Outline) -> None:
        data = shapely.to_wkb(outline.shape)
        self._places[outline.code] = self._file.tell(), len(data)
        self._file.write(data)
        self.rows[outline.code] = outline.row

    def groups(self) -> Iterator[list[Outline]]:
        """Outlines of one level in one city or regency at a time, by code: those that can share a border."""
        grouped: dict[tuple[str, int], list[str]] = defaultdict(list)
        for code in sorted(self._places):
            grouped[code[:CITY] if len(code) > CITY else "", len(code)].append(code)
        for codes in grouped.values():
            yield [Outline(self.rows[code], code, self._read(code)) for code in codes]

    def _read(self, code: str) -> shapely.Geometry:
        start, length = self._places[code]
        self._file.seek(start)
        return shapely.from_wkb(self._file.read(length))
