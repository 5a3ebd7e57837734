"""One round of the worker: hand-off, clocks, mail; accounts and old copies. Each part fails alone."""

import logging
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from complaints import audit, clocks, counts, mail, retention
from complaints.ceremony import installing
from complaints.handoff import outbox
from complaints.models import DeskSession, Officer
from complaints.sealing import keysets

HEARTBEAT = "complaints.heartbeat"
logger = logging.getLogger("complaints.worker")


class Rounds:
    """What a worker remembers from one round to the next."""

    def __init__(self) -> None:
        self.cleaned: date | None = None
        self.alarms: tuple[str, ...] = ()

    def turn(self) -> None:
        """One round. A part that fails is written down; the others go on and the next round tries again."""
        now = timezone.now()
        ring = keysets.load(now)
        if ring.alarms != self.alarms:
            self.alarms = ring.alarms
            for alarm in ring.alarms:
                logger.error("ALARM keyset: %s", alarm)
        _guarded("hand-off", outbox.turn, ring, now)
        _guarded("clocks", clocks.turn, ring, now)
        _guarded("mail", mail.flush, ring.keysets, now)
        _guarded("accounts", lock_former_officers, ring)
        _guarded("counts", counts.write, ring)
        today = timezone.localdate(now)
        if self.cleaned != today and _guarded("retention", retention.turn, now):
            self.cleaned = today
        heartbeat: Path = settings.PORTAL_VAR / HEARTBEAT
        heartbeat.touch()


def _guarded(name: str, part: Callable[..., Any], *arguments: Any) -> bool:
    """Whether it went through."""
    try:
        part(*arguments)
    except Exception as error:  # noqa: BLE001  # a worker that dies at one bad row delivers nothing any more
        # The kind and the place only: what an error says may quote what it failed on.
        trace = error.__traceback__
        while trace and trace.tb_next:
            trace = trace.tb_next
        place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
        logger.error("%s: %s at %s", name, type(error).__name__, place)
        return False
    return True


def lock_former_officers(ring: keysets.Keyring) -> int:
    """Closes the accounts of people whom their keyset no longer names, also not from tomorrow on; how many."""
    if ring.alarms:
        return 0  # where keysets are in doubt nobody is locked out
    last = installing.newest()
    closed = 0
    for officer in Officer.objects.filter(is_active=True):
        serving = ring.keysets.get(officer.keyset)
        if serving and officer.recipient not in {*serving.age, *last[officer.keyset].age}:
            Officer.objects.filter(pk=officer.pk).update(is_active=False)
            DeskSession.objects.filter(officer=officer).delete()
            audit.record("lock", "worker", officer.username)
            closed += 1
    return closed
