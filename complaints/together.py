"""Complaints that arrive at the same moment go to the disk together, and each is answered only once it is there.

To wait for the disk is most of what taking one in costs. Whoever's turn it is to write takes along what has arrived
meanwhile in this process: one transaction, one wait.
"""

import fcntl
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import DatabaseError, IntegrityError, OperationalError, connections, transaction

from complaints.models import Attachment, Complaint, Delivery
from complaints.routers import ALIAS
from complaints.sealing import secret_files

LOCK = "intake.lock"
LONGEST_WAIT = 5  # seconds for the other process; then the person is told to try again, with numbers to call


@dataclass(eq=False)
class Arrived:
    """One complaint with the rows that belong to it. `error` is why it is not on the disk; None once it is."""

    complaint: Complaint
    delivery: Delivery
    attachments: list[Attachment]
    error: Exception | None = field(default_factory=lambda: DatabaseError("not written"))
    tried: bool = False


_waiting: deque[Arrived] = deque()
_turn = threading.Lock()


def write(mine: Arrived) -> None:
    """On the disk when this returns. Raises IntegrityError, other DatabaseError or OSError; then nothing of it is."""
    _waiting.append(mine)
    with _turn:
        if not mine.tried:
            _write_what_waits()
    if mine.error:
        raise mine.error


def _write_what_waits() -> None:
    batch: list[Arrived] = []
    try:
        with _one_process():
            batch = _taken()
            _write_all(batch)
    finally:
        for one in batch or _taken():
            one.tried = True


def _taken() -> list[Arrived]:
    return [_waiting.popleft() for _ in range(len(_waiting))]


@contextmanager
def _one_process() -> Iterator[None]:
    """SQLite has one writer. Its own way to wait sleeps up to 0.1 s while the disk idles; this takes half as long."""
    if connections[ALIAS].vendor != "sqlite":
        yield
        return
    until = time.monotonic() + LONGEST_WAIT
    with open(secret_files.folder() / LOCK, "wb") as lock:
        while not _locked(lock.fileno()):
            if time.monotonic() > until:
                raise OperationalError("another process does not let go")
            time.sleep(0.001)
        yield


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _write_all(batch: list[Arrived]) -> None:
    try:
        # Durable: inside somebody's larger transaction the others would be told of what may yet be rolled back.
        with transaction.atomic(using=ALIAS, durable=True):
            Complaint.objects.bulk_create(one.complaint for one in batch)
            Delivery.objects.bulk_create(one.delivery for one in batch)
            if attachments := [row for one in batch for row in one.attachments]:
                Attachment.objects.bulk_create(attachments)
    except IntegrityError as error:
        if len(batch) == 1:
            batch[0].error = error
        else:  # one of them stands already: each by itself then
            for one in batch:
                _write_all([one])
    except DatabaseError as error:
        for one in batch:
            one.error = error
    else:
        for one in batch:
            one.error = None
