"""What must be done before the portal can serve, each step only if something changed since last time."""

import hashlib
import io
import os
import pkgutil
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.checks import run_checks
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, router

from .catalogues import compile_catalogues


def check_rules() -> None:
    """Raises CommandError where settings, page types or blocks break a rule of the house (portal.checks)."""
    broken = run_checks(tags=["start"])
    if broken:
        raise CommandError("\n".join(f"{message.id}: {message.msg}" for message in broken))


def check_var() -> None:
    """Raises CommandError where the state folder cannot be written."""
    folder: Path = settings.PORTAL_VAR
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = folder / f"tulis-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise CommandError(f"PORTAL_VAR={folder} tidak bisa ditulis: {error.strerror}.") from None


def check_database() -> None:
    """Raises CommandError where the database does not answer."""
    for alias in connections:
        try:
            connections[alias].ensure_connection()
        except DatabaseError as error:
            name = "DATABASE_URL" if alias == DEFAULT_DB_ALIAS else f"{alias.upper()}_DATABASE_URL"
            reason = " ".join(str(error).split())
            raise CommandError(f"Basis data tidak bisa dihubungi ({name}): {reason}") from None


def pending_migrations(alias: str = DEFAULT_DB_ALIAS) -> list[str]:
    """Migrations on disk that this database has not had; a comparison of names that imports none of them."""
    on_disk = {
        (config.label, module.name)
        for config in apps.get_app_configs()
        if (Path(config.path) / "migrations" / "__init__.py").exists()
        for module in pkgutil.iter_modules([str(Path(config.path) / "migrations")])
        if not module.ispkg and module.name[0] not in "_~" and router.allow_migrate(alias, config.label)
    }
    connection = connections[alias]
    with connection.cursor() as cursor:
        if "django_migrations" in connection.introspection.table_names(cursor):
            cursor.execute("SELECT app, name FROM django_migrations")
            on_disk -= set(cursor.fetchall())
    return sorted(f"{app}.{name}" for app, name in on_disk)


def migrate() -> bool:
    """Brings the databases up to date; whether there was anything to do."""
    behind = [alias for alias in connections if pending_migrations(alias)]
    for alias in behind:
        # Of a database that belongs to one app only that app: Django works through all the others too, in vain.
        own = [] if alias == DEFAULT_DB_ALIAS else [alias]
        # An upgrade: all checks, those that read the source too (0.3 s of CPU, which an ordinary start need not pay).
        call_command("migrate", *own, database=alias, interactive=False, verbosity=0, skip_checks=False)
    return bool(behind)


def _static_sources() -> Iterator[str]:
    yield settings.STORAGES["staticfiles"]["BACKEND"]
    for finder in get_finders():
        for name, storage in finder.list([]):
            found = os.stat(storage.path(name))
            yield f"{storage.path(name)} {found.st_size} {found.st_mtime_ns}"


def collect_static() -> bool:
    """Hashes, compresses and copies the static files; whether anything had changed."""
    stamp: Path = settings.PORTAL_VAR / "static.stamp"
    now = hashlib.sha256("\n".join(_static_sources()).encode()).hexdigest()
    if stamp.exists() and stamp.read_text() == now and Path(settings.STATIC_ROOT).is_dir():
        return False
    # Old hashed files stay for a while: a page that a phone loaded before the upgrade still asks for them.
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(now)
    return True


def load_demo() -> bool:
    """Loads the demo content once, into a database that has no home page; whether it did."""
    home = apps.get_model("home", "HomePage")
    if not settings.PORTAL_DEMO or home.objects.exists():
        return False
    call_command("demo", verbosity=0)
    return True


def load_demo_keys() -> str | None:
    """Gives a demo portal without keysets its own; what to say. By name: only portal.urls knows that app."""
    if not settings.PORTAL_DEMO or any((settings.COMPLAINTS_VAR / "keysets").glob("*.json")):
        return None
    try:
        call_command("complaints_demo", verbosity=0, stdout=io.StringIO())
    except CommandError as error:  # the portal serves all the same; the form then shows numbers to call
        return f"Kunci demo jalur rahasia tidak dibuat: {error}"
    return "Kunci demo jalur rahasia dibuat."


def load_demo_desk() -> str:
    """Gives each officer of the demo's keysets an account that demo-accounts.json names; what to say, empty if not."""
    if not settings.PORTAL_DEMO or not (settings.COMPLAINTS_VAR / "demo-keys").exists():
        return ""
    told = io.StringIO()
    call_command("complaints_desk_demo", verbosity=0, stdout=told)
    return told.getvalue().strip()


def prepare() -> Iterator[str]:
    """Does all of it, in order; yields a line for each step that had something to do."""
    check_rules()
    check_var()
    check_database()
    if migrate():
        yield "Basis data diperbarui."
    if compiled := compile_catalogues():
        yield f"Katalog bahasa disusun: {compiled}."
    if collect_static():
        yield "Berkas statis disiapkan."
    if load_demo():
        yield "Isi demo dimuat."
    if told := load_demo_keys():
        yield told
    if apps.is_installed("complaints") and (told := load_demo_desk()):
        yield told
