"""How many RT have a trained cadre: each RT counts once, and nothing is guessed."""

import pytest

from regions.cadres import count, label, merge, overlap, trained_rt


def test_overlapping_trainings_count_an_rt_once() -> None:
    assert count([(1, 100), (50, 120)]) == 120


@pytest.mark.parametrize(
    ("ranges", "merged"),
    [
        ([], []),
        ([(5, 5)], [(5, 5)]),
        ([(1, 5), (6, 9)], [(1, 9)]),  # neighbours are one range
        ([(1, 5), (7, 9)], [(1, 5), (7, 9)]),  # RT 6 is missing
        ([(7, 9), (1, 5)], [(1, 5), (7, 9)]),
        ([(1, 10), (3, 4)], [(1, 10)]),  # one inside the other
        ([(1, 10), (1, 10)], [(1, 10)]),
        ([(1, 10), (10, 10)], [(1, 10)]),
    ],
)
def test_ranges_become_few_without_losing_or_inventing_an_rt(
    ranges: list[tuple[int, int]], merged: list[tuple[int, int]]
) -> None:
    assert merge(ranges) == merged
    assert {rt for a, b in merged for rt in range(a, b + 1)} == {rt for a, b in ranges for rt in range(a, b + 1)}


@pytest.mark.parametrize("bad", [(0, 3), (-1, 2), (5, 4)])
def test_a_range_that_cannot_be_is_refused(bad: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="not a range"):
        merge([(1, 2), bad])


def test_where_nobody_recorded_the_rt_the_total_is_unknown_and_not_the_highest_number() -> None:
    found = trained_rt([(1, 100)], [])
    assert found["trained"] == 100
    assert found["all"] is None


def test_trained_rt_beyond_the_record_are_said_and_not_hidden() -> None:
    found = trained_rt([(90, 110)], [(1, 100)])
    assert (found["trained"], found["all"], found["unlisted"]) == (21, 100, 10)


def test_an_overlap_is_only_what_is_in_both() -> None:
    assert overlap([(1, 10), (20, 30)], [(5, 25)]) == [(5, 10), (20, 25)]
    assert overlap([(1, 4)], [(5, 9)]) == []


def test_the_label_reads_as_people_write_it() -> None:
    assert label([(1, 100), (103, 103)]) == "1–100, 103"
