"""What readers are told of opening hours, and how hours are read from the database."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import CharField, DateField, F, PositiveSmallIntegerField, Value
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.prepared import Param, Prepared, as_tuple, room_for, some, some_values
from regions.timezones import SHORT_NAMES
from services.choices import Weekday
from services.models import Closure, Schedule
from services.opening import Hours, Opening, SpecialDays, State, state_at


@cache
def _rows(room: int) -> Prepared[tuple[Any, ...]]:
    """Special days from some day on, and the week, of as many locations."""

    def build() -> Any:
        places = some("place", room)
        # In a union the columns stand in the order of their names.
        special = Closure.objects.filter(location__pk__in=places, date_to__gte=Param("soon", DateField())).order_by()
        week = Schedule.objects.filter(location__pk__in=places).order_by()
        nothing = Value("", CharField())
        return (
            special.annotate(
                a_place=F("location_id"),
                b_day=Value(None, PositiveSmallIntegerField()),
                c_opens=F("opens_at"),
                d_closes=F("closes_at"),
                e_first=F("date_from"),
                f_last=F("date_to"),
                g_reason=F("reason"),
                h_reason_en=F("reason_en"),
            )
            .values_list(*_COLUMNS)
            .union(
                week.annotate(
                    a_place=F("location_id"),
                    b_day=F("weekday"),
                    c_opens=F("opens_at"),
                    d_closes=F("closes_at"),
                    e_first=Value(None, DateField()),
                    f_last=Value(None, DateField()),
                    g_reason=nothing,
                    h_reason_en=nothing,
                ).values_list(*_COLUMNS),
                all=True,
            )
        )

    return Prepared(build, as_tuple)


_COLUMNS = ("a_place", "b_day", "c_opens", "d_closes", "e_first", "f_last", "g_reason", "h_reason_en")


def hours_of(locations: Iterable[Any]) -> dict[int, Hours]:
    """Hours by key of the location. One query, however many; each has pk, time_zone and closed_on_holidays."""
    places = {location.pk: location for location in locations}
    if not places:
        return {}
    week: dict[int, list[Opening]] = defaultdict(list)
    special: dict[int, list[SpecialDays]] = defaultdict(list)
    english = get_language() == "en"
    room = room_for(len(places))
    soon = timezone.localdate() - timedelta(days=2)
    for pk, day, opens, closes, first, last, reason, reason_en in _rows(room).rows(
        soon=soon, **some_values("place", list(places), room)
    ):
        if first is None:
            week[pk].append(Opening(day, opens, closes))
        else:
            special[pk].append(SpecialDays(first, last, opens, closes, reason_en if english else reason))
    return {
        pk: Hours(location.time_zone, sorted(week[pk]), sorted(special[pk], key=_first), location.closed_on_holidays)
        for pk, location in places.items()
    }


def _first(days: SpecialDays) -> date:
    return days.first


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
