"""A complaint arrives, however long an office is down; delivered is only what somebody of the office signed for."""

import json
import ssl
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from pyrage import x25519

from complaints.handoff import outbox
from complaints.handoff.backoff import pause
from complaints.models import AuditEntry, Complaint, Delivery, MailSlot
from complaints.sealing import acknowledgements, keysets
from complaints.sealing.acknowledgements import public_key
from complaints.sealing.envelope import sha256, unseal
from complaints.sealing.secret_files import webhook_key
from complaints.sealing.signing import new_officer_key
from tests.complaints.filing import (
    STORY,
    Misbehaving,
    attach,
    claims,
    drip,
    file_complaint,
    office,
    open_office,
    reply,
    serving,
)
from tests.complaints.world import CITY, PROVINCE, World
from tests.servers import certificate, free_port
from uptd_receiver.taking import RefusedError

pytestmark = pytest.mark.django_db(databases=["default", "complaints"])
NOW = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _short_patience(settings: Any) -> None:
    settings.COMPLAINTS_POST_SECONDS = 0.5


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def point_to(world: World, port: int, scheme: str = "http", sign: str | None = None) -> None:
    """Balikpapan has a system of its own at this port, which signs with the key of petugas-1."""
    endpoint = {"url": f"{scheme}://localhost:{port}/masuk", "sign": sign or world.key("petugas-1").sign}
    world.install(world.city(endpoint=endpoint))


def turn() -> int:
    return outbox.turn(keysets.load(), datetime.now(UTC))


def test_an_office_down_for_a_week_gets_everything_once_and_urgent_first(
    world: World, tmp_path: Path, clock: Any
) -> None:
    port = free_port()
    point_to(world, port)
    filed: dict[str, bool] = {}
    for hour in range(7 * 24):
        clock.move_to(NOW + timedelta(hours=hour))
        if hour % 20 == 0:
            urgent = hour % 60 == 40
            filed[str(file_complaint(urgent=urgent, photo=b"\xff\xd8 foto" if urgent else b"").pk)] = urgent
        turn()
    assert not Delivery.objects.filter(acknowledged_at__isnull=False).exists()
    assert Delivery.objects.count() == len(filed) == 9
    assert max(Delivery.objects.values_list("next_attempt_at", flat=True)) <= datetime.now(UTC) + timedelta(hours=2)

    at = office(world, tmp_path)
    arrived: list[str] = []
    take = at.receiver.take

    def noted(headers: Any, body: bytes) -> dict[str, str]:
        arrived.append(headers["webhook-id"])
        return take(headers, body)

    built = open_office(at, port)
    object.__setattr__(at.receiver, "take", noted)
    with serving(built):
        clock.shift(timedelta(hours=2))
        assert turn() == 9
        assert turn() == 0
    assert len(arrived) == 9
    assert [filed[number] for number in arrived] == [True, True, True, *[False] * 6]
    assert at.ids() == sorted(filed)
    assert len(list(at.folder.iterdir())) == 9 + 3  # and the photos of the urgent ones
    assert set(Delivery.objects.values_list("acknowledged_by", flat=True)) == {"endpoint"}
    assert AuditEntry.objects.filter(action="acknowledge").count() == 9
    key = x25519.Identity.from_str(world.key("petugas-1").identity)
    assert unseal((at.folder / f"{arrived[0]}.age").read_bytes(), key)["answers"]["story"] == STORY


def test_a_worker_killed_before_it_noted_the_signature_sends_again_and_that_does_no_harm(
    world: World, tmp_path: Path
) -> None:
    at = office(world, tmp_path)
    with serving(open_office(at)) as port:
        point_to(world, port)
        file_complaint(photo=b"\xff\xd8")
        assert turn() == 1
        before = {path.name: path.read_bytes() for path in at.folder.iterdir()}
        Delivery.objects.update(acknowledged_at=None, next_attempt_at=datetime.now(UTC))
        assert turn() == 1
    assert {path.name: path.read_bytes() for path in at.folder.iterdir()} == before


def signed_for(world: World, who: str, body: bytes, **changes: str) -> bytes:
    """An acknowledgement by somebody, of what was sent or of something else."""
    sent = {"id": claims(body)["id"], "sha256": claims(body)["sha256"], **changes}
    key = acknowledgements.signing_key(world.key(who).identity)
    return json.dumps({**sent, "signature": acknowledgements.acknowledge(key, sent["id"], sent["sha256"])}).encode()


