"""Nobody can be found behind a figure: small ones are hidden, and so is what would give them away."""

import calendar
import random
import sys
from datetime import date, timedelta
from types import FrameType
from typing import Any

import pytest

from indicators import elimination
from indicators.suppression import Cell, Spot, is_small, withheld

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
JANUARY = (date(2026, 1, 1), date(2026, 1, 31))
REST = (date(2026, 2, 1), date(2026, 12, 31))
LEAVES = ["21.71.01", "21.71.02", "21.71.03"]
AGES = ["anak", "dewasa", "lansia"]


def spot(
    category: str = "",
    *,
    region: str = "21.71",
    period: tuple[date, date] = YEAR,
    unit: str = "kasus",
    metric: str = "kekerasan",
) -> Spot:
    return Spot(region, *period, unit, metric, "kelompok_umur" if category else "", category)


def hidden(*cells: tuple[Spot, int]) -> list[int]:
    """Positions of the cells that are withheld."""
    return sorted(withheld(Cell(place, spot, value) for place, (spot, value) in enumerate(cells)))


@pytest.mark.parametrize(
    ("value", "small"), [(None, False), (0, False), (1, True), (4, True), (5, False), (31953, False)]
)
def test_one_to_four_are_small(value: int | None, small: bool) -> None:
    assert is_small(value) is small


def test_where_nothing_is_small_nothing_is_hidden() -> None:
    assert hidden((spot(), 33), (spot("anak"), 23), (spot("perempuan"), 10)) == []


def test_two_women_cannot_be_computed_from_thirty_cases_and_28_children() -> None:
    # Batam, January 2026: the published figures of the demo.
    assert hidden((spot(), 30), (spot("anak"), 28), (spot("perempuan"), 2)) == [1, 2]


def test_the_smallest_other_figure_is_given_up_and_no_more() -> None:
    assert hidden((spot(), 60), (spot("a"), 3), (spot("b"), 7), (spot("c"), 50)) == [1, 2]


def test_two_small_ones_hide_each_other() -> None:
    # Balikpapan 2021: eksploitasi 4 and lainnya 2.
    assert hidden((spot("fisik"), 13), (spot("seksual"), 48), (spot("eksploitasi"), 4), (spot("lainnya"), 2)) == [2, 3]


def test_a_total_that_stands_elsewhere_is_reckoned_with() -> None:
    assert hidden((spot("anak"), 28), (spot("perempuan"), 2)) == [0, 1]


def test_nought_gives_nothing_away_and_hides_nothing() -> None:
    assert hidden((spot(), 3), (spot("anak"), 3), (spot("perempuan"), 0)) == [0, 1]


def test_another_publisher_does_not_tell_what_the_first_one_hid() -> None:
    assert hidden((spot("anak"), 28), (spot("perempuan"), 2), (spot("anak"), 28), (spot("perempuan"), 2)) == [
        0,
        1,
        2,
        3,
    ]


def test_a_kelurahan_cannot_be_computed_from_its_kecamatan() -> None:
    village = [spot(region=f"64.71.01.{number}") for number in (1001, 1002, 1003)]
    assert hidden((spot(region="64.71.01"), 20), (village[0], 3), (village[1], 8), (village[2], 9)) == [1, 2]


def test_kelurahan_whose_sum_nobody_published_stay_as_they_are() -> None:
    village = [spot(region=f"64.71.01.{number}") for number in (1001, 1002)]
    assert hidden((village[0], 3), (village[1], 8)) == [0]


def test_a_month_cannot_be_computed_from_its_year() -> None:
    assert hidden((spot(), 20), (spot(period=JANUARY), 2), (spot(period=REST), 18)) == [1, 2]


def test_months_that_do_not_fill_the_year_give_nothing_away() -> None:
    part = (date(2026, 3, 1), date(2026, 12, 31))
    assert hidden((spot(), 20), (spot(period=JANUARY), 2), (spot(period=part), 15)) == [1]


