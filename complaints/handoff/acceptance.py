"""Delivered means: somebody of the keyset signed for exactly this envelope. Nothing else does."""

import base64
import json
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from complaints import audit
from complaints.models import Complaint, Delivery
from complaints.routers import ALIAS
from complaints.sealing.acknowledgements import signed_by
from complaints.sealing.keysets import Keyring, Keyset


class NotAcknowledgedError(ValueError):
    """An answer holds no acknowledgement that counts; the message says why, and nothing of the answer."""


def read(content: bytes) -> list[dict[str, Any]]:
    """The acknowledgements in an answer or a file: one object, or a list. Raises NotAcknowledgedError."""
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):  # thousands of brackets are no ValueError
        raise NotAcknowledgedError("bukan JSON") from None
    found = data if isinstance(data, list) else [data]
    if not all(isinstance(one, dict) for one in found):
        raise NotAcknowledgedError("bukan tanda terima")
    return found


def accept(one: dict[str, Any], ring: Keyring, now: datetime, expected: str = "") -> str:
    """Notes an acknowledgement; who signed it. Raises NotAcknowledgedError. Taken twice, nothing changes."""
    number, digest, signature = (str(one.get(name, "")) for name in ("id", "sha256", "signature"))
    if expected and number != expected:
        raise NotAcknowledgedError("untuk laporan lain")
    try:
        complaint = Complaint.objects.only("sha256", "keyset").get(pk=number)
    except (Complaint.DoesNotExist, ValidationError):
        raise NotAcknowledgedError("laporan tidak dikenal") from None
    label = signer(complaint, ring.keysets.get(complaint.keyset), digest, signature)
    if label is None:
        raise NotAcknowledgedError("tidak ditandatangani penerima mana pun di set kunci untuk isi ini")
    with transaction.atomic(using=ALIAS):
        if note(complaint, label, digest, signature, now):
            audit.record("acknowledge", label, str(complaint.pk))
    return label


def signer(complaint: Complaint, keyset: Keyset | None, digest: str, signature: str) -> str | None:
    """Who of the keyset signed for this complaint's envelope; None where nobody did."""
    return signed_by(keyset, str(complaint.pk), digest, complaint.sha256, signature) if keyset else None


def note(complaint: Complaint, label: str, digest: str, signature: str, now: datetime) -> bool:
    """Keeps the first acknowledgement of the envelope with its proof; whether this was the first."""
    waiting = Delivery.objects.filter(pk=complaint.pk, acknowledged_at__isnull=True, complaint__sha256=digest)
    proof = base64.b64decode(signature)
    return bool(waiting.update(acknowledged_at=now, acknowledged_by=label, acknowledgement=proof))
