"""Figures that only several equations together give away: found by elimination, as a reader with time would.

A figure is the difference of two running totals of its line, one at each end of its period. At each end the total is
the sum of its categories, and a region the sum of the regions in it. A hidden figure can be computed if and only if it
is a sum of multiples of these relations and of shown figures (linear algebra). Plain Python, modulo a large prime.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indicators.suppression import Spot

PRIME = 2**61 - 1  # coefficients are small whole numbers: a multiple of it by chance would hide one figure too many
MOST = 1_500  # running totals in one system: an editor waits for it at each save
ONE_DAY = timedelta(days=1)

Line = tuple[str, str, str]  # region, dimension, category
Total = tuple[date, Line]
Vector = dict[Total, int]


@dataclass
class Row:
    """A sum of running totals, and the multiples of shown figures that it is made of."""

    vector: Vector
    made_of: "dict[Spot, int]" = field(default_factory=dict)

    def minus(self, other: "Row", factor: int) -> None:
        for mine, theirs in ((self.vector, other.vector), (self.made_of, other.made_of)):
            _subtract(mine, theirs, factor)


def _subtract(mine: dict, theirs: Mapping, factor: int) -> None:
    for name, value in theirs.items():
        if left := (mine.get(name, 0) - factor * value) % PRIME:
            mine[name] = left
        else:
            mine.pop(name, None)


def one_more(small: "set[Spot]", hidden: "set[Spot]", values: "Mapping[Spot, int]") -> "Spot | None":
    """The smallest shown figure among those that together tell one of `small`; None where nothing does.

    Only the small ones: whether another hidden figure can be computed is of no matter while these cannot.
    """
    families: dict[tuple[str, str], set[Spot]] = defaultdict(set)
    for spot in values:
        families[spot.unit, spot.metric].add(spot)
    for family in families.values():
        for spots in _systems(family):
            if not small.isdisjoint(spots) and (found := _given_away(spots & small, spots, hidden, values)):
                return found
    return None


def _systems(family: "set[Spot]") -> "Iterator[set[Spot]]":
    """All periods together; each by itself where that would take too long."""
    ends = {spot.start for spot in family} | {spot.end + ONE_DAY for spot in family}
    if len(ends) * len({_line(spot) for spot in family}) <= MOST:
        yield family
        return
    periods: dict[tuple[date, date], set[Spot]] = defaultdict(set)
    for spot in family:
        periods[spot.start, spot.end].add(spot)
    yield from periods.values()


def _given_away(
    small: "set[Spot]", spots: "set[Spot]", hidden: "set[Spot]", values: "Mapping[Spot, int]"
) -> "Spot | None":
    basis: dict[Total, Row] = {}
    for row in (*_relations(spots), *_known(spots, hidden)):
        lead = _reduce(row, basis)
        if lead is not None:
            inverse = pow(row.vector[lead], -1, PRIME)
            basis[lead] = Row(
                {name: value * inverse % PRIME for name, value in row.vector.items()},
                {name: value * inverse % PRIME for name, value in row.made_of.items()},
            )
    for spot in sorted(small):
        row = Row(_vector(spot))
        # Nought is shown: where only noughts tell it, publishers disagree.
        if _reduce(row, basis) is None and (told_by := [other for other in row.made_of if values[other]]):
            return min(told_by, key=lambda other: (values[other], other))
    return None


def _reduce(row: Row, basis: Mapping[Total, Row]) -> Total | None:
    """Takes out what the basis explains; the first total that is left."""
    while row.vector:
        lead = min(row.vector)
        if lead not in basis:
            return lead
        row.minus(basis[lead], row.vector[lead])
    return None


def _line(spot: "Spot") -> Line:
    return (spot.region, spot.dimension, spot.category)


def _vector(spot: "Spot") -> Vector:
    return {(spot.start, _line(spot)): PRIME - 1, (spot.end + ONE_DAY, _line(spot)): 1}


def _relations(spots: "set[Spot]") -> Iterator[Row]:
    """At each end of a period: a whole and its categories, a region and the regions in it."""
    ends = sorted({spot.start for spot in spots} | {spot.end + ONE_DAY for spot in spots})
    lines = {_line(spot) for spot in spots}
    groups: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in sorted(lines):
        if line[1]:
            groups[line[0], line[1]].append(line)
    sums = [((region, "", ""), parts) for (region, _), parts in groups.items() if len(parts) > 1]
    lines.update(whole for whole, _ in sums)
    inside: dict[Line, list[Line]] = defaultdict(list)
    for region, dimension, category in sorted(lines):
        above = (region.rpartition(".")[0], dimension, category)
        if region and above in lines:
            inside[above].append((region, dimension, category))
    for whole, parts in [*sums, *inside.items()]:
        for end in ends:
            yield Row({(end, whole): 1, **{(end, part): PRIME - 1 for part in parts}})


def _known(spots: "set[Spot]", hidden: "set[Spot]") -> Iterator[Row]:
    """What readers see, and totals that nobody published here: they may know them all the same."""
    for spot in sorted(spots - hidden):
        yield Row(_vector(spot), {spot: 1})
    for whole in sorted(_elsewhere(spots)):
        yield Row(_vector(whole))


def _elsewhere(spots: "Iterable[Spot]") -> "set[Spot]":
    groups: dict[Spot, int] = defaultdict(int)
    for spot in spots:
        if spot.dimension:
            groups[spot._replace(category="")] += 1
    return {group._replace(dimension="") for group, parts in groups.items() if parts > 1} - set(spots)
