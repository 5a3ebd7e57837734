"""The worker's job: sends what was noted, builds the index where there is none, and compares both every night."""

import logging
import time
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from . import outbox
from .client import DELIVERY, cluster, connect
from .index import Index

logger = logging.getLogger(__name__)
NEXT = 1.0  # seconds between looks at the notes; with the refresh of the index a change is found within 3
LOOK = 5.0  # seconds between looks whether the index is still there
LONGEST_PAUSE = 5.0  # seconds between attempts while the cluster does not answer
UNUSED = 60.0
NIGHT = 3  # o'clock
SIGN = "search.heartbeat"  # touched whenever the cluster has answered the worker


def night_due(compared: datetime | None, now: datetime) -> bool:
    """Whether the index has not been compared since the last NIGHT o'clock (local time), or never."""
    last = now.replace(hour=NIGHT, minute=0, second=0, microsecond=0)
    if last > now:
        last -= timedelta(days=1)
    return compared is None or compared < last


class Feed:
    """Called by the worker again and again. One object for a process: it knows what it has seen to."""

    def __init__(self) -> None:
        self.installed = False
        self.failures = 0
        self.looked = float("-inf")
        self.compared: datetime | None = None  # nothing is known of what happened before this process

    def __call__(self) -> float:
        chosen = cluster()
        if not self.installed:
            outbox.install() if chosen else outbox.remove()
            self.installed = True
        if chosen is None:
            return UNUSED
        from .feeding import FAILURES, RefusedError
        from .rebuilding import BusyError

        try:
            self._turn(Index(connect(chosen, DELIVERY), chosen.alias))
        except (*FAILURES, RefusedError, BusyError) as error:
            self.looked = float("-inf")
            self.failures += 1
            if self.failures == 1:
                logger.warning("Elasticsearch is not told of changes for now (%s)", type(error).__name__)
            return min(NEXT * 2**self.failures, LONGEST_PAUSE)
        self.failures = 0
        return NEXT

    def _turn(self, index: Index) -> None:
        from .feeding import send
        from .rebuilding import rebuild, reconcile

        if time.monotonic() - self.looked > LOOK:
            if index.current() is None:
                rebuild(index)
            (settings.PORTAL_VAR / SIGN).touch()
            self.looked = time.monotonic()
        while send(index):
            continue
        now = timezone.localtime()
        if night_due(self.compared, now):
            reconcile(index)
            self.compared = now