Answer = Callable[[BaseHTTPRequestHandler, bytes], None]
BAD: dict[str, Callable[[World], Answer]] = {
    "says 200 and nothing": lambda world: lambda handler, body: reply(handler, 200, b""),
    "says it is fine": lambda world: lambda handler, body: reply(handler, 200, b'{"ok": true}'),
    "answers no JSON": lambda world: lambda handler, body: reply(handler, 200, b"<h1>OK</h1>"),
    "answers brackets only": lambda world: lambda handler, body: reply(handler, 200, b"[" * 16_000),
    "names a hash in no alphabet of ours": lambda world: (
        lambda handler, body: reply(handler, 200, json.dumps({**claims(body), "sha256": "é"}).encode())
    ),
    "answers a list of numbers": lambda world: lambda handler, body: reply(handler, 200, b"[1]"),
    "signs for another hash": lambda world: (
        lambda handler, body: reply(handler, 200, signed_for(world, "petugas-1", body, sha256=sha256(b"lain")))
    ),
    "signs for another complaint": lambda world: (
        lambda handler, body: reply(
            handler, 200, signed_for(world, "petugas-1", body, id="8d0f0a52-6a55-4a3c-8d7d-3c8a1f6c2d11")
        )
    ),
    "is signed by a stranger": lambda world: (
        lambda handler, body: reply(handler, 200, signed_for(world, "orang-asing", body))
    ),
    "signs but says 500": lambda world: (
        lambda handler, body: reply(handler, 500, signed_for(world, "petugas-1", body))
    ),
    "never stops talking": lambda world: lambda handler, body: reply(handler, 200, b" " * 100_000),
    "hangs": lambda world: lambda handler, body: time.sleep(3),
    "sends a byte now and then": lambda world: drip,
}


@pytest.mark.parametrize("kind", BAD)
def test_an_answer_that_is_no_acknowledgement_is_no_delivery(world: World, kind: str) -> None:
    bad = Misbehaving(BAD[kind](world))
    with serving(bad.build()) as port:
        point_to(world, port)
        complaint = file_complaint()
        started = time.monotonic()
        assert turn() == 0
        assert time.monotonic() - started < 2.5  # the limit is half a second; a hanging office would take three
    assert bad.seen == [str(complaint.pk)]
    delivery = Delivery.objects.get()
    assert (delivery.acknowledged_at, delivery.attempts) == (None, 1)
    assert delivery.next_attempt_at > datetime.now(UTC)
    assert not AuditEntry.objects.exists()


def test_a_redirect_is_not_followed(world: World) -> None:
    elsewhere = Misbehaving(lambda handler, body: reply(handler, 200, signed_for(world, "petugas-1", body)))
    with serving(elsewhere.build()) as target:
        there = f"http://127.0.0.1:{target}/"
        first = Misbehaving(lambda handler, body: reply(handler, 307, b"", Location=there))
        with serving(first.build()) as port:
            point_to(world, port)
            file_complaint()
            assert turn() == 0
    assert len(first.seen) == 1
    assert elsewhere.seen == []


def test_one_complaint_that_an_office_cannot_take_holds_up_no_other(world: World) -> None:
    poison: list[str] = []

    def answer(handler: BaseHTTPRequestHandler, body: bytes) -> None:
        if claims(body)["id"] in poison:
            return reply(handler, 500, b"")
        return reply(handler, 200, signed_for(world, "petugas-1", body))

    with serving(Misbehaving(answer).build()) as port:
        point_to(world, port)
        poison.append(str(file_complaint(urgent=True).pk))
        file_complaint()
        file_complaint()
        assert turn() == 2
    assert str(Delivery.objects.get(acknowledged_at=None).pk) == poison[0]