def months(first: int, last: int, year: int = 2026) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def test_a_month_cannot_be_computed_from_sums_that_overlap() -> None:
    # January to March and April to July are together as much as January to May and June to July.
    cells = [(spot(period=months(*ends)), value) for ends, value in (((1, 3), 3), ((4, 7), 30), ((1, 5), 9))]
    assert hidden(*cells, (spot(period=months(6, 7)), 24)) == [0, 2]


def test_a_month_that_only_quarter_half_year_and_year_give_away_is_hidden_through_all_of_them() -> None:
    quarters = [
        (spot(period=months(first, first + 2)), value) for first, value in ((1, 20), (4, 8), (7, 30), (10, 40))
    ]
    january = [(spot(period=months(month, month)), value) for month, value in ((1, 3), (2, 0), (3, 17))]
    halves = [(spot(period=months(first, first + 5)), value) for first, value in ((1, 28), (7, 70))]
    assert hidden((spot(), 98), *quarters, *halves, *january) == [7, 9]
    # With nothing but noughts beside it the quarter is the month: so it goes, and the next quarter with it.
    january = [(spot(period=months(month, month)), value) for month, value in ((1, 3), (2, 0), (3, 0))]
    assert hidden((spot(), 98), (quarters[0][0], 3), *quarters[1:], *halves, *january) == [1, 2, 7]


def atoms(place: Spot) -> set[tuple[str, int, str]]:
    """What a figure counts: days of leaf regions and leaf categories of the small world below."""
    regions = [place.region] if place.region.count(".") == 2 else LEAVES
    days = [day for day in range(12) if place.start <= date(2026, 1, 1) + timedelta(days=day) <= place.end]
    return {(r, day, c) for r in regions for day in days for c in ([place.category] if place.category else AGES)}


def computable(cells: list[tuple[Spot, int]], told: set[int]) -> list[int]:
    """Positions of the hidden figures that are a sum of multiples of the shown ones, found by elimination.

    Modulo a large prime: all coefficients here are -1, 0 and 1. Another way than the code's: over what is counted.
    """
    prime = 2_147_483_647
    columns = sorted(set().union(*(atoms(place) for place, _ in cells)))

    def row(place: int) -> list[int]:
        counted = atoms(cells[place][0])
        return [int(column in counted) for column in columns]

    def reduced(vector: list[int], basis: dict[int, list[int]]) -> list[int]:
        for lead, other in sorted(basis.items()):
            if vector[lead]:
                factor = vector[lead] * pow(other[lead], -1, prime)
                vector = [(a - factor * b) % prime for a, b in zip(vector, other, strict=True)]
        return vector

    basis: dict[int, list[int]] = {}
    for place in set(range(len(cells))) - told:
        vector = reduced(row(place), basis)
        if any(vector):
            basis[next(i for i, value in enumerate(vector) if value)] = vector
    return [place for place in sorted(told) if not any(reduced(row(place), basis))]


def small_world(chance: random.Random) -> list[tuple[Spot, int]]:
    """Some of the figures of a kota, its three kecamatan, three ages and days that add up in several ways."""
    counted = {(r, day, c): chance.choice((0, 1, 2, 7, 9)) for r in LEAVES for day in range(3) for c in AGES}
    places = [
        spot(category, region=region, period=(date(2026, 1, 1 + first), date(2026, 1, 1 + last)))
        for region in ("21.71", *LEAVES)
        for category in ("", *AGES)
        for first, last in ((0, 0), (1, 1), (2, 2), (0, 1), (0, 2))
    ]
    chosen = chance.sample(places, chance.randint(6, 30))
    # Every leaf stands somewhere: what is not published at all is not reckoned with.
    chosen += [spot(age, region=leaf, period=(date(2026, 1, 1), date(2026, 1, 3))) for leaf in LEAVES for age in AGES]
    return [(place, sum(counted[atom] for atom in atoms(place))) for place in dict.fromkeys(chosen)]


