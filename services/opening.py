"""Is it open now, and when again? Pure functions of a week, exceptions and a moment; nothing here asks a database."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

import holidays

LOOK_AHEAD = 14  # days within which the next opening is named; Lebaran closes offices for up to ten


class Opening(NamedTuple):
    """A weekly rule; Monday is 1. `closes` not after `opens` is on the next day."""

    weekday: int
    opens: time
    closes: time


class SpecialDays(NamedTuple):
    """Days, both included, on which the weekly rules do not hold. Without hours: closed."""

    first: date
    last: date
    opens: time | None = None
    closes: time | None = None
    reason: str = ""


class Interval(NamedTuple):
    """From when until when, in the time of the place."""

    start: datetime
    end: datetime


@dataclass(frozen=True)
class Hours:
    """When a place is open. Without rules nobody knows: that is said, not taken for closed."""

    zone: str
    week: Sequence[Opening] = ()
    exceptions: Sequence[SpecialDays] = ()
    closed_on_holidays: bool = True

    @property
    def known(self) -> bool:
        return bool(self.week or self.exceptions)


class State(NamedTuple):
    """`until` is when it closes if open, `opens` when it opens next if closed (None: not within LOOK_AHEAD days)."""

    is_open: bool
    until: datetime | None = None
    opens: datetime | None = None
    reason: str = ""


@lru_cache(maxsize=8)
def public_holidays(year: int) -> dict[date, str]:
    """Indonesian public holidays of a year by their name; days moved by decree come with the library's updates."""
    return dict(holidays.country_holidays("ID", years=year, language="id"))


def holiday_on(day: date) -> str:
    return public_holidays(day.year).get(day, "")


def exception_on(hours: Hours, day: date) -> SpecialDays | None:
    return next((entry for entry in hours.exceptions if entry.first <= day <= entry.last), None)


def why_closed(hours: Hours, day: date) -> str:
    """The closure's reason or the holiday's name; "" where an ordinary week simply has no hours."""
    exception = exception_on(hours, day)
    if exception is not None:
        return exception.reason if exception.opens is None else ""
    return holiday_on(day) if hours.closed_on_holidays else ""


def intervals_of(hours: Hours, day: date) -> Iterator[Interval]:
    """The openings that begin on a day. A dated exception wins over a holiday, a holiday over the week."""
    exception = exception_on(hours, day)
    if exception is not None:
        if exception.opens is not None and exception.closes is not None:
            yield _interval(day, exception.opens, exception.closes, hours.zone)
        return
    if hours.closed_on_holidays and holiday_on(day):
        return
    for rule in sorted(hours.week):
        if rule.weekday == day.isoweekday():
            yield _interval(day, rule.opens, rule.closes, hours.zone)


def _interval(day: date, opens: time, closes: time, zone: str) -> Interval:
    start = datetime.combine(day, opens, ZoneInfo(zone))
    end = datetime.combine(day if closes > opens else day + timedelta(days=1), closes, ZoneInfo(zone))
    return Interval(start, end)


def state_at(hours: Hours, moment: datetime) -> State | None:
    """Whether it is open at a moment (aware); None where its hours are not known."""
    if not hours.known:
        return None
    here = moment.astimezone(ZoneInfo(hours.zone))
    # Yesterday too: an opening may reach past midnight.
    days = [here.date() + timedelta(days=offset) for offset in range(-1, LOOK_AHEAD + 1)]
    ahead = [interval for day in days for interval in intervals_of(hours, day) if interval.end > here]
    now = [interval for interval in ahead if interval.start <= here]
    if now:
        end = max(interval.end for interval in now)
        while joined := [interval for interval in ahead if interval.start <= end < interval.end]:
            end = max(interval.end for interval in joined)  # 08.00-12.00 and 12.00-16.00 close at 16.00
            if end - here > timedelta(days=LOOK_AHEAD):
                break
        return State(True, until=end)
    later = min((interval.start for interval in ahead), default=None)
    return State(False, opens=later, reason=why_closed(hours, here.date()))


def overlaps(week: Sequence[Opening]) -> list[tuple[Opening, Opening]]:
    """Pairs of weekly rules that are open at the same moment, across midnight and across Sunday too."""
    minutes = [(rule, *_minutes(rule)) for rule in week]
    found = []
    for index, (first, start, end) in enumerate(minutes):
        for second, other_start, other_end in minutes[index + 1 :]:
            week_long = 7 * 24 * 60
            if any(start < other_end + shift and other_start + shift < end for shift in (-week_long, 0, week_long)):
                found.append((first, second))
    return found


def _minutes(rule: Opening) -> tuple[int, int]:
    """Start and end in minutes since Monday 00.00."""
    start = (rule.weekday - 1) * 1440 + rule.opens.hour * 60 + rule.opens.minute
    end = (rule.weekday - 1) * 1440 + rule.closes.hour * 60 + rule.closes.minute
    return start, end if rule.closes > rule.opens else end + 1440
