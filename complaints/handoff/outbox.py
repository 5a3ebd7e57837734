"""One round of the outbox: what is due goes out, urgent first; an endpoint that is down is asked again later."""

import logging
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import Enum
from uuid import UUID

from django.conf import settings
from django.db.models import F
from django.utils import timezone

from complaints import mail
from complaints.handoff.acceptance import NotAcknowledgedError, accept, read
from complaints.handoff.backoff import pause
from complaints.handoff.message import signed
from complaints.handoff.post import RefusedError, UnreachableError, post
from complaints.models import Complaint, Delivery
from complaints.sealing.keysets import Endpoint, Keyring, Keyset

logger = logging.getLogger("complaints.handoff")
ROUND_SECONDS = 60  # for one office: clocks and mail of the others must not wait for a long backlog
DESK_ONLY = timedelta(hours=2)


class Outcome(Enum):
    DELIVERED = 1
    REFUSED = 2  # somebody answered; the others may still get through
    UNREACHABLE = 3


def turn(ring: Keyring, now: datetime) -> int:
    """Hands out what is due; how many were acknowledged."""
    due = Delivery.objects.due(now)
    names = list(due.order_by().values_list("complaint__keyset", flat=True).distinct())
    delivered = 0
    for name in names:
        keyset = ring.keysets.get(name)
        if keyset is None:
            logger.error("keyset %s does not serve; its complaints wait", name)
            continue
        mine = due.filter(complaint__keyset=name)
        if mine.filter(attempts=0).exists():
            mail.ask(name)
        if keyset.endpoint is None:
            # It lies on the desk since it was committed; asked again in case a later keyset names an endpoint.
            mine.update(attempts=F("attempts") + 1, next_attempt_at=now + DESK_ONLY)
        else:
            delivered += _hand_over(keyset, keyset.endpoint, ring, now)
    return delivered


def _hand_over(keyset: Keyset, endpoint: Endpoint, ring: Keyring, now: datetime) -> int:
    until = time.monotonic() + ROUND_SECONDS
    delivered = 0
    tried: set[UUID] = set()
    for number in _queue(keyset.name, now, tried):
        outcome = _try(number, endpoint, ring)
        delivered += outcome is Outcome.DELIVERED
        if outcome is Outcome.UNREACHABLE:
            _wait_together(keyset.name, number)
            break
        if time.monotonic() > until:
            break
    return delivered


def _queue(name: str, now: datetime, tried: set[UUID]) -> Iterator[UUID]:
    """The most urgent first, due or not: it knocks for the others. Once it is through all go; else what is due."""
    while True:
        waiting = Delivery.objects.unsigned(name).exclude(pk__in=tried)
        if tried and not Delivery.objects.filter(pk__in=tried, acknowledged_at__isnull=False).exists():
            waiting = waiting.filter(next_attempt_at__lte=now)
        number = waiting.values_list("pk", flat=True).first()
        if number is None:
            return
        tried.add(number)
        yield number


def _wait_together(name: str, number: UUID) -> None:
    """It is the endpoint that is down, not this complaint: the others need not find out one by one."""
    until = Delivery.objects.values_list("next_attempt_at", flat=True).get(pk=number)
    Delivery.objects.unsigned(name).order_by().filter(next_attempt_at__lt=until).exclude(pk=number).update(
        next_attempt_at=until, attempts=F("attempts") + 1
    )


def _try(number: UUID, endpoint: Endpoint, ring: Keyring) -> Outcome:
    """One POST. Whatever it brings, the next attempt is set before it begins: a worker killed meanwhile goes on."""
    now = timezone.now()
    delivery = Delivery.objects.get(pk=number)
    attempts = delivery.attempts + 1
    Delivery.objects.filter(pk=number).update(attempts=attempts, next_attempt_at=now + pause(attempts))
    complaint = Complaint.objects.get(pk=number)
    try:
        message = signed(complaint, int(now.timestamp()))
        answer = post(endpoint, message.headers, message.body, settings.COMPLAINTS_POST_SECONDS)
        for one in read(answer)[:1]:
            accept(one, ring, now, expected=str(number))
            return Outcome.DELIVERED
        raise NotAcknowledgedError("empty")
    except UnreachableError as error:
        logger.warning("%s: endpoint not reached: %s", complaint.keyset, error)
        return Outcome.UNREACHABLE
    except (RefusedError, NotAcknowledgedError) as error:
        logger.warning("%s: %s not acknowledged: %s", complaint.keyset, number, error)
        return Outcome.REFUSED
