"""Taking a sealed complaint in: stored with its outbox row in one transaction, on disk before anybody sees a code."""

import hashlib
import hmac
import uuid
from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from complaints import mail, together
from complaints.models import Attachment, Complaint, Delivery, Message
from complaints.routers import ALIAS
from complaints.sealing import secret_files
from complaints.sealing.envelope import BUCKETS, LONGEST_ENVELOPE, sha256
from complaints.sealing.keysets import Keyring, Keyset


class TakenError(ValueError):
    """Another complaint has this id or this code already, or a message of this id."""


@dataclass(frozen=True)
class Sealed:
    """A complaint as it arrives in the store, whoever sealed it."""

    id: uuid.UUID
    index: bytes
    reply_to: str
    region: str
    keyset: str
    version: int
    urgent: bool
    envelope: bytes
    attachments: list[tuple[str, str]] = field(default_factory=list)  # name, SHA-256 of the sealed file


def form_id(nonce: bytes) -> uuid.UUID:
    """The id of a form sent without JavaScript: the same each time that form is sent."""
    digest = bytearray(hmac.digest(secret_files.token_key(), b"id-v1" + nonce, hashlib.sha256)[:16])
    return uuid.UUID(bytes=bytes(digest), version=4)


def office_for(ring: Keyring, region: str, *, official: bool) -> Keyset | None:
    """Who reads it. Where whoever hurts is an officer or official, the province does and not the kota (section 5)."""
    own = ring.for_region(region)
    if own and official and own.escalates_to:
        return ring.keysets.get(own.escalates_to)
    return own


def bucket_of(envelope: bytes) -> int:
    """The size class of an envelope."""
    return max((size for size in BUCKETS if size <= len(envelope)), default=BUCKETS[0])


def is_envelope(data: bytes) -> bool:
    """Whether this can be an age file of a size that we take."""
    return data.startswith(b"age-encryption.org/v1\n-> X25519 ") and BUCKETS[0] < len(data) <= LONGEST_ENVELOPE


def store(sealed: Sealed, now: datetime | None = None) -> Complaint:
    """The complaint, committed; sent again, the one that stands already. Raises TakenError or DatabaseError."""
    now = now or timezone.now()
    complaint = Complaint(
        id=sealed.id,
        receipt_index=sealed.index,
        reply_to=sealed.reply_to,
        region=sealed.region,
        keyset=sealed.keyset,
        keyset_version=sealed.version,
        received_on=timezone.localdate(now),
        state_on=timezone.localdate(now),
        urgent=sealed.urgent,
        size=bucket_of(sealed.envelope),
        sha256=sha256(sealed.envelope),
        envelope=sealed.envelope,
    )
    delivery = Delivery(complaint=complaint, received_at=now, next_attempt_at=now)
    files = [Attachment(file=name, complaint=complaint, sha256=digest) for name, digest in sealed.attachments]
    try:
        # The table decides who was first, so that the same form sent twice at once makes one row.
        together.write(together.Arrived(complaint, delivery, files))
    except IntegrityError:
        standing = Complaint.objects.filter(id=sealed.id, receipt_index=sealed.index).first()
        if standing is None:
            raise TakenError from None
        return standing
    return complaint


def is_kept(index: bytes) -> bool:
    """Whether there is a complaint with this receipt."""
    return Complaint.objects.filter(receipt_index=index).exists()


def find(index: bytes) -> Complaint | None:
    """The complaint with this receipt."""
    return Complaint.objects.filter(receipt_index=index).select_related("delivery").first()


def add_message(complaint: Complaint, direction: str, message_id: uuid.UUID, envelope: bytes) -> tuple[Message, bool]:
    """A sealed message, numbered within its complaint, and True; sent again, the one that stands already, and False.

    Raises TakenError where another complaint has a message of this id.
    """
    with transaction.atomic(using=ALIAS):
        # The complaint's row is the turnstile: two messages at once get two numbers.
        Complaint.objects.select_for_update().get(pk=complaint.pk)
        standing = Message.objects.filter(pk=message_id).first()
        if standing and standing.complaint_id != complaint.pk:
            raise TakenError
        if standing:
            return standing, False
        if direction == Message.Direction.TO_OFFICE:
            mail.ask(complaint.keyset)  # an answer that nobody is told of waits as long as a complaint
        last = complaint.messages.order_by("-number").values_list("number", flat=True).first() or 0
        made = Message.objects.create(
            id=message_id,
            complaint=complaint,
            direction=direction,
            sent_on=timezone.localdate(),
            envelope=envelope,
            number=last + 1,
        )
    return made, True
