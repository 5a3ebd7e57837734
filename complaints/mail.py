"""E-mail to officers that says something waits, and nothing else: mail is read on the way and stays on phones."""

import logging
import smtplib
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.core.mail import EmailMessage, get_connection
from django.db.models import Q

from complaints.models import MailSlot
from complaints.sealing.keysets import Keyset

PAUSE = timedelta(minutes=15)
SUBJECT = "Pemberitahuan"
WAITING = "Ada pesan baru di meja petugas."
CHANGED = "Ada perubahan yang perlu Anda periksa di meja petugas."
logger = logging.getLogger("complaints.mail")


def send(addresses: Iterable[str], text: str) -> list[str]:
    """One mail to each address, so that nobody sees who else is told; those that could not be sent."""
    left = list(dict.fromkeys(addresses))
    if not left:
        return []
    refused = []
    try:
        with get_connection(timeout=20) as connection:
            while left:
                try:
                    connection.send_messages([EmailMessage(SUBJECT, text, to=[left[0]])])
                except smtplib.SMTPServerDisconnected:
                    raise
                except smtplib.SMTPException as error:  # one mailbox that is gone keeps no other from being told
                    refused.append(left[0])
                    _note(error)
                left.pop(0)
    except (OSError, smtplib.SMTPException) as error:
        _note(error)
    return [*refused, *left]


def _note(error: Exception) -> None:
    logger.error("mail not sent: %s", type(error).__name__)  # the text may hold an address


def ask(keyset: str) -> None:
    """Notes that an office is to be told; `flush` tells it when its 15 minutes are over."""
    if not MailSlot.objects.filter(keyset=keyset).update(waiting=True):
        MailSlot.objects.update_or_create(keyset=keyset, defaults={"waiting": True})


def flush(keysets: dict[str, Keyset], now: datetime) -> int:
    """Tells each office that waits and was not told in the last 15 minutes; how many were told."""
    told = 0
    free = Q(sent_at__isnull=True) | Q(sent_at__lte=now - PAUSE)
    for slot in MailSlot.objects.filter(free, waiting=True):
        keyset = keysets.get(slot.keyset)
        # Noted before it is sent: a worker killed in between sends one mail too few, never one too many.
        taken = MailSlot.objects.filter(free, keyset=slot.keyset, waiting=True).update(waiting=False, sent_at=now)
        if not keyset or not taken:
            continue
        # Where somebody of the office was told it is told: a dead mailbox must not bring the others a mail for ever.
        refused = send(keyset.notify, WAITING)
        if not refused or len(refused) < len(set(keyset.notify)):
            told += 1
        else:
            MailSlot.objects.filter(keyset=slot.keyset).update(waiting=True)
    return told
