"""The table of who took part, and its sums. Overlapping RT ranges of one kelurahan count once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from regions.cadres import Range, count


class Line(NamedTuple):
    region: Any  # regions.models.Region
    rt: str
    rt_count: int | None
    villages: int | None
    people: int | None
    note: str


@dataclass
class Participants:
    """`rt`, `villages` and `people` are None where no row says anything of them: not zero, but unknown."""

    lines: list[Line] = field(default_factory=list)
    rt: int | None = None
    villages: int | None = None
    people: int | None = None

    def __bool__(self) -> bool:
        return bool(self.lines)

    @property
    def has_sums(self) -> bool:
        return len(self.lines) > 1 and (self.rt, self.villages, self.people) != (None, None, None)


def participants(rows: Iterable[Any], language: str = "id") -> Participants:
    """Rows of news.models.ParticipantRow in their order, with sums."""
    found = Participants()
    ranges: dict[Any, list[Range]] = defaultdict(list)
    for row in rows:
        if row.rt_from is not None and row.rt_to is not None:
            ranges[row.region_id].append((row.rt_from, row.rt_to))
        for name in ("villages", "people"):
            if (number := getattr(row, name)) is not None:
                setattr(found, name, (getattr(found, name) or 0) + number)
        note = (language == "en" and row.note_en) or row.note
        found.lines.append(Line(row.region, _label(row), row.rt_count, row.villages, row.people, note))
    if ranges:
        found.rt = sum(count(of_region) for of_region in ranges.values())
    return found


def _label(row: Any) -> str:
    if row.rt_from is None:
        return ""
    return str(row.rt_from) if row.rt_from == row.rt_to else f"{row.rt_from}–{row.rt_to}"
