"""One number at a time, after a tap, and so many an hour that a list cannot be made of them."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from services.choices import Visibility
from services.models import Channel, RevealCount, RtContact

# A village has some dozens of RT; a person needs one of them.
MOST_IN_VILLAGE = 30  # shown in one hour
MOST_IN_ALL = 300
MOST_OF_POINT = 60
KEPT = timedelta(days=2)


class Revealed(NamedTuple):
    """`contact` is None where there is none, or where `is_busy` because too many were shown this hour."""

    contact: RtContact | Channel | None = None
    is_busy: bool = False
    more: int = 0  # the place of the next contact of the same RT or service point; 0 where there is none


def reveal(code: str, rt: int, place: int = 0, now: datetime | None = None) -> Revealed:
    """The contact at this place (0 is the first) of an RT of the village with this code. Counts only what is shown."""
    rows = list(RtContact.objects.in_force().filter(region__code=code, rt=rt).order_by("pk")[place : place + 2])
    if not rows:
        return Revealed()
    if not _count(code, MOST_IN_VILLAGE, now or timezone.now()):
        return Revealed(is_busy=True)
    return Revealed(rows[0], more=place + 1 if len(rows) > 1 else 0)


def reveal_channel(location: int, place: int = 0, now: datetime | None = None) -> Revealed:
    """The channel at this place of a service point, of those that the editors show one by one. None that expired."""
    moment = now or timezone.now()
    held = Channel.objects.not_retired().filter(location_id=location, visibility=Visibility.REVEAL)
    today = timezone.localdate(moment)
    rows = [row for row in held.order_by("sort_order", "pk") if not row.is_expired(today)][place : place + 2]
    if not rows:
        return Revealed()
    if not _count(f"titik-{location % 10_000_000}", MOST_OF_POINT, moment):
        return Revealed(is_busy=True)
    return Revealed(rows[0], more=place + 1 if len(rows) > 1 else 0)


@transaction.atomic
def _count(code: str, most_here: int, now: datetime) -> bool:
    """Counts one more; False, and nothing counted, where the hour's number is used up, here or in all."""
    hour = now.replace(minute=0, second=0, microsecond=0)
    RevealCount.objects.filter(hour__lt=hour - KEPT).delete()
    for key, most in ((code, most_here), ("", MOST_IN_ALL)):
        RevealCount.objects.get_or_create(code=key, hour=hour)
        if not RevealCount.objects.filter(code=key, hour=hour, count__lt=most).update(count=F("count") + 1):
            transaction.set_rollback(True)
            return False
    return True
