"""Promised times. They stop when an officer has opened a complaint; that a machine has it does not count."""

from datetime import datetime, timedelta

from complaints import audit, mail
from complaints.models import Complaint, Delivery, State
from complaints.querysets import DeliveryQuerySet
from complaints.sealing.keysets import Keyring

URGENT, DAY, ESCALATION = timedelta(minutes=15), timedelta(hours=24), timedelta(hours=48)
# UU 12/2022 art. 41: within 3x24 hours of the report. What is left when the office is warned, last first.
POLICE = timedelta(hours=72)
POLICE_WARNINGS = (
    ("police-66h", POLICE - timedelta(hours=66)),
    ("police-48h", POLICE - timedelta(hours=48)),
    ("police-24h", POLICE - timedelta(hours=24)),
)


def promised(*, urgent: bool) -> timedelta:
    """Within what time an officer is to open a complaint, as the person was told."""
    return URGENT if urgent else DAY


def is_late(complaint: Complaint, now: datetime) -> bool:
    """Whether it waits to be opened, and the promised time is over."""
    delivery = complaint.delivery
    waits = delivery.opened_at is None and delivery.unreadable_on is None
    return waits and now - delivery.received_at >= promised(urgent=complaint.urgent)


def turn(ring: Keyring, now: datetime) -> int:
    """Gives every warning whose time has come, once; how many."""
    return _escalate(ring, now) + _warn_unopened(now) + _warn_police(now)


def _escalate(ring: Keyring, now: datetime) -> int:
    """After 48 h the province may read, and both are told."""
    late = Delivery.objects.unopened().filter(escalated_at__isnull=True, received_at__lte=now - ESCALATION)
    done = 0
    for number, name in list(late.values_list("pk", "complaint__keyset")):
        taken = late.filter(pk=number).update(escalated_at=now, warned="48h")
        if not taken:
            continue  # opened or transferred a moment ago
        done += 1
        audit.record("escalate", "worker", str(number))
        mail.ask(name)
        if (keyset := ring.keysets.get(name)) and keyset.escalates_to:
            mail.ask(keyset.escalates_to)
    return done


def _warn_unopened(now: datetime) -> int:
    unopened = Delivery.objects.unopened().filter(escalated_at__isnull=True)
    urgent = unopened.filter(complaint__urgent=True, received_at__lte=now - URGENT, received_at__gt=now - DAY)
    day = unopened.filter(received_at__lte=now - DAY)
    return _warn(day.exclude(warned="24h"), "24h") + _warn(urgent.exclude(warned="urgent-15m"), "urgent-15m")


def _warn_police(now: datetime) -> int:
    open_cases = Delivery.objects.filter(police_by__isnull=False, police_done_on__isnull=True)
    running = open_cases.exclude(complaint__state=State.CLOSED)
    done = 0
    given: list[str] = []  # this warning and the later ones
    for name, left in POLICE_WARNINGS:
        given.append(name)
        done += _warn(running.filter(police_by__lte=now + left).exclude(warned__in=given), name)
    return done


def _warn(deliveries: DeliveryQuerySet, name: str) -> int:
    done = 0
    for number, keyset in list(deliveries.values_list("pk", "complaint__keyset")):
        if deliveries.filter(pk=number).update(warned=name):
            done += 1
            mail.ask(keyset)
    return done
