"""Channels as lines of a list. Worded here, because a template takes ten times as long to ask each for itself."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from services.models import Channel

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


def line_of(channel: Channel, today: date) -> ChannelLine:
    hours = (get_language() == "en" and channel.hours_en) or channel.hours
    status = (
        _("dicek %(day)s") % {"day": date_format(channel.verified_on, "j F Y")}
        if channel.verified_on
        else _("belum diverifikasi")
    )
    label = str(Channel.Type(channel.type).label)
    label = label[:1].upper() + label[1:]
    return ChannelLine(label, channel.href, channel.display, hours, status, channel.is_stale(today))


def lines_by_location(locations: Iterable[int], today: date) -> dict[int, list[ChannelLine]]:
    """Lines of the channels in use of each location. One query."""
    lines: dict[int, list[ChannelLine]] = defaultdict(list)
    channels = Channel.objects.in_use().filter(location_id__in=list(locations)).order_by("sort_order", "pk")
    for channel in channels:
        lines[channel.location_id].append(line_of(channel, today))
    return lines
