"""Which figures may not be shown because a person could be behind them (FACTS STAT-01). Plain Python.

Hiding "2" helps nobody when 30 in all and 28 children stand beside it. So whatever adds up is an equation:
a total and its categories, a region and the regions in it. An equation with one hidden figure gives it away;
then its smallest other figure is hidden too, until no equation has just one. Periods see to themselves (periods.py),
and what only several equations together would tell is found by elimination (elimination.py). What this does not see:
figures of other names ("KDRT" and "bukan KDRT") and other publishers' pages (docs/decisions/small-figures.md).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from indicators.elimination import one_more
from indicators.periods import given_up, lines_of

# Cells below this could point at a person.
SMALLEST_SHOWN = 5


class Spot(NamedTuple):
    """What is counted where and when; publishers may give it different values."""

    region: str
    start: date
    end: date
    unit: str
    metric: str
    dimension: str
    category: str


@dataclass(frozen=True)
class Cell:
    """One published value; `key` is whatever the caller knows it by."""

    key: int
    spot: Spot
    value: int


@dataclass(frozen=True)
class Equation:
    """The parts of a whole. `whole` is None where nobody published it here; readers may know it all the same."""

    whole: Spot | None
    parts: tuple[Spot, ...]


def is_small(value: int | None) -> bool:
    """Whether a value is too small to be shown. Nought points at nobody."""
    return value is not None and 0 < value < SMALLEST_SHOWN


def withheld(cells: Iterable[Cell]) -> set[int]:
    """Keys of all cells that may not be shown: small ones, and those that would give a small one away."""
    found = list(cells)
    values: dict[Spot, int] = {}
    for cell in found:
        values[cell.spot] = max(values.get(cell.spot, 0), cell.value)
    small = {cell.spot for cell in found if is_small(cell.value)}
    if not small:
        return set()
    hidden = set(small)
    equations = list(_equations(values))
    lines = lines_of(values)
    while more := _more(equations, lines, hidden, values) or _together(small, hidden, values):
        hidden |= more
    return {cell.key for cell in found if cell.spot in hidden}


def _more(equations: list[Equation], lines: list[list[Spot]], hidden: set[Spot], values: dict[Spot, int]) -> set[Spot]:
    """What else must be hidden as things stand; that may ask for more in turn."""
    more = {spot for equation in equations if (spot := _to_hide(equation, hidden, values))}
    return more.union(*(given_up(line, hidden, values) for line in lines if not hidden.isdisjoint(line)))


def _together(small: set[Spot], hidden: set[Spot], values: dict[Spot, int]) -> set[Spot]:
    """What several equations together ask for, where each by itself asks for nothing any more."""
    found = one_more(small, hidden, values)
    return {found} if found else set()


def _to_hide(equation: Equation, hidden: set[Spot], values: dict[Spot, int]) -> Spot | None:
    """What else must be hidden so that the one hidden figure of an equation cannot be computed."""
    terms = [*equation.parts, *([equation.whole] if equation.whole else [])]
    if sum(term in hidden for term in terms) != 1:
        return None
    open_parts = [part for part in equation.parts if part not in hidden and values[part] > 0]
    if open_parts:
        return min(open_parts, key=lambda part: (values[part], part))
    # All other parts are nought: the whole is the hidden figure itself.
    return equation.whole if equation.whole and equation.whole not in hidden else None


def _equations(values: dict[Spot, int]) -> Iterator[Equation]:
    yield from _of_categories(values)
    yield from _of_regions(values)


def _of_categories(values: dict[Spot, int]) -> Iterator[Equation]:
    groups: dict[Spot, list[Spot]] = defaultdict(list)
    for spot in values:
        if spot.dimension:
            groups[spot._replace(category="")].append(spot)
    for group, parts in groups.items():
        whole = group._replace(dimension="")
        if len(parts) > 1:
            yield Equation(whole if whole in values else None, tuple(parts))


def _of_regions(values: dict[Spot, int]) -> Iterator[Equation]:
    groups: dict[Spot, list[Spot]] = defaultdict(list)
    for spot in values:
        if spot.region:
            groups[spot._replace(region=spot.region.rpartition(".")[0])].append(spot)
    for whole, parts in groups.items():
        if whole in values:
            yield Equation(whole, tuple(parts))
