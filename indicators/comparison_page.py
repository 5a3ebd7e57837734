"""A comparison in words: tables of what can be compared, and plain reasons for what cannot."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from indicators import words
from indicators.comparison import Basis, Comparison, Figure, Table, compare

if TYPE_CHECKING:
    from indicators.models import CaseStatistic


@dataclass(frozen=True)
class Bar:
    """One figure in a table; `percent` is the length of its bar, empty where the number is not shown."""

    row: "CaseStatistic"
    place: str
    value: str
    percent: str


@dataclass(frozen=True)
class ShownTable:
    caption: str
    unit: str
    bars: list[Bar]
    disagreeing: list[str]


def figure_of(row: "CaseStatistic") -> Figure:
    basis = Basis(row.metric, row.unit, row.period_from, row.period_to, row.dimension, row.category)
    is_relative = row.value is None
    return Figure(row.region.code if row.region else "", basis, row.publisher, row.public_value, is_relative, row.pk)


def comparison_context(rows: "Iterable[CaseStatistic]") -> dict[str, object]:
    """Context of a comparison: tables, figures that stand alone, reasons for it."""
    known = {row.pk: row for row in rows}
    comparison = compare(figure_of(row) for row in known.values())
    return {
        "tables": [_shown(table, known) for table in comparison.tables],
        "alone": [(row, words.place(row), describe(row), words.value(row)) for row in _alone(comparison, known)],
        "reasons": reasons(comparison, list(known.values())),
    }


def _alone(comparison: Comparison, known: "dict[int, CaseStatistic]") -> "list[CaseStatistic]":
    return [known[figure.key] for figure in comparison.alone]


def describe(row: "CaseStatistic") -> str:
    """What is counted, of whom, and when: "Kasus kekerasan, anak, 2024"."""
    category = words.category(row) if row.category else ""
    return ", ".join(filter(None, [words.metric(row), category, words.period(row.period_from, row.period_to)]))


def _shown(table: Table, known: "dict[int, CaseStatistic]") -> ShownTable:
    first = known[table.figures[0].key]
    titles = {figure.region: words.place(known[figure.key]) for figure in table.figures}
    bars = [
        Bar(known[f.key], titles[f.region], words.value(known[f.key]), _percent(f.value, table.largest))
        for region in table.regions
        for f in table.figures
        if f.region == region
    ]
    return ShownTable(describe(first), words.unit(first), bars, [titles[code] for code in table.disagreeing])


def _percent(value: int | None, largest: int) -> str:
    return f"{100 * value / largest:.1f}" if value is not None and largest else ""


def reasons(comparison: Comparison, rows: "list[CaseStatistic]") -> list[str]:
    """Why some figures are not in a table, one sentence a reason."""
    differing = set(comparison.differing)
    said = []
    if "unit" in differing:
        units = {words.unit(row) for row in rows}
        said.append(_("Satuannya berbeda: %(units)s.") % {"units": _join(units)})
    if differing & {"start", "end"}:
        periods = dict.fromkeys(words.period(row.period_from, row.period_to) for row in rows)
        said.append(_("Periodenya berbeda: %(periods)s.") % {"periods": _join(periods)})
    if "metric" in differing:
        metrics = dict.fromkeys(words.metric(row) for row in rows)
        said.append(_("Yang dihitung berbeda: %(metrics)s.") % {"metrics": "; ".join(metrics)})
    if differing & {"dimension", "category"}:
        said.append(_("Sebagian adalah jumlah seluruhnya, sebagian hanya satu kelompok."))
    if "relative" in differing:
        said.append(_("Ada angka yang hanya diketahui sebagai persen dari angka lain, bukan jumlah."))
    if "region" in differing:
        said.append(_("Hanya ada angka dari satu wilayah."))
    return said


def _join(items: Iterable[str]) -> str:
    return ", ".join(sorted(items))
