"""The server's copy goes some days after an office signed for it; what nobody signed for never does."""

import logging
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import connections, transaction

from complaints import attachments, audit
from complaints.models import Attachment, Complaint
from complaints.routers import ALIAS

ORPHAN_AGE = 24 * 3600  # seconds; a form stays open for 12 hours at most
logger = logging.getLogger("complaints.retention")


def turn(now: datetime) -> tuple[int, int]:
    """Deletes what has had its time: how many envelopes, how many files that belong to no complaint."""
    before = now - timedelta(days=settings.COMPLAINTS_KEEP_DAYS)
    ripe = Complaint.objects.filter(envelope__isnull=False, delivery__acknowledged_at__lte=before)
    gone = sum(_forget(number, before) for number in list(ripe.values_list("pk", flat=True)))
    if gone and connections[ALIAS].vendor == "sqlite":
        transaction.on_commit(_empty_log, using=ALIAS)
    return gone, _collect_orphans(now)


def _empty_log() -> None:
    """SQLite overwrites what is deleted, but its log of writes still holds what was there."""
    with connections[ALIAS].cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _forget(number: UUID, before: datetime) -> int:
    """One complaint's envelope and attachments: rows first, so that a row never names a file that is gone."""
    with transaction.atomic(using=ALIAS):
        ripe = Complaint.objects.filter(pk=number, envelope__isnull=False, delivery__acknowledged_at__lte=before)
        if not ripe.update(envelope=None):
            return 0
        files = list(Attachment.objects.filter(complaint=number).values_list("file", flat=True))
        Attachment.objects.filter(complaint=number).delete()
        audit.record("delete", "worker", str(number))
    for name in files:
        _unlink(attachments.path_of(name))
    return 1


def _unlink(path: Path) -> bool:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        logger.error("not deleted: %s: %s", path.name, error.strerror)
        return False
    return True


def _collect_orphans(now: datetime) -> int:
    """Files that were uploaded and never sent, also half-written ones, older than a day."""
    limit = now.timestamp() - ORPHAN_AGE
    old = [path for path in attachments.folder().glob("*") if path.is_file() and path.lstat().st_mtime < limit]
    gone = 0
    for start in range(0, len(old), 500):
        part = old[start : start + 500]
        known = set(Attachment.objects.filter(file__in=[path.stem for path in part]).values_list("file", flat=True))
        gone += sum(_unlink(path) for path in part if path.suffix != ".age" or path.stem not in known)
    return gone
