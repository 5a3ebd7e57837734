"""The worker: only one, and what fails in one part stops no other."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import DatabaseError

from complaints import work
from complaints.management.commands.complaints_worker import _only_one
from complaints.models import AuditEntry, Delivery, DeskSession, Officer
from complaints.sealing import keysets
from tests.complaints.filing import file_complaint
from tests.complaints.world import CITY, World

pytestmark = pytest.mark.django_db(databases=["default", "complaints"])


def officer(world: World, label: str) -> Officer:
    return Officer.objects.create(
        username=label, password="x", totp_secret="x", keyset=CITY, recipient=world.key(label).age
    )


def test_one_round_tells_the_office_and_notes_that_it_was_there(world: World) -> None:
    file_complaint()
    call_command("complaints_worker", "--once")
    assert [message.to for message in mail.outbox] == [["uptd@balikpapan.example"]]
    assert (django_settings.PORTAL_VAR / work.HEARTBEAT).exists()


def test_a_second_worker_says_so_and_ends(world: World) -> None:
    with _only_one(), pytest.raises(CommandError, match="sudah berjalan"):
        call_command("complaints_worker", "--once")
    call_command("complaints_worker", "--once")


def test_a_part_that_fails_stops_no_other_and_its_log_quotes_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*arguments: Any) -> None:
        raise DatabaseError("baris: cerita rahasia")

    monkeypatch.setattr(work.outbox, "turn", broken)
    file_complaint(at=datetime.now(UTC) - timedelta(hours=49))
    work.Rounds().turn()
    assert Delivery.objects.get().escalated_at
    assert "hand-off: DatabaseError at test_worker.py" in caplog.text
    assert "rahasia" not in caplog.text


def test_bad_keysets_are_an_alarm_once_and_not_every_round(world: World, caplog: pytest.LogCaptureFixture) -> None:
    (keysets.keyset_folder() / "palsu.1.json").write_text("{}")
    rounds = work.Rounds()
    rounds.turn()
    rounds.turn()
    assert caplog.text.count("ALARM keyset: palsu.1.json") == 1


def test_who_is_no_longer_in_the_keyset_is_signed_out_and_locked(world: World) -> None:
    leaves, stays = officer(world, "petugas-1"), officer(world, "petugas-2")
    now = datetime.now(UTC)
    DeskSession.objects.create(token_hash="a" * 64, officer=leaves, started_at=now, seen_at=now)
    people = world.people(
        ("officer", "petugas-2"), ("officer", "petugas-3"), ("head", "kepala"), ("province", "provinsi-1"),
        ("recovery", "pemulihan"),
    )  # fmt: skip
    before = keysets.load().keysets[CITY]
    comes = officer(world, "petugas-3")
    soon = now + timedelta(hours=30)
    world.install(world.city(recipients=people, version=2, previous=before.hash, not_before=soon.isoformat()))
    work.lock_former_officers(keysets.load(now))
    assert Officer.objects.filter(is_active=True).count() == 3  # the change has not begun; who comes may stay
    work.lock_former_officers(keysets.load(soon))
    assert set(Officer.objects.filter(is_active=True)) == {stays, comes}
    assert not DeskSession.objects.exists()
    assert AuditEntry.objects.get().subject == "petugas-1"


def test_while_keysets_are_in_doubt_nobody_is_locked_out(world: World) -> None:
    officer(world, "orang-lain")
    (keysets.keyset_folder() / f"{CITY}.2.json").write_text("{}")
    assert work.lock_former_officers(keysets.load()) == 0
    assert Officer.objects.get().is_active


def test_the_worker_ends_with_its_parent() -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    done = subprocess.run(
        [sys.executable, "manage.py", "complaints_worker", "--parent", str(gone.pid)],
        cwd=django_settings.BASE_DIR, capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0
