"""Officers hear by e-mail that something waits: from a real SMTP server's side, and never more than that."""

import secrets
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import Message
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope
from django.core.exceptions import ImproperlyConfigured

from complaints import mail
from complaints.handoff import outbox
from complaints.models import Complaint, Delivery, MailSlot
from complaints.sealing import keysets
from portal.settings.email_url import email_settings
from tests.complaints.filing import file_complaint, sealed_complaint
from tests.complaints.world import CITY, PROVINCE, World
from tests.servers import free_port

pytestmark = pytest.mark.django_db(databases=["default", "complaints"])
NOW = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)


class Letterbox:
    """What arrived, and for whom."""

    def __init__(self) -> None:
        self.messages: list[tuple[list[str], Message]] = []
        self.closed = False
        self.gone: set[str] = set()

    async def handle_RCPT(  # noqa: N802  # its name
        self, server: object, session: object, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.gone:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: object, session: object, envelope: Envelope) -> str:  # noqa: N802  # its name
        if self.closed:
            return "451 try again later"
        self.messages.append((envelope.rcpt_tos, message_from_bytes(bytes(envelope.content or b""))))
        return "250 OK"


@pytest.fixture
def letterbox(settings: Any) -> Iterator[Letterbox]:
    """A real SMTP server that the settings of EMAIL_URL point to."""
    box = Letterbox()
    port = free_port()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    for name, value in email_settings(f"smtp://127.0.0.1:{port}").items():
        setattr(settings, name, value)
    yield box
    controller.stop()


def flush(minutes: float) -> int:
    return mail.flush(keysets.load().keysets, NOW + timedelta(minutes=minutes))


def test_a_mail_says_that_something_waits_and_nothing_else(world: World, letterbox: Letterbox) -> None:
    complaint = file_complaint(urgent=True)
    mail.ask(CITY)
    assert flush(0) == 1
    ((recipients, message),) = letterbox.messages
    assert recipients == ["uptd@balikpapan.example"]
    assert message["Subject"] == "Pemberitahuan"
    assert message["From"].startswith("pemberitahuan@")
    body = message.get_payload(decode=True)
    assert isinstance(body, bytes)
    assert body.decode().strip() == "Ada pesan baru di meja petugas."
    whole = message.as_string().replace("uptd@balikpapan.example", "").lower()
    secret = [str(complaint.pk), "64.71", "uptd", "lapor", "kekerasan", "ppa", "darurat", "urgent"]
    assert not [word for word in secret if word in whole]


def test_ten_thousand_complaints_are_at_most_one_mail_in_15_minutes_and_office(
    world: World, letterbox: Letterbox
) -> None:
    """In half an hour, and the worker goes round every ten seconds."""
    ring, envelope = keysets.load(), sealed_complaint().envelope
    for second in range(0, 31 * 60, 10):
        now = NOW + timedelta(seconds=second)
        came = [
            Complaint(
                id=uuid.uuid4(), receipt_index=secrets.token_bytes(32), region="64.71", keyset=CITY, keyset_version=1,
                received_on=now, state_on=now, size=4096, envelope=envelope,
            ) for _ in range(54)
        ]  # fmt: skip  # a record reads better in few lines
        Complaint.objects.bulk_create(came)
        Delivery.objects.bulk_create(Delivery(complaint=one, received_at=now, next_attempt_at=now) for one in came)
        outbox.turn(ring, now)
        mail.flush(ring.keysets, now)
    assert Complaint.objects.count() > 10_000
    assert len(letterbox.messages) == 3  # at 0, 15 and 30 minutes
    mail.ask(PROVINCE)
    flush(31)
    assert len(letterbox.messages) == 4  # another office does not wait for the first


def test_what_came_within_the_15_minutes_is_told_at_their_end(world: World, letterbox: Letterbox) -> None:
    mail.ask(CITY)
    assert flush(0) == 1
    mail.ask(CITY)
    assert flush(14.9) == 0
    assert flush(15) == 1
    assert flush(40) == 0


def test_a_mail_that_was_refused_is_sent_later(world: World, letterbox: Letterbox) -> None:
    letterbox.closed = True
    mail.ask(CITY)
    assert flush(0) == 0
    letterbox.closed = False
    assert flush(14) == 0
    assert flush(15) == 1
    assert not MailSlot.objects.get(keyset=CITY).waiting


def test_a_mailbox_that_is_gone_keeps_nobody_else_from_being_told_once(world: World, letterbox: Letterbox) -> None:
    people = ["pindah@x.example", "petugas@x.example", "kepala@x.example"]
    world.install(world.city(notify=people))
    letterbox.gone.add("pindah@x.example")
    mail.ask(CITY)
    assert [flush(minutes) for minutes in (0, 15, 30)] == [1, 0, 0]
    assert [recipients for recipients, _ in letterbox.messages] == [["petugas@x.example"], ["kepala@x.example"]]
    assert mail.send(people, mail.CHANGED) == ["pindah@x.example"]


def test_two_addresses_do_not_see_each_other(letterbox: Letterbox) -> None:
    assert mail.send(["a@x.example", "b@x.example", "a@x.example"], mail.CHANGED) == []
    assert [recipients for recipients, _ in letterbox.messages] == [["a@x.example"], ["b@x.example"]]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("smtp+tls://u%40x:p%2Fw@host:2587", ("host", 2587, "u@x", "p/w", True, False)),
        ("smtps://host", ("host", 465, "", "", False, True)),
        ("smtp://host", ("host", 25, "", "", False, False)),
    ],
)
def test_email_url_says_host_port_account_and_tls(address: str, expected: tuple[Any, ...]) -> None:
    found = email_settings(address)
    names = ("EMAIL_HOST", "EMAIL_PORT", "EMAIL_HOST_USER", "EMAIL_HOST_PASSWORD", "EMAIL_USE_TLS", "EMAIL_USE_SSL")
    assert tuple(found[name] for name in names) == expected


@pytest.mark.parametrize("address", ["mail.example", "http://x", "smtp://", "smtp://u:rahasia@h:port"])
def test_an_email_url_that_is_none_stops_the_start_and_shows_no_password(address: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL") as caught:
        email_settings(address)
    assert "rahasia" not in str(caught.value)
