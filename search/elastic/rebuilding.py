"""A new index beside the old one, and whether the index holds what the database holds."""

import fcntl
import logging
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import sleep

from django.conf import settings
from django.db import connection

from . import outbox
from .client import QUESTION
from .documents import checksum
from .feeding import FAILURES, RefusedError, send, tell_refused
from .index import BUCKET, Change, Index, rows

logger = logging.getLogger(__name__)


class BusyError(Exception):
    """Somebody is building the index already; the message is for people."""


@contextmanager
def alone() -> Iterator[None]:
    """Raises BusyError where another process of this installation builds the index."""
    with open(settings.PORTAL_VAR / "search-rebuild.lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise BusyError("Another process is building the search index.") from None
        yield


def rebuild(index: Index) -> int:
    """Builds the index anew while the old one answers, then moves the alias. Returns how many rows it was given.

    Rows that change meanwhile are noted and sent to both indices by the worker, in higher versions than the load.
    """
    with alone():
        outbox.install()
        name = index.create()
        try:
            sent = _load(index, name)
            index.refresh(name)
            old = index.publish(name)
        except BaseException:
            with suppress(*FAILURES):
                index.drop([name])
            raise
        sleep(2 * QUESTION)  # whoever was asking the old one has given up by now
        index.drop(old)
        return sent


def _load(index: Index, name: str) -> int:
    sent = 0

    def changes() -> Iterator[Change]:
        nonlocal sent
        for row in rows(connection):
            sent += 1
            yield Change(row.pk, 0, row)

    outcome = index.send([name], changes())
    if outcome.again:
        raise RefusedError(f"{len(outcome.again)} documents")
    tell_refused(outcome.refused)
    return sent


def differences(index: Index) -> set[int]:
    """Numbers of rows in every BUCKET where the index and the database do not hold the same."""
    count: dict[int, int] = defaultdict(int)
    total: dict[int, int] = defaultdict(int)
    own: dict[int, list[int]] = defaultdict(list)
    for row in rows(connection):
        bucket = row.pk // BUCKET
        count[bucket] += 1
        total[bucket] += checksum(row)
        own[bucket].append(row.pk)
    there = index.sums(index.alias)
    wrong = {bucket for bucket in {*count, *there} if there.get(bucket) != (count[bucket], total[bucket])}
    return {pk for bucket in wrong for pk in (*own[bucket], *index.held(index.alias, bucket))}


def reconcile(index: Index) -> int:
    """Compares index and database, and repairs the index. Returns how many rows were looked at again."""

    def compared() -> set[int]:
        while send(index):
            continue
        index.refresh(index.alias)
        return differences(index)

    wrong = compared()
    if wrong:
        logger.warning("Elasticsearch held other documents than the database; %s rows are sent again", len(wrong))
        outbox.note(sorted(wrong))
        # Still different: it knows higher versions than we can give, because the database is from a backup.
        if compared():
            rebuild(index)
    return len(wrong)
