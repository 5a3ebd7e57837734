"""Figures are compared only like with like; a refusal says why."""

from datetime import date
from typing import Any

import pytest

from indicators.comparison import Basis, Figure, compare

BASIS = Basis("kekerasan", "kasus", date(2024, 1, 1), date(2024, 12, 31), "", "")


def figure(region: str, value: int | None, publisher: str = "dinas", **differing: Any) -> Figure:
    relative = differing.pop("is_relative", False)
    return Figure(region, BASIS._replace(**differing), publisher, value, relative)


def test_equal_unit_and_period_make_a_table() -> None:
    found = compare([figure("64.08", 45), figure("21.71", 266)])
    assert [table.regions for table in found.tables] == [["64.08", "21.71"]]
    assert found.alone == ()
    assert found.differing == ()


@pytest.mark.parametrize(
    ("differing", "names"),
    [
        ({"unit": "korban"}, ("unit",)),
        ({"end": date(2024, 11, 30)}, ("end",)),
        ({"start": date(2023, 1, 1), "end": date(2023, 12, 31)}, ("start", "end")),
        ({"metric": "aduan"}, ("metric",)),
        ({"dimension": "kelompok_umur", "category": "anak"}, ("dimension", "category")),
    ],
)
def test_anything_unequal_is_refused_and_named(differing: dict[str, Any], names: tuple[str, ...]) -> None:
    found = compare([figure("64.08", 54, **differing), figure("21.71", 266)])
    assert found.tables == ()
    assert len(found.alone) == 2
    assert found.differing == names


def test_two_publishers_of_a_region_both_stand_and_disagree() -> None:
    found = compare([figure("21.71", 266, "KemenPPPA"), figure("21.71", 265, "gowest.id"), figure("64.08", 45)])
    (table,) = found.tables
    assert [item.value for item in table.figures if item.region == "21.71"] == [266, 265]
    assert table.disagreeing == ["21.71"]


def test_publishers_of_one_region_alone_are_no_comparison() -> None:
    found = compare([figure("64.08", 54, "UPTD"), figure("64.08", 40, "dinas")])
    assert found.tables == ()
    assert found.differing == ("region",)


def test_a_percentage_is_never_put_among_counts() -> None:
    found = compare([figure("64.01", None, is_relative=True), figure("21.71", 266)])
    assert found.tables == ()
    assert "relative" in found.differing


def test_what_can_be_compared_is_while_the_rest_stands_apart() -> None:
    late = {"start": date(2025, 1, 1), "end": date(2025, 11, 30)}
    found = compare([figure("64.08", 45), figure("21.71", 266), figure("64.08", 54, **late)])
    assert len(found.tables) == 1
    assert [item.value for item in found.alone] == [54]
    assert found.differing == ("start", "end")


def test_a_withheld_value_is_no_disagreement() -> None:
    found = compare([figure("21.71", None, "a"), figure("21.71", 9, "b"), figure("64.08", 45)])
    assert found.tables[0].disagreeing == []
    assert found.tables[0].largest == 45


def test_nothing_to_compare_is_no_error() -> None:
    assert compare([]) == compare(iter(()))
