"""Channels as lines of a list. Worded here, because a template takes ten times as long to ask each for itself."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.prepared import Prepared, as_tuple, room_for, some, some_values
from regions.timezones import zone_of
from services.choices import Availability, ChannelType, Visibility
from services.hours import hours_of, text_now
from services.models import Channel
from services.reachable import ChannelRow

_LINK = re.compile(r"https?://[^\s;]+")


def sources_of(text: str) -> list[tuple[str, str]]:
    """Links in a text that names sources, each with the host it leads to; the text itself where it has none."""
    links = [(url, url.split("/")[2].removeprefix("www.")) for url in _LINK.findall(text)]
    rest = _LINK.sub("", text).strip(" ;()")
    return links + ([("", rest)] if rest else [])


class ChannelLine(NamedTuple):
    """What a list says of a channel. `status` is when it was last checked, or that nobody did.

    Of WhatsApp it also says that it leaves traces: she may share the phone with the one she writes about.
    """

    label: str
    href: str
    display: str
    hours: str
    status: str
    is_stale: bool


def urgent_first(channel: Channel | ChannelRow) -> tuple[bool, int, int]:
    """The order of channels: what is answered day and night, then as the editors have it."""
    return channel.availability != Availability.ALWAYS, channel.sort_order, channel.id


def open_texts(places: Iterable[Any]) -> dict[int, str]:
    """ "buka sampai 16.00 WITA" for each place that has a channel answered in opening hours.

    No query where there is none, else one. `places` have pk, channels, time_zone and closed_on_holidays.
    """
    asked = [place for place in places if any(c.availability == Availability.OFFICE for c in place.channels)]
    return {pk: text_now(hours) for pk, hours in hours_of(asked).items()} if asked else {}


def hours_text(channel: Channel | ChannelRow, open_now: str) -> str:
    """When it is answered, as far as anybody knows; what can be worked out comes before what the editor wrote."""
    written = (get_language() == "en" and channel.hours_en) or channel.hours
    match channel.availability:
        case Availability.ALWAYS:
            return written or _("24 jam")
        case Availability.OFFICE:
            return open_now or written
    return written


@cache
def _labels(language: str | None) -> dict[str, str]:
    """Kinds of channel as a line begins with them, in the active language."""
    return {kind.value: str(kind.label)[:1].upper() + str(kind.label)[1:] for kind in ChannelType}


def line_of(channel: Channel | ChannelRow, today: date, open_now: str = "") -> ChannelLine:
    hours = hours_text(channel, open_now)
    status = (
        _("dicek %(day)s") % {"day": date_format(channel.verified_on, "j F Y")}
        if channel.verified_on
        else _("belum diverifikasi")
    )
    if channel.type == ChannelType.WHATSAPP:
        status = _("%(status)s · meninggalkan jejak di HP") % {"status": status}
    label = _labels(get_language())[channel.type]
    return ChannelLine(label, channel.href, channel.display, hours, status, channel.is_stale(today))


@dataclass
class _Place:
    """What hours depend on, and the channels that everybody may see. `held` and `expired` as in Lines."""

    pk: int
    time_zone: str
    closed_on_holidays: bool
    channels: list[ChannelRow] = field(default_factory=list)
    held: bool = False
    expired: bool = False


class Lines(NamedTuple):
    """The lines of a location, and why there may be none."""

    shown: list[ChannelLine] = []
    held: bool = False  # a number is shown on its own page only, after a tap
    expired: bool = False  # a number was left out because nobody tested it for a year


NO_LINES = Lines()


@cache
def _rows(room: int) -> Prepared[tuple[Any, ...]]:
    """Channels of that many locations, without those for staff."""
    columns = ("location_id", "location__region__code", "location__closed_on_holidays")
    seen = (Visibility.PUBLIC, Visibility.REVEAL)
    rows = Channel.objects.filter(location__pk__in=some("place", room), visibility__in=seen).order_by()
    return Prepared(lambda: rows.values_list(*columns, *ChannelRow._fields), as_tuple)


def lines_by_location(locations: Iterable[int], today: date) -> dict[int, Lines]:
    """Lines of the channels in use of each location, without those that nobody tested for a year.

    One query; one more where some channel is answered in opening hours only.
    """
    keys = list(locations)
    if not keys:
        return {}
    found: dict[int, _Place] = {}
    room = room_for(len(keys))
    for pk, code, holidays, *values in _rows(room).rows(**some_values("place", keys, room)):
        channel = ChannelRow(*values)
        if channel.is_retired(today):
            continue
        place = found.get(pk) or found.setdefault(pk, _Place(pk, zone_of(code or ""), holidays))
        if channel.is_expired(today):
            place.expired = True
        elif channel.visibility == Visibility.REVEAL:
            place.held = True
        else:
            place.channels.append(channel)
    open_now = open_texts(found.values())
    return {pk: _lines_of(place, today, open_now.get(pk, "")) for pk, place in found.items()}


def _lines_of(place: _Place, today: date, open_now: str) -> Lines:
    shown = [line_of(row, today, open_now) for row in sorted(place.channels, key=urgent_first)]
    return Lines(shown, place.held, place.expired)
