"""The list of an office: urgent first, clocks in words, nothing of a complaint."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from complaints.desk.doors import door, page, standing
from complaints.desk.words import standing as standing_of
from complaints.desk.words import state_of
from complaints.models import Complaint, Officer, State
from complaints.sealing import keysets

PER_PAGE = 50


@door("GET")
def queue(request: HttpRequest, officer: Officer) -> HttpResponseBase:
    """Everything still open, or what was closed (`?selesai=1`), 50 a page (`?hal=2`).

    `?dialihkan=1` says that a report was handed over, which is no longer here to say so itself.
    """
    ring = keysets.load()
    closed = request.GET.get("selesai") == "1"
    mine = Complaint.objects.seen_by(officer.keyset, ring.below(officer.keyset)).for_desk()
    mine = mine.filter(state=State.CLOSED) if closed else mine.exclude(state=State.CLOSED)
    pages = Paginator(mine, PER_PAGE)
    shown = pages.get_page(request.GET.get("hal"))
    now = timezone.now()
    names = dict(ring.regions())
    rows = [_row(complaint, officer, ring, names, now) for complaint in shown]
    moved = request.GET.get("dialihkan") == "1"
    context = {"rows": rows, "shown": shown, "closed": closed, "moved": moved, "count": pages.count}
    context |= standing(officer, ring)
    return page("queue", context)


def _row(
    complaint: Complaint, officer: Officer, ring: keysets.Keyring, names: dict[str, str], now: Any
) -> dict[str, Any]:
    """One line. An office above is told from where a complaint rose to it."""
    risen = ring.keysets.get(complaint.keyset) if complaint.keyset != officer.keyset else None
    return {
        "complaint": complaint,
        "state": state_of(complaint),
        "region": names.get(complaint.region, complaint.region),
        "risen_from": risen.office if risen else "",
        "standing": standing_of(complaint, now),
        "short": str(complaint.pk)[:8],
    }
