"""A backup is worth what can be restored from it."""

import os
import shutil
import sqlite3
import subprocess
import tarfile
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from portal.models import Theme


@pytest.mark.django_db(transaction=True)
def test_everything_comes_back_from_the_file(tmp_path: Path, settings: object) -> None:
    Theme.objects.create(slug="cadangan", name="Cadangan")
    var = tmp_path / "var"
    (var / "media" / "images").mkdir(parents=True)
    (var / "media" / "images" / "pintu.webp").write_bytes(b"gambar")
    (var / "secret.key").write_text("rahasia")
    settings.PORTAL_VAR = var  # type: ignore[attr-defined]  # pytest-django's settings

    call_command("backup", str(tmp_path / "cadangan"))

    [file] = (tmp_path / "cadangan").iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    restored = tmp_path / "restored"
    with tarfile.open(file) as archive:
        archive.extractall(restored, filter="data")
    assert (restored / "media" / "images" / "pintu.webp").read_bytes() == b"gambar"
    assert (restored / "secret.key").read_text() == "rahasia"
    assert themes(restored) == ["Cadangan"]


def themes(restored: Path) -> list[str]:
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(restored / "portal.sqlite3")) as copy:
            return [name for (name,) in copy.execute("SELECT name FROM portal_theme WHERE slug = 'cadangan'")]
    if not shutil.which("pg_restore"):
        pytest.skip("karena pg_restore tidak terpasang")
    script = subprocess.run(
        ["pg_restore", "--data-only", "--table=portal_theme", "--file=-", str(restored / "portal.dump")],
        env=dict(os.environ),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return [line.split("\t")[2] for line in script.splitlines() if "\tcadangan\t" in line]


@pytest.mark.django_db
def test_a_database_without_the_portal_is_refused_not_saved_as_an_empty_backup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection.introspection, "table_names", list)  # a database nobody has migrated
    with pytest.raises(CommandError, match="tidak ada yang dicadangkan"):
        call_command("backup", tmp_path)
    assert list(tmp_path.iterdir()) == []
