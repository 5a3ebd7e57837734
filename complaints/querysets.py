"""Which complaints and deliveries: named once, used by the desk, the worker and the status page."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models
from django.db.models import Q


class ComplaintQuerySet(models.QuerySet):
    """Filters on sealed complaints."""

    def seen_by(self, keyset: str, below: Iterable[str] = ()) -> "ComplaintQuerySet":
        """What an office may open: its own, and what escalated to it from the keysets `below`."""
        return self.filter(Q(keyset=keyset) | Q(keyset__in=list(below), delivery__escalated_at__isnull=False))

    def urgent_first(self) -> "ComplaintQuerySet":
        """Unopened before opened, urgent before others, older before newer."""
        opened = models.F("delivery__opened_at").asc(nulls_first=True)
        return self.order_by(opened, "-urgent", "delivery__received_at", "id")


class DeliveryQuerySet(models.QuerySet):
    """Filters on what is still under way."""

    def due(self, now: datetime) -> "DeliveryQuerySet":
        """Unacknowledged and at their time to be tried again, urgent first."""
        waiting = self.filter(acknowledged_at__isnull=True, next_attempt_at__lte=now)
        return waiting.order_by("-complaint__urgent", "received_at")

    def unopened(self) -> "DeliveryQuerySet":
        return self.filter(opened_at__isnull=True)
