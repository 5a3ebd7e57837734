"""A production that lacks a secret does not start; one that starts speaks HTTPS only."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
COMPLETE = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    "SECRET_KEY": "a1b2c3d4e5" * 6,
    "DATABASE_URL": "postgres://portal@localhost/portal",
    "ALLOWED_HOSTS": "portal.example",
    "SITE_URL": "https://portal.example",
}
NAMES = [
    "SECURE_SSL_REDIRECT",
    "SECURE_HSTS_SECONDS",
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE",
    "DEBUG",
    "PORTAL_DEMO",
]


def start(environment: dict[str, str], tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """Loads the settings in a process of its own, which prints some of them."""
    code = (
        "import json; from django.conf import settings; "
        f"print(json.dumps({{name: getattr(settings, name) for name in {NAMES!r}}}))"
    )
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**environment, "PORTAL_VAR": str(tmp_path)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", ["SECRET_KEY", "DATABASE_URL", "ALLOWED_HOSTS", "SITE_URL"])
@pytest.mark.parametrize("value", [None, ""])
def test_each_missing_variable_is_named(name: str, value: str | None, tmp_path: Path) -> None:
    environment = {key: text for key, text in COMPLETE.items() if key != name}
    started = start(environment if value is None else {**environment, name: value}, tmp_path)

    assert started.returncode != 0
    assert name in started.stderr.strip().splitlines()[-1]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SITE_URL", "http://portal.example"),
        ("SECRET_KEY", "short"),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", "portal.example,*"),
    ],
)
def test_dangerous_values_are_refused(name: str, value: str, tmp_path: Path) -> None:
    started = start({**COMPLETE, name: value}, tmp_path)

    assert started.returncode != 0
    assert name in started.stderr.strip().splitlines()[-1]


def test_a_complete_production_is_safe(tmp_path: Path) -> None:
    started = start(COMPLETE, tmp_path)

    assert started.returncode == 0, started.stderr
    settings = json.loads(started.stdout)
    assert settings["SECURE_SSL_REDIRECT"]
    assert settings["SESSION_COOKIE_SECURE"]
    assert settings["CSRF_COOKIE_SECURE"]
    assert settings["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert not settings["DEBUG"]
    assert not settings["PORTAL_DEMO"]


def test_the_embedded_secret_is_made_once_and_readable_by_its_owner_only(tmp_path: Path) -> None:
    var = tmp_path / "var"
    environment = {"DJANGO_SETTINGS_MODULE": "portal.settings.embedded"}
    assert start(environment, var).returncode == 0
    secret = (var / "secret.key").read_text()
    assert start(environment, var).returncode == 0

    assert (var / "secret.key").read_text() == secret
    assert len(secret) >= 50
    assert (var / "secret.key").stat().st_mode & 0o777 == 0o600
    assert var.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("days", ["0", "-30", "3651", "tiga", "1.5"])
def test_a_number_of_days_that_would_delete_what_nobody_read_stops_the_start(tmp_path: Path, days: str) -> None:
    started = start({"DJANGO_SETTINGS_MODULE": "portal.settings.embedded", "COMPLAINTS_KEEP_DAYS": days}, tmp_path)

    assert started.returncode != 0
    assert f"COMPLAINTS_KEEP_DAYS={days}" in started.stderr.strip().splitlines()[-1]


def test_a_state_folder_that_cannot_be_made_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    started = start({"DJANGO_SETTINGS_MODULE": "portal.settings.embedded"}, tmp_path / "file" / "var")

    assert started.returncode != 0
    assert len(started.stderr.strip().splitlines()) == 1
    assert "PORTAL_VAR" in started.stderr
