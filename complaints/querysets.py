"""Which complaints and deliveries: named once, used by the desk, the worker and the status page."""

from collections.abc import Iterable
from datetime import datetime

from django.apps import apps
from django.db import models
from django.db.models import Q


class ComplaintQuerySet(models.QuerySet):
    """Filters on sealed complaints."""

    def seen_by(self, keyset: str, below: Iterable[str] = ()) -> "ComplaintQuerySet":
        """What an office may open: its own, and what escalated to it from the keysets `below`."""
        return self.filter(Q(keyset=keyset) | Q(keyset__in=list(below), delivery__escalated_at__isnull=False))

    def for_desk(self) -> "ComplaintQuerySet":
        """With delivery and `last_direction` of its messages, what needs an officer first: unopened, then a running
        police clock, then an unanswered message, then the rest, then what nobody can open; urgent and older ones
        first within each.
        """
        messages = apps.get_model("complaints", "Message").objects.filter(complaint=models.OuterRef("pk"))
        last = messages.order_by("-number").values("direction")[:1]
        need = models.Case(
            models.When(delivery__unreadable_on__isnull=False, then=4),
            models.When(delivery__opened_at__isnull=True, then=0),
            models.When(delivery__police_by__isnull=False, delivery__police_done_on__isnull=True, then=1),
            models.When(last_direction="office", then=2),
            default=3,
            output_field=models.SmallIntegerField(),
        )
        found = self.select_related("delivery").defer("envelope").annotate(last_direction=models.Subquery(last))
        police = models.F("delivery__police_by").asc(nulls_last=True)
        return found.annotate(need=need).order_by("need", "-urgent", police, "delivery__received_at", "id")


class DeliveryQuerySet(models.QuerySet):
    """Filters on what is still under way."""

    def due(self, now: datetime) -> "DeliveryQuerySet":
        """Unacknowledged and at their time to be tried again, urgent first."""
        waiting = self.filter(acknowledged_at__isnull=True, next_attempt_at__lte=now)
        return waiting.order_by("-complaint__urgent", "received_at")

    def unsigned(self, keyset: str) -> "DeliveryQuerySet":
        """What nobody of an office has signed for and what can still be handed over, urgent first."""
        waiting = self.filter(
            complaint__keyset=keyset, acknowledged_at__isnull=True, complaint__envelope__isnull=False
        )
        return waiting.order_by("-complaint__urgent", "received_at", "pk")

    def unopened(self) -> "DeliveryQuerySet":
        """What the promised times still run for."""
        return self.filter(opened_at__isnull=True, unreadable_on__isnull=True)
