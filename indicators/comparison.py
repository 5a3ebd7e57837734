"""Puts figures side by side only where they count the same thing, in the same unit, over the same time. Plain Python.

A refusal is said in words; the figures are then shown each for itself. Two publishers of one region both stand.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Basis(NamedTuple):
    """What must be equal before figures are compared."""

    metric: str
    unit: str
    start: date
    end: date
    dimension: str
    category: str


@dataclass(frozen=True)
class Figure:
    """One figure; `value` is None where it is withheld or only known as a percentage of another."""

    region: str
    basis: Basis
    publisher: str
    value: int | None
    is_relative: bool = False
    key: int = 0


@dataclass(frozen=True)
class Table:
    """Figures of at least two regions on one basis, regions in the order in which they were given."""

    basis: Basis
    figures: tuple[Figure, ...]

    @property
    def regions(self) -> list[str]:
        return list(dict.fromkeys(figure.region for figure in self.figures))

    @property
    def disagreeing(self) -> list[str]:
        """Regions for which publishers give different values."""
        return [
            region
            for region in self.regions
            if len({figure.value for figure in self.figures if figure.region == region and figure.value is not None})
            > 1
        ]

    @property
    def largest(self) -> int:
        return max((figure.value for figure in self.figures if figure.value is not None), default=0)


@dataclass(frozen=True)
class Comparison:
    """`differing` names what keeps the figures in `alone` out of a table: fields of Basis, "relative", "region"."""

    tables: tuple[Table, ...]
    alone: tuple[Figure, ...]
    differing: tuple[str, ...]


def compare(figures: Iterable[Figure]) -> Comparison:
    """Tables of what can be compared, and what is left with the reasons."""
    given = list(figures)
    groups: dict[Basis, list[Figure]] = defaultdict(list)
    for figure in given:
        if not figure.is_relative:
            groups[figure.basis].append(figure)
    tables = tuple(
        Table(basis, tuple(group)) for basis, group in groups.items() if len({figure.region for figure in group}) > 1
    )
    compared = {id(figure) for table in tables for figure in table.figures}
    alone = tuple(figure for figure in given if id(figure) not in compared)
    return Comparison(tables, alone, _differing(given, alone))


def _differing(given: list[Figure], alone: tuple[Figure, ...]) -> tuple[str, ...]:
    """Where figures that stand alone differ from figures of other regions."""
    if not alone:
        return ()
    found: set[str] = {"relative"} if any(figure.is_relative for figure in alone) else set()
    others = [(one, other) for one in alone for other in given if one.region != other.region]
    for one, other in others:
        found |= {
            name for name, left, right in zip(Basis._fields, one.basis, other.basis, strict=True) if left != right
        }
    if not others:
        found.add("region")
    order = ("relative", "unit", "start", "end", "metric", "dimension", "category", "region")
    return tuple(name for name in order if name in found)
