"""Clocks of a complaint in words, as the list and the page of one complaint say them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format

from complaints.clocks import DAY, is_late, promised
from complaints.models import Complaint, Message, State

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Standing:
    """What the list says of one complaint: the clock, how much it presses, and the one next thing to do."""

    clock: str
    tone: str  # "red": too late or today, "amber": soon, "plain"
    action: str


def state_of(complaint: Complaint) -> str:
    """The state in the office's words: what a person is told says "you" to her."""
    return "Menunggu jawaban pelapor" if complaint.state == State.WAITING else complaint.get_state_display()


def span(length: timedelta) -> str:
    """A length in the one unit that people would say: minutes up to two hours, hours up to three days, then days."""
    minutes = max(0, int(length.total_seconds() // 60))
    if minutes < 1:
        return "kurang dari 1 menit"
    if minutes < 120:
        return f"{minutes} menit"
    if minutes < 72 * 60:
        return f"{minutes // 60} jam"
    return f"{minutes // (24 * 60)} hari"


def day(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "j F Y")


def standing(complaint: Complaint, now: datetime) -> Standing:
    """The clock that matters most now. `complaint` has its delivery and `last_direction`, as for_desk() finds them."""
    delivery = complaint.delivery
    if delivery.unreadable_on:
        return Standing("tidak bisa dibuka", "plain", "Lihat")
    if delivery.opened_at is None:
        waited = now - delivery.received_at
        pressing = complaint.urgent or is_late(complaint, now)
        tone = "red" if pressing else "amber" if waited >= promised(urgent=False) / 2 else "plain"
        clock = f"belum dibuka {span(waited)}" if waited >= MINUTE else "baru saja masuk"
        return Standing(clock, tone, "Buka laporan")
    if delivery.police_by and not delivery.police_done_on and complaint.state != State.CLOSED:
        left = delivery.police_by - now
        if left <= timedelta(0):
            return Standing(f"lewat {span(-left)} untuk lapor polisi", "red", "Lapor polisi")
        tone = "red" if left <= DAY else "amber"
        return Standing(f"sisa {span(left)} untuk lapor polisi", tone, "Lapor polisi")
    if complaint.state != State.CLOSED and getattr(complaint, "last_direction", None) == Message.Direction.TO_OFFICE:
        return Standing("ada pesan dari pelapor", "amber", "Baca pesan")
    if delivery.police_done_on:
        done = date_format(delivery.police_done_on, "j F Y")
        return Standing(f"dilaporkan ke polisi {done}", "plain", "Lanjutkan")
    return Standing(f"dibuka {day(delivery.opened_at)}", "plain", "Lanjutkan")
