"""A monitor sees what is broken, and nothing that helps an attacker."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import DatabaseError, connection
from django.test import Client

from portal import health
from portal.pagecache import content_changed


@pytest.fixture(autouse=True)
def healthy(db: None) -> Iterator[Path]:
    """An installation in which everything works; its heartbeat file."""
    content_changed()
    heartbeat: Path = settings.PORTAL_VAR / health.HEARTBEAT
    complaints: Path = settings.PORTAL_VAR / health.COMPLAINTS_HEARTBEAT
    heartbeat.touch()
    complaints.touch()
    yield heartbeat
    heartbeat.unlink(missing_ok=True)
    complaints.unlink(missing_ok=True)


def test_all_well(client: Client) -> None:
    answer = client.get("/sehat/")

    assert answer.status_code == 200
    assert answer.json() == {
        "status": "ok",
        "parts": dict.fromkeys(
            ["database", "migrations", "page_cache", "worker", "complaints_worker", "disk", "search"], True
        ),
        "search": {"engine": connection.vendor, "behind_seconds": 0, "waiting": 0},
    }
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("file", "part"), [(health.HEARTBEAT, "worker"), (health.COMPLAINTS_HEARTBEAT, "complaints_worker")]
)
def test_a_silent_worker_is_told_but_the_site_stays_up(client: Client, healthy: Path, file: str, part: str) -> None:
    long_ago = time.time() - 600
    os.utime(healthy.with_name(file), (long_ago, long_ago))

    answer = client.get("/sehat/")

    assert answer.status_code == 200
    assert answer.json()["status"] == "degraded"
    assert answer.json()["parts"][part] is False


def test_a_part_of_an_app_that_fails_is_told_but_the_site_stays_up(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(health.parts_of_apps, "search", lambda: 1 / 0)

    answer = client.get("/sehat/")

    assert answer.status_code == 200
    assert answer.json()["status"] == "degraded"
    assert answer.json()["parts"]["search"] is False


def test_a_forgotten_migration_takes_the_site_out(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'home'")

    answer = client.get("/sehat/")

    assert answer.status_code == 503
    assert answer.json()["parts"]["migrations"] is False


def test_a_full_disk_takes_the_site_out(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "LEAST_FREE", 1 << 62)

    assert client.get("/sehat/").status_code == 503


def test_a_lost_database_is_told_without_its_address(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def lost() -> list[str]:
        raise DatabaseError("connection to server at 10.0.0.5, user portal failed")

    monkeypatch.setattr(health, "pending_migrations", lost)
    answer = client.get("/sehat/")

    assert answer.status_code == 503
    assert answer.json()["status"] == "down"
    assert "10.0.0.5" not in answer.content.decode()
