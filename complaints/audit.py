"""What was done with complaints, as a chain: a row that is changed, moved or taken out breaks every hash behind it."""

import hashlib
import json
from datetime import date

from django.db import connections, transaction
from django.utils import timezone

from complaints.models import AuditEntry
from complaints.routers import ALIAS

_LOCK = 0x7570_7464  # any number, used for nothing else on this database


def row_hash(before: str, number: int, day: date, actor: str, action: str, subject: str) -> str:
    """SHA-256 over the hash of the row before and all of this one."""
    row = json.dumps([before, number, day.isoformat(), actor, action, subject], ensure_ascii=False)
    return hashlib.sha256(row.encode()).hexdigest()


def record(action: str, actor: str, subject: str = "") -> AuditEntry:
    """Appends a row, in the caller's transaction where there is one. Day precision; nothing of the complainant."""
    with transaction.atomic(using=ALIAS):
        if connections[ALIAS].vendor == "postgresql":
            # Two rows must not follow the same one. SQLite has one writer at a time anyway (BEGIN IMMEDIATE).
            with connections[ALIAS].cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        last = AuditEntry.objects.order_by("-number").first()
        number = last.number + 1 if last else 1
        day = timezone.localdate()
        digest = row_hash(last.hash if last else "", number, day, actor, action, subject)
        return AuditEntry.objects.create(
            number=number, day=day, actor=actor, action=action, subject=subject, hash=digest
        )


def verify() -> int | None:
    """The number of the first row that is not what was written there; None where the chain holds.

    Rows taken off the end leave a whole chain: whoever checks notes the last number and hash elsewhere.
    """
    before, expected = "", 1
    for row in AuditEntry.objects.order_by("number").iterator():
        digest = row_hash(before, row.number, row.day, row.actor, row.action, row.subject)
        if row.number != expected or row.hash != digest:
            return expected
        before, expected = row.hash, expected + 1
    return None
