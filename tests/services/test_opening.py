"""Open now? The edges at which such words go wrong: midnight, holidays, lunch, other time zones, Sunday to Monday."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from services.hours import state_text, text_now
from services.opening import Hours, Opening, SpecialDays, overlaps, state_at

WITA = "Asia/Makassar"
MONDAY = date(2026, 11, 23)


def at(day: date, clock: str, zone: str = WITA) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), ZoneInfo(zone))


def office(**values: object) -> Hours:
    week = [Opening(day, time(8), time(16)) for day in range(1, 6)]
    return Hours(WITA, week, **values)  # type: ignore[arg-type]  # each test names what it changes


@pytest.mark.parametrize(
    ("day", "clock", "text"),
    [
        (MONDAY, "07:59", "tutup, buka lagi hari ini 08.00 WITA"),
        (MONDAY, "08:00", "buka sampai 16.00 WITA"),
        (MONDAY, "15:59", "buka sampai 16.00 WITA"),
        (MONDAY, "16:00", "tutup, buka lagi besok 08.00 WITA"),
        (date(2026, 11, 27), "17:00", "tutup, buka lagi Senin 08.00 WITA"),
        (date(2026, 11, 29), "12:00", "tutup, buka lagi besok 08.00 WITA"),
    ],
)
def test_an_office_says_until_when_or_when_again(day: date, clock: str, text: str) -> None:
    assert text_now(office(), at(day, clock)) == text


def test_the_same_moment_is_told_in_the_time_of_the_place() -> None:
    ten_in_jakarta = at(MONDAY, "15:30", "Asia/Jakarta")
    assert text_now(office(), ten_in_jakarta) == "tutup, buka lagi besok 08.00 WITA"
    assert text_now(Hours("Asia/Jakarta", office().week), ten_in_jakarta) == "buka sampai 16.00 WIB"


def test_a_public_holiday_is_named_and_the_next_working_day_too() -> None:
    independence = date(2026, 8, 17)  # a Monday
    text = text_now(office(), at(independence, "10:00"))
    assert "Kemerdekaan" in text
    assert text.endswith("buka lagi besok 08.00 WITA")
    assert text_now(office(closed_on_holidays=False), at(independence, "10:00")) == "buka sampai 16.00 WITA"


def test_a_dated_closure_wins_over_the_week_and_a_special_opening_over_a_holiday() -> None:
    closed = office(exceptions=[SpecialDays(MONDAY, MONDAY, reason="rapat kerja")])
    assert text_now(closed, at(MONDAY, "10:00")) == "tutup (rapat kerja), buka lagi besok 08.00 WITA"
    christmas = date(2026, 12, 25)
    duty = office(exceptions=[SpecialDays(christmas, christmas, time(9), time(12))])
    assert text_now(duty, at(christmas, "10:00")) == "buka sampai 12.00 WITA"


def test_a_night_shift_is_open_after_midnight() -> None:
    night = Hours(WITA, [Opening(7, time(22), time(6))])
    assert text_now(night, at(date(2026, 11, 29), "23:00")) == "buka sampai 06.00 WITA"
    assert text_now(night, at(date(2026, 11, 30), "05:59")) == "buka sampai 06.00 WITA"
    assert state_at(night, at(date(2026, 11, 30), "06:00")).is_open is False


def test_openings_that_touch_are_one() -> None:
    both = Hours(WITA, [Opening(1, time(8), time(12)), Opening(1, time(12), time(16))])
    assert text_now(both, at(MONDAY, "09:00")) == "buka sampai 16.00 WITA"


def test_a_lunch_break_is_closed() -> None:
    split = Hours(WITA, [Opening(1, time(8), time(12)), Opening(1, time(13), time(16))])
    assert text_now(split, at(MONDAY, "12:30")) == "tutup, buka lagi hari ini 13.00 WITA"


def test_unknown_hours_are_not_called_closed() -> None:
    assert state_at(Hours(WITA), at(MONDAY, "10:00")) is None
    assert state_text(None, WITA, at(MONDAY, "10:00")) == ""


def test_a_place_closed_for_longer_than_anybody_plans_names_no_day() -> None:
    gone = office(exceptions=[SpecialDays(date(2026, 1, 1), date(2027, 12, 31))])
    assert text_now(gone, at(MONDAY, "10:00")) == "tutup"


@pytest.mark.parametrize(
    ("first", "second", "overlap"),
    [
        (Opening(1, time(8), time(12)), Opening(1, time(12), time(16)), False),
        (Opening(1, time(8), time(12)), Opening(1, time(11, 59), time(16)), True),
        (Opening(1, time(22), time(6)), Opening(2, time(5), time(9)), True),
        (Opening(7, time(22), time(6)), Opening(1, time(5), time(9)), True),
        (Opening(7, time(22), time(6)), Opening(1, time(6), time(9)), False),
        (Opening(1, time(8), time(12)), Opening(2, time(8), time(12)), False),
    ],
)
def test_overlapping_hours_are_found_across_midnight_and_across_the_week(
    first: Opening, second: Opening, overlap: bool
) -> None:
    assert bool(overlaps([first, second])) is overlap
