"""Channels as lines of a list. Worded here, because a template takes ten times as long to ask each for itself."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from services.choices import Availability
from services.hours import hours_of, text_now
from services.models import Channel, ServiceLocation

_LINK = re.compile(r"https?://[^\s;]+")


def sources_of(text: str) -> list[tuple[str, str]]:
    """Links in a text that names sources, each with the host it leads to; the text itself where it has none."""
    links = [(url, url.split("/")[2].removeprefix("www.")) for url in _LINK.findall(text)]
    rest = _LINK.sub("", text).strip(" ;()")
    return links + ([("", rest)] if rest else [])


class ChannelLine(NamedTuple):
    """What a list says of a channel. `status` is when it was last checked, or that nobody checked it yet."""

    label: str
    href: str
    display: str
    hours: str
    status: str
    is_stale: bool


def urgent_first(channel: Channel) -> tuple[bool, int, int]:
    """The order of channels: what is answered day and night, then as the editors have it."""
    return channel.availability != Availability.ALWAYS, channel.sort_order, channel.pk


def open_texts(places: Iterable[Any]) -> dict[int, str]:
    """ "buka sampai 16.00 WITA" for each place that has a channel answered in opening hours.

    No query where there is none, else two. `places` have pk, channels, time_zone and closed_on_holidays.
    """
    asked = [place for place in places if any(c.availability == Availability.OFFICE for c in place.channels)]
    return {pk: text_now(hours) for pk, hours in hours_of(asked).items()} if asked else {}


def hours_text(channel: Channel, open_now: str) -> str:
    """When it is answered, as far as anybody knows; what can be worked out comes before what the editor wrote."""
    written = (get_language() == "en" and channel.hours_en) or channel.hours
    match channel.availability:
        case Availability.ALWAYS:
            return written or _("24 jam")
        case Availability.OFFICE:
            return open_now or written
    return written


def line_of(channel: Channel, today: date, open_now: str = "") -> ChannelLine:
    hours = hours_text(channel, open_now)
    status = (
        _("dicek %(day)s") % {"day": date_format(channel.verified_on, "j F Y")}
        if channel.verified_on
        else _("belum diverifikasi")
    )
    label = str(Channel.Type(channel.type).label)
    label = label[:1].upper() + label[1:]
    return ChannelLine(label, channel.href, channel.display, hours, status, channel.is_stale(today))


def lines_by_location(locations: Iterable[int], today: date) -> dict[int, list[ChannelLine]]:
    """Lines of the channels in use of each location, without those that nobody tested for a year.

    One query; three more where some channel is answered in opening hours only.
    """
    found: dict[int, list[Channel]] = defaultdict(list)
    for channel in Channel.objects.in_use().filter(location_id__in=list(locations)):
        if not channel.is_expired(today):
            found[channel.location_id].append(channel)
    office = [pk for pk, channels in found.items() if any(c.availability == Availability.OFFICE for c in channels)]
    places = ServiceLocation.objects.filter(pk__in=office).select_related("region") if office else ()
    open_now = {pk: text_now(hours) for pk, hours in hours_of(places).items()} if office else {}
    return defaultdict(
        list,
        {
            pk: [line_of(channel, today, open_now.get(pk, "")) for channel in sorted(channels, key=urgent_first)]
            for pk, channels in found.items()
        },
    )