def test_what_the_office_is_sent_is_sealed_signed_and_named_the_same_each_time(world: World, tmp_path: Path) -> None:
    bodies: list[bytes] = []
    bad = Misbehaving(lambda handler, body: (bodies.append(body), reply(handler, 200, b""))[1])
    with serving(bad.build()) as port:
        point_to(world, port)
        complaint = file_complaint(photo=b"\xff\xd8 foto")
        turn()
        Delivery.objects.update(next_attempt_at=datetime.now(UTC))
        turn()
    assert bad.seen == [str(complaint.pk)] * 2
    assert STORY.encode() not in bodies[0]
    fields = {"type", "id", "region", "keyset", "urgent", "sha256", "envelope", "attachments"}
    assert set(json.loads(bodies[0])) == fields
    at = office(world, tmp_path)
    now = int(time.time())
    headers = {"webhook-id": str(complaint.pk), "webhook-timestamp": str(now), "webhook-signature": "v1a,AA=="}
    with pytest.raises(Exception, match="not signed by the portal"):
        at.receiver.take(headers, bodies[0])
    with pytest.raises(Exception, match="old or of a wrong clock"):
        at.receiver.take({**headers, "webhook-timestamp": str(now - 301)}, bodies[0])
    for odd in ("²", "", "-1", "9" * 5000):
        with pytest.raises(RefusedError, match="webhook-timestamp"):
            at.receiver.take({**headers, "webhook-timestamp": odd}, bodies[0])
    assert at.ids() == []


def test_a_file_that_is_lost_here_does_not_hold_up_the_text(world: World, tmp_path: Path) -> None:
    at = office(world, tmp_path)
    with serving(open_office(at)) as port:
        point_to(world, port)
        complaint = file_complaint()
        attach(complaint, b"satu").unlink()
        attach(complaint, b"dua")
        assert turn() == 1
    assert len(list(at.folder.iterdir())) == 2


def test_a_certificate_that_nobody_vouches_for_gets_nothing(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = office(world, tmp_path)
    cert = certificate(tmp_path)
    built = open_office(at)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, tmp_path / "tls.key")
    built.socket = context.wrap_socket(built.socket, server_side=True, do_handshake_on_connect=False)
    with serving(built) as port:
        point_to(world, port, "https")
        file_complaint()
        assert turn() == 0
        assert at.ids() == []
        monkeypatch.setenv("SSL_CERT_FILE", str(cert))
        Delivery.objects.update(next_attempt_at=datetime.now(UTC))
        assert turn() == 1


def test_an_address_without_tls_is_posted_to_on_this_machine_only(world: World) -> None:
    world.install(world.city(endpoint={"url": "http://uptd.example/", "sign": world.key("petugas-1").sign}))
    file_complaint()
    assert turn() == 0
    assert Delivery.objects.get().attempts == 1


def test_the_pause_grows_from_ten_seconds_to_two_hours_and_never_ends() -> None:
    for attempts in (1, 2, 3, 10, 11, 50, 10_000):
        for _ in range(50):
            assert timedelta(seconds=10) <= pause(attempts) <= timedelta(hours=2)
    assert pause(1) <= timedelta(seconds=12.5)
    assert pause(4) >= timedelta(seconds=80)
    assert pause(50) >= timedelta(hours=1, minutes=48)
    assert len({pause(5) for _ in range(10)}) > 1


def test_an_office_without_a_system_is_told_and_nothing_leaves_the_desk(world: World) -> None:
    file_complaint(keyset=PROVINCE)
    assert turn() == 0
    assert MailSlot.objects.get(keyset=PROVINCE).waiting
    assert not MailSlot.objects.filter(keyset=CITY).exists()
    assert turn() == 0
    assert Delivery.objects.get().attempts == 1


def test_a_keyset_that_cannot_be_read_keeps_its_complaints_waiting(world: World) -> None:
    file_complaint()
    (keysets.keyset_folder() / f"{CITY}.1.json").unlink()
    assert turn() == 0
    assert Delivery.objects.get().acknowledged_at is None


def test_a_revoked_key_signs_for_nothing_any_more(world: World, tmp_path: Path) -> None:
    at = office(world, tmp_path)
    with serving(open_office(at)) as port:
        point_to(world, port, sign=world.key("petugas-baru").sign)
        people = world.people(
            ("officer", "petugas-2"), ("officer", "petugas-baru"), ("head", "kepala"), ("province", "provinsi-1"),
            ("recovery", "pemulihan"),
        )  # fmt: skip
        old = file_complaint()
        now = keysets.load().keysets[CITY]
        endpoint = {"url": f"http://localhost:{port}/", "sign": world.key("petugas-baru").sign}
        world.install(world.city(endpoint=endpoint, recipients=people, version=2, previous=now.hash))
        assert turn() == 0
    assert at.ids() == [str(old.pk)]  # it can be opened still, which is why a lost key has a runbook
    assert Delivery.objects.get().acknowledged_at is None


