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


def send(addresses: Iterable[str], text: str) -> bool:
    """One mail to each address, so that nobody sees who else is told. False where one could not be sent."""
    messages = [EmailMessage(SUBJECT, text, to=[address]) for address in dict.fromkeys(addresses)]
    if not messages:
        return True
    try:
        return get_connection(timeout=20).send_messages(messages) == len(messages)
    except (OSError, smtplib.SMTPException) as error:
        logger.error("mail not sent: %s", type(error).__name__)  # the text may hold an address
        return False


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
        if send(keyset.notify, WAITING):
            told += 1
        else:
            MailSlot.objects.filter(keyset=slot.keyset).update(waiting=True)
    return told
