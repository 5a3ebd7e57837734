"""What an officer does with a complaint. The server sees who did it and when, never what it is about."""

import base64
import binascii
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from complaints import audit, intake
from complaints.clocks import POLICE
from complaints.handoff import acceptance
from complaints.models import Complaint, Delivery, Message, Officer, State
from complaints.routers import ALIAS
from complaints.sealing.envelope import sha256
from complaints.sealing.keysets import Keyring

CHOSEN = (State.READ, State.WAITING, State.HELPING, State.FORWARDED, State.CLOSED)


class RefusedError(ValueError):
    """An act that cannot be done; the message tells the officer why, in her language."""


def sealed(text: Any) -> bytes:
    """The envelope in a b64 text. Only its form can be checked here. Raises RefusedError."""
    try:
        envelope = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError, TypeError):
        raise RefusedError("Berkas tersegel tidak terbaca.") from None
    if not intake.is_envelope(envelope):
        raise RefusedError("Berkas tersegel tidak berbentuk age, atau terlalu besar.")
    return envelope


def _locked(complaint: Complaint) -> tuple[Complaint, Delivery]:
    """Both rows as they are now, kept until the transaction ends."""
    delivery = Delivery.objects.select_for_update().get(pk=complaint.pk)
    return Complaint.objects.select_for_update().get(pk=complaint.pk), delivery


def _midnight(moment: datetime) -> datetime:
    return timezone.localtime(moment).replace(hour=0, minute=0, second=0, microsecond=0)


def _first_moment(complaint: Complaint) -> datetime:
    """Of the day on which the person made the report, whichever office has it now."""
    return timezone.make_aware(datetime.combine(complaint.received_on, time.min))


def acknowledge(
    complaint: Complaint, officer: Officer, ring: Keyring, digest: str, signature: str, now: datetime
) -> datetime | None:
    """Notes that this officer opened exactly this envelope; returns when 3x24 hours from the report are over.

    The clocks stop, and the second of arrival is forgotten with them: only this answer still knows it. Signed again,
    nothing changes and the answer is None. Raises RefusedError for another envelope, a stranger's key, or a key that
    is not of this account.
    """
    keyset = ring.keysets.get(complaint.keyset)
    if keyset is None:
        raise RefusedError("Set kunci kantor ini sedang tidak sah. Hubungi pengelola server.")
    if acceptance.signer(complaint, keyset, digest, signature) is None:
        raise RefusedError("Tanda terima tidak sah: bukan untuk berkas ini, atau kunci itu tidak ada di set kunci.")
    own = next((one for one in keyset.recipients if one.age == officer.recipient), None)
    # Asked of her alone: where the office's own system signs with her key too, the keyset names that key "endpoint".
    alone = replace(keyset, recipients=(own,), endpoint=None) if own else None
    label = acceptance.signer(complaint, alone, digest, signature)
    if label is None:
        raise RefusedError("Kunci ini bukan kunci akun Anda. Pakai berkas kunci Anda sendiri.")
    with transaction.atomic(using=ALIAS):
        complaint, delivery = _locked(complaint)
        if delivery.opened_at or complaint.sha256 != digest:
            return None
        received = delivery.received_at
        # Handed over from another office it came here later than it was made; only the day of that is still known.
        reported = received if complaint.state == State.RECEIVED else _first_moment(complaint)
        acceptance.note(complaint, label, digest, signature, now)
        delivery.opened_at, delivery.received_at = now, _midnight(received)
        delivery.unreadable_by, delivery.unreadable_on = "", None
        delivery.save(update_fields=["opened_at", "received_at", "unreadable_by", "unreadable_on"])
        if complaint.state == State.RECEIVED:
            _set_state(complaint, State.READ, now)
        audit.record("open", officer.username, str(complaint.pk))
    return reported + POLICE


def unreadable(complaint: Complaint, officer: Officer, today: date) -> None:
    """Notes that no key of this officer opens it. After a second officer the clocks stop; nothing is deleted.

    Two, so that nobody alone can bury a report. Raises RefusedError.
    """
    with transaction.atomic(using=ALIAS):
        complaint, delivery = _locked(complaint)
        if delivery.opened_at:
            raise RefusedError("Laporan ini sudah dibuka.")
        if delivery.unreadable_on:
            return
        if delivery.unreadable_by == officer.username:
            raise RefusedError("Anda sudah menandainya. Minta petugas lain mencoba dengan kuncinya sendiri.")
        if delivery.unreadable_by:
            delivery.unreadable_on = today
        else:
            delivery.unreadable_by = officer.username
        delivery.save(update_fields=["unreadable_by", "unreadable_on"])
        audit.record("unreadable", officer.username, str(complaint.pk))


def _set_state(complaint: Complaint, state: str, now: datetime, office: str | None = None) -> None:
    complaint.state, complaint.state_on = state, timezone.localdate(now)
    if office is not None:
        complaint.forwarded_to = office
    complaint.save(update_fields=["state", "state_on", "forwarded_to"])


def _opened(complaint: Complaint) -> tuple[Complaint, Delivery]:
    complaint, delivery = _locked(complaint)
    if delivery.opened_at is None:
        raise RefusedError("Buka laporan ini dulu dengan berkas kunci Anda.")
    return complaint, delivery


