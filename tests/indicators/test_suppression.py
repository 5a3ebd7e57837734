"""Nobody can be found behind a figure: small ones are hidden, and so is what would give them away."""

from datetime import date

import pytest

from indicators.suppression import Cell, Spot, is_small, withheld

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
JANUARY = (date(2026, 1, 1), date(2026, 1, 31))
REST = (date(2026, 2, 1), date(2026, 12, 31))


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