def test_a_table_too_large_for_one_look_is_looked_at_period_by_period(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(3)  # noqa: S311  # the same cases on each run
    worlds = [[cell for cell in small_world(chance) if cell[0].start == cell[0].end] for _case in range(150)]
    places = {cell[0] for cell in worlds[0]}
    totals = len({one.start for one in places} | {one.end for one in places}) + 1  # three days have four ends
    totals *= len({(one.region, one.category) for one in places})
    monkeypatch.setattr(elimination, "MOST", totals)
    assert len(list(elimination._systems(places))) == 1
    monkeypatch.setattr(elimination, "MOST", totals - 1)
    assert len(list(elimination._systems(places))) == 3
    monkeypatch.setattr(elimination, "MOST", 0)
    assert not any(told_by_all(world) for world in worlds)


def told_by_all(world: list[tuple[Spot, int]]) -> list[int]:
    return [place for place in computable(world, set(hidden(*world))) if world[place][1] > 0]


def test_no_hidden_figure_can_be_computed_from_all_the_shown_ones_together(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(2)  # noqa: S311  # the same cases on each run
    worlds = [small_world(chance) for _case in range(60)]
    for world in worlds:
        told = set(hidden(*world))
        small = {place for place, (_spot, value) in enumerate(world) if 0 < value < 5}
        assert small <= told
        assert small.isdisjoint(computable(world, told))
    # It takes looking at all of them together: equation by equation is not enough.
    monkeypatch.setattr("indicators.suppression.one_more", lambda *_: None)
    given_away = [world for world in worlds if any(world[place][1] < 5 for place in told_by_all(world))]
    assert len(given_away) > 5


def test_no_hidden_period_can_be_computed_from_shown_ones_whatever_is_published() -> None:
    chance = random.Random(1)  # noqa: S311  # the same cases on each run
    hid_more = 0
    for _case in range(400):
        daily = [chance.randint(1, 12) for _day in range(12)]
        line = []
        for begin, end in chance.sample([(a, b) for a in range(12) for b in range(a, 12)], chance.randint(2, 20)):
            period = (date(2026, 1, 1 + begin), date(2026, 1, 1 + end))
            line.append((spot(period=period), sum(daily[begin : end + 1])))
        told = set(hidden(*line))
        assert {place for place, (_spot, value) in enumerate(line) if value < 5} <= told
        hid_more += any(line[place][1] >= 5 for place in told)
        assert computable(line, told) == []
    assert hid_more > 50


def test_five_years_by_month_quarter_half_year_and_year_take_few_steps() -> None:
    cells = [(spot(period=(date(2021, 1, 1), date(2025, 12, 31))), 9999)]
    for year in range(2021, 2026):
        for length in (1, 3, 6, 12):
            for first in range(1, 13, length):
                small = length == 1 and first == 1
                cells.append((spot(period=months(first, first + length - 1, year)), 3 if small else 50 * length))
    most, steps = 50_000, 0

    def count(_frame: FrameType, _event: str, _argument: Any) -> None:
        nonlocal steps
        steps += 1
        if steps > most:
            raise AssertionError("more steps than can be waited for while a figure is saved")

    sys.setprofile(count)  # every call and return; seconds would depend on the machine
    try:
        told = hidden(*cells)
    finally:
        sys.setprofile(None)
    assert len(told) == 10
    assert steps > len(cells)


def test_what_was_hidden_for_one_sum_is_not_given_away_by_another() -> None:
    cells = (
        (spot(), 50),
        (spot("anak"), 40),
        (spot("perempuan"), 10),
        (spot(period=JANUARY), 12),
        (spot("anak", period=JANUARY), 9),
        (spot("perempuan", period=JANUARY), 3),
        (spot(period=REST), 38),
        (spot("anak", period=REST), 31),
        (spot("perempuan", period=REST), 7),
    )
    # January: 3 small, 9 with it. Each of them is a part of its year, so the rest of the year goes too.
    assert hidden(*cells) == [4, 5, 7, 8]


@pytest.mark.parametrize("other", [{"unit": "korban"}, {"metric": "aduan"}, {"period": JANUARY}, {"region": "64.71"}])
def test_figures_that_do_not_add_up_do_not_hide_each_other(other: dict[str, object]) -> None:
    assert hidden((spot("anak", **other), 28), (spot("perempuan"), 2)) == [1]  # type: ignore[arg-type]  # by name
