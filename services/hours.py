"""What readers are told of opening hours, and how hours are read from the database."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from regions.timezones import SHORT_NAMES
from services.choices import Weekday
from services.models import Closure, Schedule
from services.opening import Hours, Opening, SpecialDays, State, state_at


def hours_of(locations: Iterable[Any]) -> dict[int, Hours]:
    """Hours by key of the location. Two queries, however many locations; `locations` are ServiceLocations."""
    rows = {location.pk: location for location in locations}
    week: dict[int, list[Opening]] = defaultdict(list)
    special: dict[int, list[SpecialDays]] = defaultdict(list)
    rule: Any
    for pk, *rule in Schedule.objects.filter(location__in=rows).values_list(
        "location_id", "weekday", "opens_at", "closes_at"
    ):
        week[pk].append(Opening(*rule))
    soon = timezone.localdate() - timedelta(days=2)
    reason = "reason_en" if get_language() == "en" else "reason"
    for pk, *days in Closure.objects.filter(location__in=rows, date_to__gte=soon).values_list(
        "location_id", "date_from", "date_to", "opens_at", "closes_at", reason
    ):
        special[pk].append(SpecialDays(*days))
    return {
        pk: Hours(location.time_zone, week[pk], special[pk], location.closed_on_holidays)
        for pk, location in rows.items()
    }


def clock(moment: datetime) -> str:
    """ "16.00", in English "16:00"."""
    return moment.strftime("%H:%M" if get_language() == "en" else "%H.%M")


def day_name(day: date, today: date) -> str:
    """ "hari ini", "besok", "Senin", or with its date from a week on."""
    if day == today:
        return _("hari ini")
    if day == today + timedelta(days=1):
        return _("besok")
    return date_format(day, "l" if day - today < timedelta(days=7) else "l, j F")


def state_text(state: State | None, zone: str, now: datetime) -> str:
    """ "buka sampai 16.00 WITA", "tutup, buka lagi Senin 08.00 WITA"; "" where nobody knows the hours."""
    if state is None:
        return ""
    short = SHORT_NAMES.get(zone, zone)
    today = now.astimezone(ZoneInfo(zone)).date()
    if state.is_open and state.until:
        if state.until.date() - today > timedelta(days=7):
            return _("buka 24 jam")
        return _("buka sampai %(time)s %(zone)s") % {"time": clock(state.until), "zone": short}
    why = f" ({state.reason})" if state.reason else ""
    if state.opens is None:
        return _("tutup%(why)s") % {"why": why}
    return _("tutup%(why)s, buka lagi %(day)s %(time)s %(zone)s") % {
        "why": why,
        "day": day_name(state.opens.date(), today),
        "time": clock(state.opens),
        "zone": short,
    }


def text_now(hours: Hours, now: datetime | None = None) -> str:
    """What to say of these hours at this moment."""
    moment = now or timezone.now()
    return state_text(state_at(hours, moment), hours.zone, moment)


def week_lines(hours: Hours) -> list[tuple[str, str]]:
    """Day and hours from Monday on, days without hours left out; [] where the week is not known."""
    short = SHORT_NAMES.get(hours.zone, hours.zone)
    written: dict[int, list[str]] = defaultdict(list)
    for rule in sorted(hours.week):
        opens, closes = (clock(datetime.combine(date.min, at)) for at in (rule.opens, rule.closes))
        written[rule.weekday].append(f"{opens}–{closes}")
    return [(str(Weekday(day).label), f"{', '.join(times)} {short}") for day, times in written.items()]
