"""The figures of a place as the data page shows them: by what is counted and when, publishers side by side."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from indicators import words

if TYPE_CHECKING:
    from indicators.models import CaseStatistic


@dataclass
class Claim:
    """A publisher's words on where its figures come from; printed once for all its figures of a group."""

    publisher: str
    as_of: date | None
    source_url: str
    notes: list[str] = field(default_factory=list)
    total: "CaseStatistic | None" = None
    provisional: bool = False

    @property
    def value(self) -> str:
        return words.value(self.total) if self.total else ""


@dataclass
class Breakdown:
    """Categories of one dimension, a column for each publisher; None where a publisher gives none."""

    dimension: str
    rows: dict[str, dict[str, str]] = field(default_factory=dict)
    publishers: list[str] = field(default_factory=list)

    @property
    def lines(self) -> list[tuple[str, list[str]]]:
        return [(name, [cells.get(who, "–") for who in self.publishers]) for name, cells in self.rows.items()]


@dataclass
class Group:
    """All that is said of one thing counted in one unit over one period."""

    metric: str
    unit: str
    period: str
    claims: list[Claim] = field(default_factory=list)
    breakdowns: list[Breakdown] = field(default_factory=list)
    withholds: bool = False

    @property
    def totals(self) -> list[Claim]:
        return [claim for claim in self.claims if claim.total]

    @property
    def disagree(self) -> bool:
        """Whether publishers give different totals. Withheld values are not compared: that would tell them."""
        return len({c.total.public_value for c in self.totals if c.total and c.total.public_value is not None}) > 1


def groups_of(statistics: "Iterable[CaseStatistic]") -> list[Group]:
    """The figures of one region in groups, in the order given."""
    groups: dict[tuple[str, str, date, date], Group] = {}
    for row in statistics:
        key = (row.metric, row.unit, row.period_from, row.period_to)
        if key not in groups:
            groups[key] = Group(words.metric(row), words.unit(row), words.period(row.period_from, row.period_to))
        _add(groups[key], row)
    return list(groups.values())


def _add(group: Group, row: "CaseStatistic") -> None:
    claim = _claim(group, row)
    note = words.note(row)
    if note and note not in claim.notes:
        claim.notes.append(note)
    claim.provisional |= row.provisional
    group.withholds |= row.suppressed or (row.value is not None and row.public_value is None)
    if not row.dimension:
        claim.total = row
        return
    label = words.dimension(row)
    breakdown = next((known for known in group.breakdowns if known.dimension == label), None)
    if breakdown is None:
        breakdown = Breakdown(label)
        group.breakdowns.append(breakdown)
    if row.publisher not in breakdown.publishers:
        breakdown.publishers.append(row.publisher)
    breakdown.rows.setdefault(words.category(row), {})[row.publisher] = words.value(row)


def _claim(group: Group, row: "CaseStatistic") -> Claim:
    for claim in group.claims:
        same = (claim.publisher, claim.as_of, claim.source_url) == (row.publisher, row.as_of, row.source_url)
        if same and not (claim.total and not row.dimension):
            return claim
    claim = Claim(row.publisher, row.as_of, row.source_url)
    group.claims.append(claim)
    return claim
