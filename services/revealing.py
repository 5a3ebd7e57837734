"""One RT contact at a time, after a tap, and so many an hour that a list cannot be made of them."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from services.models import RevealCount, RtContact

# A village has some dozens of RT; a person needs one of them.
MOST_IN_VILLAGE = 30  # shown in one hour
MOST_IN_ALL = 300
KEPT = timedelta(days=2)


class Revealed(NamedTuple):
    """`contact` is None where there is none, or where `is_busy` because too many were shown this hour."""

    contact: RtContact | None = None
    is_busy: bool = False
    more: int = 0  # the place of the next contact of the same RT; 0 where there is none


def reveal(code: str, rt: int, place: int = 0, now: datetime | None = None) -> Revealed:
    """The contact at this place (0 is the first) of an RT of the village with this code. Counts only what is shown."""
    rows = list(RtContact.objects.in_force().filter(region__code=code, rt=rt).order_by("pk")[place : place + 2])
    if not rows:
        return Revealed()
    if not _count(code, now or timezone.now()):
        return Revealed(is_busy=True)
    return Revealed(rows[0], more=place + 1 if len(rows) > 1 else 0)


@transaction.atomic
def _count(code: str, now: datetime) -> bool:
    """Counts one more; False, and nothing counted, where the hour's number is used up."""
    hour = now.replace(minute=0, second=0, microsecond=0)
    RevealCount.objects.filter(hour__lt=hour - KEPT).delete()
    for key, most in ((code, MOST_IN_VILLAGE), ("", MOST_IN_ALL)):
        RevealCount.objects.get_or_create(code=key, hour=hour)
        if not RevealCount.objects.filter(code=key, hour=hour, count__lt=most).update(count=F("count") + 1):
            transaction.set_rollback(True)
            return False
    return True