def change_state(complaint: Complaint, officer: Officer, state: str, office: str, now: datetime) -> None:
    """One of the states that an officer sets. Raises RefusedError, also for "forwarded" without an office's name."""
    if state not in CHOSEN:
        raise RefusedError("Pilih salah satu status.")
    office = " ".join(office.split())[:120]
    if state == State.FORWARDED and not office:
        raise RefusedError("Tulis nama lembaga tempat laporan diteruskan.")
    with transaction.atomic(using=ALIAS):
        complaint, _ = _opened(complaint)
        _set_state(complaint, state, now, office if state == State.FORWARDED else None)
        audit.record(f"state:{state}", officer.username, str(complaint.pk))


def start_police(complaint: Complaint, officer: Officer, proposed: str) -> datetime:
    """Starts the clock of UU 12/2022 art. 41, which runs from the report, not from its opening.

    `proposed` is what acknowledge() answered. The table knows only the day of the report: a time that does not fit
    that day, or none, counts from its first minute, so never too late.
    """
    with transaction.atomic(using=ALIAS):
        complaint, delivery = _opened(complaint)
        first = _first_moment(complaint) + POLICE
        try:
            by = datetime.fromisoformat(proposed)
        except ValueError:
            by = first
        fits = by.tzinfo is not None and first <= by < first + timedelta(days=1)
        delivery.police_by = by if fits else first
        delivery.save(update_fields=["police_by"])
        audit.record("police:start", officer.username, str(complaint.pk))
        return delivery.police_by


def stop_police(complaint: Complaint, officer: Officer) -> None:
    """Takes back a clock that was started by mistake."""
    with transaction.atomic(using=ALIAS):
        complaint, delivery = _opened(complaint)
        delivery.police_by = delivery.police_done_on = None
        delivery.save(update_fields=["police_by", "police_done_on"])
        audit.record("police:stop", officer.username, str(complaint.pk))


def police_done(complaint: Complaint, officer: Officer, day: str, today: date) -> None:
    """Notes the day on which the police were told. Raises RefusedError for a day before the report or after today."""
    try:
        on = date.fromisoformat(day)
    except ValueError:
        raise RefusedError("Isi tanggal lapor polisi.") from None
    with transaction.atomic(using=ALIAS):
        complaint, delivery = _opened(complaint)
        if not complaint.received_on <= on <= today:
            raise RefusedError("Tanggal lapor polisi ada di antara hari laporan masuk dan hari ini.")
        delivery.police_done_on = on
        delivery.save(update_fields=["police_done_on"])
        audit.record("police:done", officer.username, str(complaint.pk))


def reply(complaint: Complaint, officer: Officer, number: UUID, envelope: bytes, waiting: bool, now: datetime) -> None:
    """Keeps a sealed reply for the person. The same one again changes nothing. Raises RefusedError."""
    with transaction.atomic(using=ALIAS):
        complaint, _ = _opened(complaint)
        try:
            kept, is_new = intake.add_message(complaint, Message.Direction.TO_PERSON, number, envelope)
            if bytes(kept.envelope) != envelope:
                raise intake.TakenError
        except intake.TakenError:
            raise RefusedError("Nomor pesan ini sudah dipakai. Muat ulang halaman, lalu kirim lagi.") from None
        if not is_new:
            return
        if waiting:
            _set_state(complaint, State.WAITING, now)
        audit.record("reply", officer.username, str(complaint.pk))


def transfer(complaint: Complaint, officer: Officer, ring: Keyring, sent: dict[str, Any], now: datetime) -> None:
    """Hands a complaint, sealed again in the officer's browser, to another office; its code keeps working.

    `sent` names keyset and version, and holds the new envelopes of the complaint and of each message that the office
    could read. Whether they open is checked by the office that gets them: it has to acknowledge. Raises RefusedError.
    """
    target = ring.keysets.get(str(sent.get("keyset")))
    if target is None or target.name == complaint.keyset or target.version != sent.get("version"):
        raise RefusedError("Kantor tujuan tidak ada, atau kuncinya baru diganti. Muat ulang halaman.")
    envelope = sealed(sent.get("envelope"))
    given = sent.get("messages")
    if not isinstance(given, dict):
        raise RefusedError("Pesan tidak ikut disegel ulang. Muat ulang halaman.")
    messages = {name: sealed(text) for name, text in given.items()}
    with transaction.atomic(using=ALIAS):
        complaint, delivery = _opened(complaint)
        if complaint.sha256 != sent.get("from"):
            raise RefusedError("Laporan ini sudah dialihkan orang lain. Kembali ke daftar.")
        known = {str(one.pk): one for one in complaint.messages.all()}
        # What the person wrote has to go along; a reply that no key of the office opens stays as it is.
        written = {name for name, one in known.items() if one.direction == Message.Direction.TO_OFFICE}
        if not written <= set(messages) <= set(known):
            raise RefusedError("Ada pesan baru sejak halaman ini dibuka. Muat ulang, lalu alihkan lagi.")
        for name, envelope_of_message in messages.items():
            known[name].envelope = envelope_of_message
            known[name].save(update_fields=["envelope"])
        complaint.envelope, complaint.sha256 = envelope, sha256(envelope)
        complaint.keyset, complaint.keyset_version = target.name, target.version
        complaint.save(update_fields=["envelope", "sha256", "keyset", "keyset_version"])
        _set_state(complaint, State.FORWARDED, now, target.office)
        police = (delivery.police_by, delivery.police_done_on)
        delivery.delete()
        Delivery.objects.create(
            complaint=complaint, received_at=now, next_attempt_at=now, police_by=police[0], police_done_on=police[1]
        )
        audit.record(f"transfer:{target.name}"[:40], officer.username, str(complaint.pk))
