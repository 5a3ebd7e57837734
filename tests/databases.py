"""Databases made once a run and copied for whoever needs them: migrating takes 20 s, a copy a blink.

Every worker still has databases of its own; on PostgreSQL the server copies them (CREATE DATABASE ... TEMPLATE).
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from portal.pagecache.generation import content_changed
from search.vocabulary import forget

MIGRATED = "migrated"


class Databases:
    """What one worker sees of them. Made before Django sets its test database up, when the names are those of both."""

    def __init__(self, run: str) -> None:
        base: Path = settings.PORTAL_VAR
        self.folder = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / f"databases-{run}"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.test_name: str = connection.creation._get_test_db_name()  # with the worker's number, if there are several
        self._shared_name = f"test_{connection.settings_dict['NAME']}"
        # Connections stay open while another database is in use: SQLite's live in memory only as long as these.
        self._open: dict[str, Any] = {}

    def copy_migrated(self) -> None:
        """Fills the test database, so that Django finds nothing left to migrate."""
        self._once(MIGRATED, lambda: call_command("migrate", verbosity=0, run_syncdb=True))
        self._copy(MIGRATED, self.test_name)
        self._migrate_complaints()

    def _migrate_complaints(self) -> None:
        """Only the migrations of that app: Django would work through all the others too, to do nothing in each."""
        other = connections["complaints"]
        name, before = other.creation._get_test_db_name(), other.settings_dict["NAME"]
        if _is_postgres():
            with other._nodb_cursor() as cursor:
                cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
                cursor.execute(f'CREATE DATABASE "{name}"')
        else:
            self._open["complaints"] = sqlite3.connect(name, uri=True)  # it lives as long as this
        other.close()
        other.settings_dict["NAME"] = name
        with self.using(self.test_name):  # signals of migrating look into the other database too
            call_command("migrate", "complaints", database="complaints", verbosity=0)
        recorder = MigrationRecorder(other)
        done = recorder.applied_migrations()
        recorder.migration_qs.bulk_create(
            recorder.Migration(app=app, name=migration)
            for app, migration in MigrationLoader(None).disk_migrations
            if (app, migration) not in done
        )
        other.close()
        other.settings_dict["NAME"] = before

    def copy_of(self, kind: str, fill: Callable[[], object]) -> str:
        """The name of a copy of a migrated database in which whoever came first called `fill`."""
        self._once(kind, fill, start=MIGRATED)
        name = f"{self.test_name}_{kind}" if _is_postgres() else f"file:{kind}?mode=memory&cache=shared"
        self._copy(kind, name)
        return name

    @contextmanager
    def using(self, name: str) -> Iterator[None]:
        """Django works in the database `name` meanwhile. Not to be begun inside a transaction."""
        assert not connection.in_atomic_block
        before = connection.settings_dict["NAME"], connection.connection
        connection.settings_dict["NAME"], connection.connection = name, self._open.pop(name, None)
        try:
            connection.ensure_connection()
            _forget_content()
            yield
        finally:
            self._open[name] = connection.connection
            connection.settings_dict["NAME"], connection.connection = before
            _forget_content()

    def _once(self, kind: str, fill: Callable[[], object], start: str = "") -> None:
        """Makes the database that is copied from, unless it is there; other workers wait meanwhile."""
        done = self.folder / f"{kind}.done"
        with (self.folder / f"{kind}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if done.exists():
                return
            kept = _kept() if kind == MIGRATED and not _is_postgres() else None
            if kept and kept.exists():
                shutil.copyfile(kept, self.folder / f"{kind}.sqlite3")
                done.touch()
                return
            name = self._original(kind)
            self._copy(start, name)
            with self.using(name):
                fill()
                if not _is_postgres():
                    with closing(sqlite3.connect(self.folder / f"{kind}.sqlite3")) as file:
                        connection.connection.backup(file)
            self._open.pop(name).close()
            if kept:
                part = kept.with_name(f"{kept.name}.{os.getpid()}")
                shutil.copyfile(self.folder / f"{kind}.sqlite3", part)
                part.replace(kept)
            done.touch()

    def _original(self, kind: str) -> str:
        return (
            f"{self._shared_name}_{kind}_original"
            if _is_postgres()
            else f"file:{kind}_original?mode=memory&cache=shared"
        )

    def _copy(self, kind: str, name: str) -> None:
        """Makes the database `name`, like the original of that kind; of no kind: empty."""
        if _is_postgres():
            with connection._nodb_cursor() as cursor:
                cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
                cursor.execute(f'CREATE DATABASE "{name}"' + (f' TEMPLATE "{self._original(kind)}"' if kind else ""))
        elif kind:
            with self.using(name), closing(sqlite3.connect(self.folder / f"{kind}.sqlite3")) as file:
                file.backup(connection.connection)


def _kept() -> Path:
    """Where a migrated SQLite file lies from one run to the next; another name as soon as any migration differs.

    So it is with the words that a migration of the search writes into it.
    """
    seen = hashlib.sha256((settings.BASE_DIR / "requirements" / "test.txt").read_bytes())
    seen.update((settings.BASE_DIR / "search" / "data" / "synonyms.json").read_bytes())
    for config in apps.get_app_configs():
        if Path(config.path).is_relative_to(settings.BASE_DIR / config.label):
            for path in sorted(Path(config.path).rglob("migrations/*.py")):
                seen.update(path.name.encode() + path.read_bytes())
    return Path(tempfile.gettempdir()) / f"portal-migrated-{os.getuid()}-{seen.hexdigest()[:16]}.sqlite3"


def _is_postgres() -> bool:
    return connection.vendor == "postgresql"


def _forget_content() -> None:
    """What this process keeps of a database's content while nothing in it changes."""
    content_changed()
    forget(connection.alias)
