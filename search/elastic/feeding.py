"""Sends what was noted to every index of ours."""

import logging

from django.db import connection
from elastic_transport import TransportError
from elasticsearch import ApiError

from . import outbox
from .index import CHUNK, Change, Index, rows

logger = logging.getLogger(__name__)
FAILURES = (TransportError, ApiError)  # what the client raises where the cluster does not do as asked


class RefusedError(Exception):
    """The cluster answers and takes no more for now."""


def send(index: Index) -> int:
    """Sends the oldest notes. Returns how many documents they were about, 0 where all is told.

    Raises RefusedError where the cluster took only some; these stay noted, and so do all where it does not answer.
    """
    noted = outbox.first(CHUNK)
    if not noted.notes:
        return 0
    found = {row.pk: row for row in rows(connection, noted.versions)}
    # Asked for only now: an index made in between is loaded from rows at least as new as these.
    names = index.all()
    if not names:
        raise RefusedError("no index")
    outcome = index.send(names, (Change(pk, version, found.get(pk)) for pk, version in noted.versions.items()))
    noted.done(but=outcome.again)
    tell_refused(outcome.refused)
    if outcome.again:
        raise RefusedError(f"{len(outcome.again)} documents")
    return len(noted.versions)


def tell_refused(pks: set[int]) -> None:
    """Writes down documents that break a rule of the index: sending them again would change nothing."""
    if pks:
        logger.error("Elasticsearch will not take these search documents: %s", sorted(pks)[:20])