def test_a_bundle_goes_by_stick_and_its_acknowledgements_come_back(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = file_complaint(photo=b"\xff\xd8"), file_complaint(urgent=True)
    file_complaint(keyset=PROVINCE)
    stick = tmp_path / "usb.zip"
    call_command("complaints_bundle", "export", CITY, str(stick))
    assert stick.stat().st_mode & 0o777 == 0o600
    assert STORY.encode() not in stick.read_bytes()
    assert "2 laporan" in capsys.readouterr().out
    with pytest.raises(CommandError, match="sudah ada"):
        call_command("complaints_bundle", "export", CITY, str(stick))
    assert not Delivery.objects.filter(acknowledged_at__isnull=False).exists()

    (tmp_path / "kunci.txt").write_text(world.key("petugas-2").identity)
    office_side = ["--key", tmp_path / "kunci.txt", "--folder", tmp_path / "masuk"]
    back = ["--bundle", stick, "--acknowledgements", tmp_path / "terima.json"]
    run = [sys.executable, "-m", "uptd_receiver", *office_side, "--portal", public_key(webhook_key()), *back]
    done = subprocess.run(run, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "2 diterima, 0 ditolak\n"), done.stderr
    call_command("complaints_bundle", "acknowledge", str(tmp_path / "terima.json"))
    parts = [tmp_path / f"{number}.terima.json" for number in range(2)]
    for part, one in zip(parts, json.loads((tmp_path / "terima.json").read_text()), strict=True):
        part.write_text(json.dumps(one))  # as the offline tool writes them; taken twice they do no harm
    call_command("complaints_bundle", "acknowledge", *map(str, parts))
    assert "2 dari 2" in capsys.readouterr().out
    taken = Delivery.objects.filter(acknowledged_by="petugas-2")
    assert set(taken.values_list("pk", flat=True)) == {first.pk, second.pk}
    assert AuditEntry.objects.filter(action="acknowledge").count() == 2
    with pytest.raises(CommandError, match="tidak ada laporan yang menunggu"):
        call_command("complaints_bundle", "export", CITY, str(tmp_path / "lagi.zip"))
    assert not (tmp_path / "lagi.zip").exists()


@pytest.mark.parametrize("content", [b"", b"{", b'["x"]', b'[{"id": "x"}]', b'[{"id": "\\u0000"}]'])
def test_a_file_that_is_no_acknowledgement_is_refused_in_one_line(
    world: World, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "terima.json").write_bytes(content)
    with pytest.raises(CommandError) as caught:
        call_command("complaints_bundle", "acknowledge", str(tmp_path / "terima.json"))
    assert "\n" not in str(caught.value)


def test_a_receiver_refuses_what_it_cannot_open_before_it_signs(world: World, tmp_path: Path) -> None:
    stranger = new_officer_key()
    world.keys["orang-asing"] = stranger
    at = office(world, tmp_path, "orang-asing")
    with serving(open_office(at)) as port:
        point_to(world, port, sign=stranger.sign)
        file_complaint()
        assert turn() == 0
    assert list(at.folder.iterdir()) == []


def test_transferred_meanwhile_an_old_signature_counts_for_nothing(world: World, tmp_path: Path) -> None:
    at = office(world, tmp_path)

    def answer(handler: BaseHTTPRequestHandler, body: bytes) -> None:
        moved.append(claims(body)["id"])
        reply(handler, 200, signed_for(world, "petugas-1", body))

    moved: list[str] = []
    with serving(Misbehaving(answer).build()) as port:
        point_to(world, port)
        complaint = file_complaint()
        sealed = complaint.sha256
        turn()
    assert Delivery.objects.get().acknowledged_at
    Complaint.objects.update(sha256=sha256(b"disegel lagi"))
    Delivery.objects.update(acknowledged_at=None)
    (tmp_path / "lama.json").write_bytes(
        signed_for(world, "petugas-1", json.dumps({"id": str(complaint.pk), "sha256": sealed}).encode())
    )
    with pytest.raises(CommandError, match="tidak ditandatangani penerima mana pun"):
        call_command("complaints_bundle", "acknowledge", str(tmp_path / "lama.json"))
    assert Delivery.objects.get().acknowledged_at is None
    assert at.ids() == []
