"""The four national numbers. In code, not in the database: they must stand even when the database does not."""

from datetime import date
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Hotline(NamedTuple):
    """A number, what a tap on it opens, and whom it reaches: in two words and in one sentence."""

    key: str
    number: str
    href: str
    icon: str
    short: Promise
    reaches: Promise
    action: Promise


# The day somebody called all four and they answered; None is said on every page with the long list (SAFE-03).
CHECKED_ON: date | None = None

# Sources in brackets: FACTS section 6.
HOTLINES = (
    Hotline(
        key="110",
        number="110",
        href="tel:110",  # police, 24 h, toll-free: centangsatu.com 3 Sep 2025 [88]; confidence medium
        icon="phone",
        short=_("Polisi"),
        reaches=_("Polisi, 24 jam, bebas pulsa. Untuk bahaya yang sedang terjadi."),
        action=_("Telepon 110"),
    ),
    Hotline(
        key="112",
        number="112",
        href="tel:112",  # only where the region runs it: [66b], [37]; availability per region unconfirmed
        icon="phone",
        short=_("Darurat"),
        reaches=_("Panggilan darurat umum. Belum ada di semua daerah; kalau tidak tersambung, telepon 110."),
        action=_("Telepon 112"),
    ),
    Hotline(
        key="129",
        number="129",
        href="tel:129",  # SAPA 129, ministry service standard [7], [63]; confidence high
        icon="phone",
        short=_("Perempuan & anak"),
        reaches=_("SAPA 129, layanan perempuan dan anak dari Kementerian PPPA, 24 jam."),
        action=_("Telepon 129"),
    ),
    Hotline(
        key="wa",
        number="08111-129-129",
        href="https://wa.me/628111129129",  # SAPA 129 on WhatsApp [7], [63]; confidence high
        icon="chat",
        short=_("Tulis ke SAPA"),
        reaches=_("WhatsApp SAPA 129. Untuk kamu yang tidak bisa bicara sekarang. Meninggalkan jejak di HP."),
        action=_("Tulis WhatsApp ke SAPA"),
    ),
)
