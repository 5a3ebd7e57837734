"""`manage.py backup FOLDER`: one file from which this installation can be restored (docs/operations.md)."""

import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from argparse import ArgumentParser
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection


class Command(BaseCommand):
    help = "Membuat satu berkas cadangan: basis data, gambar dan dokumen, kunci rahasia."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="folder tujuan")

    def handle(self, *args: Any, **options: Any) -> None:
        if "wagtailcore_site" not in connection.introspection.table_names():
            raise CommandError(
                f"Tidak ada portal di basis data {connection.settings_dict['NAME']}: tidak ada yang dicadangkan."
                " Apakah lingkungannya (portal.env atau PORTAL_VAR) sudah dibaca?"
            )
        name = f"portal-{datetime.now():%Y%m%d-%H%M%S}.tar"
        target: Path = options["folder"] / name
        options["folder"].mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished = target.with_suffix(".part")
        with tempfile.TemporaryDirectory(dir=options["folder"]) as work:
            database = _dump(Path(work))
            descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file, tarfile.open(fileobj=file, mode="w") as archive:
                archive.add(database, database.name)
                for kept in ("media", "secret.key"):
                    if (settings.PORTAL_VAR / kept).exists():
                        archive.add(settings.PORTAL_VAR / kept, kept)
        unfinished.rename(target)  # a file with the right name is a whole one
        self.stdout.write(str(target))


def _dump(folder: Path) -> Path:
    """A consistent copy of the database, taken while the portal runs."""
    if connection.vendor == "sqlite":
        target = folder / "portal.sqlite3"
        connection.ensure_connection()
        with closing(sqlite3.connect(target)) as copy:
            connection.connection.backup(copy)
        return target
    if connection.vendor != "postgresql" or not shutil.which("pg_dump"):
        raise CommandError("pg_dump tidak ditemukan: apt-get install postgresql-client")
    target = folder / "portal.dump"
    # The password goes by the environment: arguments are visible to every account of the machine.
    parameters = connection.get_connection_params()
    given = {"PGDATABASE": "dbname", "PGUSER": "user", "PGPASSWORD": "password", "PGHOST": "host", "PGPORT": "port"}
    environment = {name: str(parameters[key]) for name, key in given.items() if parameters.get(key)}
    done = subprocess.run(  # noqa: S603  # fixed arguments
        ["pg_dump", "--format=custom", "--no-owner", "--file", str(target)],  # noqa: S607  # the PATH's own pg_dump
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise CommandError(f"pg_dump: {done.stderr.strip()}")
    return target
