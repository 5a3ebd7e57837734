"""A card for the wallet: numbers without a word of what they are for, and the address of the page as a QR code."""

from collections.abc import Sequence
from typing import NamedTuple

import segno
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from portal.addresses import absolute
from services.choices import ChannelType
from services.models import Channel
from services.reachable import ChannelRow

CALLED = {ChannelType.PHONE, ChannelType.WHATSAPP, ChannelType.SMS}
MOST_NUMBERS = 3


class CardLine(NamedTuple):
    label: str
    number: str


def qr_code(path: str) -> SafeString:
    """The full address of a page as SVG, dark on its own white ground: cameras read no light one."""
    code = segno.make(absolute(path), error="m", micro=False)
    svg = code.svg_inline(scale=3, border=2, light="#fff", dark="#000", omitsize=False, svgclass="qr", lineclass=None)
    return mark_safe(svg)  # noqa: S308  # made of numbers by segno


def card_lines(channels: Sequence[Channel | ChannelRow]) -> list[CardLine]:
    """Neutral words and numbers: first those given, then the two that answer everywhere."""
    names = {ChannelType.PHONE: _("Kantor"), ChannelType.WHATSAPP: _("Tulis"), ChannelType.SMS: "SMS"}
    own = [CardLine(str(names[ChannelType(row.type)]), row.display) for row in channels if row.type in CALLED]
    return [*own[:MOST_NUMBERS], CardLine(_("Pusat"), "129"), CardLine(_("Darurat"), "110")]
