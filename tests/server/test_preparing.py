"""A start does what is missing, once, and says in one line what it cannot do."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from portal import preparing
from portal.catalogues import compile_catalogues

ROOT = Path(__file__).resolve().parent.parent.parent


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        env={"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "portal.settings.embedded", **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_taken_port_is_said_before_any_work_begins(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        started = manage("serve", PORT=str(port), PORTAL_VAR=str(tmp_path / "var"))

    assert started.returncode == 1
    assert started.stderr.strip().splitlines() == [
        f"CommandError: Port {port} tidak bisa dipakai (Address already in use). Coba: PORT=8001 make run"
    ]
    assert not (tmp_path / "var" / "portal.sqlite3").exists()


@pytest.mark.parametrize("command", [("prepare",), ("demo",), ("migrate", "complaints", "--database=complaints")])
def test_an_unreachable_database_is_said_in_one_line(tmp_path: Path, command: tuple[str, ...]) -> None:
    nowhere = "postgres://portal:rahasia@127.0.0.1:9/portal"
    started = manage(*command, PORTAL_VAR=str(tmp_path), DATABASE_URL=nowhere, COMPLAINTS_DATABASE_URL=nowhere)

    assert started.returncode == 1
    assert len(started.stderr.strip().splitlines()) == 1
    assert "Basis data tidak bisa di" in started.stderr
    assert "rahasia" not in started.stderr


def test_a_missing_secret_is_said_in_one_line(tmp_path: Path) -> None:
    started = manage("serve", PORTAL_VAR=str(tmp_path), DJANGO_SETTINGS_MODULE="portal.settings.production")

    assert started.returncode == 1
    assert len(started.stderr.strip().splitlines()) == 1
    assert "SECRET_KEY" in started.stderr


@pytest.mark.django_db(databases=["default", "complaints"])
def test_a_migrated_database_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "call_command", lambda *_, **__: pytest.fail("nothing to do"))

    assert preparing.pending_migrations() == []
    assert preparing.pending_migrations("complaints") == []
    assert not preparing.migrate()


def test_an_older_database_is_recognised(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'home' AND name = '0001_initial'")

    assert preparing.pending_migrations() == ["home.0001_initial"]


def test_demo_content_is_loaded_into_an_empty_site_only(home: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "call_command", lambda *_, **__: pytest.fail("there is content already"))

    assert not preparing.load_demo()


def test_static_files_are_collected_when_one_changed(
    tmp_path: Path, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[str] = []
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.css").write_text("a{}")
    settings.PORTAL_VAR = settings.STATIC_ROOT = tmp_path  # type: ignore[attr-defined]  # pytest-django's settings
    settings.STATICFILES_DIRS = [source]  # type: ignore[attr-defined]  # the same
    monkeypatch.setattr(preparing, "call_command", lambda name, **_: runs.append(name))

    assert preparing.collect_static()
    assert not preparing.collect_static()
    (source / "a.css").write_text("a{color:red}")
    assert preparing.collect_static()
    assert runs == ["collectstatic", "collectstatic"]


def test_catalogues_are_compiled_when_their_texts_changed(tmp_path: Path, settings: object) -> None:
    po = tmp_path / "base" / "locale" / "en" / "LC_MESSAGES" / "django.po"
    po.parent.mkdir(parents=True)
    po.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8"\n\nmsgid "Beranda"\nmsgstr "Home"\n')
    settings.BASE_DIR, settings.PORTAL_VAR = tmp_path / "base", tmp_path / "var"

    assert compile_catalogues() == 1
    assert compile_catalogues() == 0
    os.utime(po, (po.stat().st_mtime + 10,) * 2)
    assert compile_catalogues() == 1
    mo = tmp_path / "var" / "locale" / "en" / "LC_MESSAGES" / "django.mo"
    assert polib.mofile(str(mo))[0].msgstr == "Home"


def test_a_text_of_the_portal_is_found_in_its_first_catalogue_and_words_of_others_stay(
    tmp_path: Path, settings: object
) -> None:
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8"\n\n'
    for language, entries in (
        ("id", 'msgid "Publish"\nmsgstr "Terbitkan"\n'),
        (
            "en",
            'msgid "Beranda"\nmsgstr "Home"\n\nmsgid "Publish"\nmsgstr "Publish"\n\nmsgid "March"\nmsgstr "March"\n',
        ),
    ):
        po = tmp_path / "base" / "locale" / language / "LC_MESSAGES" / "django.po"
        po.parent.mkdir(parents=True)
        po.write_text(head + entries)
    settings.BASE_DIR, settings.PORTAL_VAR = tmp_path / "base", tmp_path / "var"

    compile_catalogues()

    made = polib.mofile(str(tmp_path / "var" / "locale" / "id" / "LC_MESSAGES" / "django.mo"))
    assert {entry.msgid: entry.msgstr for entry in made} == {"Publish": "Terbitkan", "Beranda": "Beranda"}


def test_one_round_of_the_worker_publishes_what_is_due_and_leaves_a_sign_of_life(home: object) -> None:
    heartbeat = settings.PORTAL_VAR / "worker.heartbeat"
    heartbeat.unlink(missing_ok=True)

    call_command("worker", "--once")

    assert heartbeat.exists()


def test_a_job_of_an_app_that_fails_is_written_down_and_stops_no_other(
    home: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    done: list[str] = []
    monkeypatch.setattr(
        "portal.management.commands.worker.jobs", {"bad": lambda: 1 / 0, "good": lambda: done.append("x")}
    )

    call_command("worker", "--once")

    assert done == ["x"]
    assert "worker, bad: ZeroDivisionError" in capsys.readouterr().err


def test_two_workers_do_not_run_side_by_side(home: object) -> None:
    import fcntl

    with open(settings.PORTAL_VAR / "worker.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(CommandError, match="sudah berjalan"):
            call_command("worker", "--once")
