"""Shared fixtures: a bilingual site tree; and what a run says about the tests it left out."""

from __future__ import annotations

import os
import pickle
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.utils import translation
from factory.django import DjangoModelFactory
from wagtail.models import Locale, Page, Site
from xdist.scheduler import LoadScopeScheduling

from home.models import HomePage
from tests.databases import Databases

if TYPE_CHECKING:
    from tests.factories import SiteTree


@pytest.fixture(autouse=True)
def _default_language() -> None:
    """Every test begins in Indonesian: a request for /en/ leaves English active in the test's thread."""
    translation.deactivate()


@pytest.fixture
def locale_en(db: None) -> Locale:
    return Locale.objects.get_or_create(language_code="en")[0]


@pytest.fixture
def home(db: None) -> HomePage:
    """A published home page at the root of the default site, in Indonesian; tests.factories.site_tree has more."""
    Locale.objects.get_or_create(language_code="id")
    Site.objects.all().delete()
    for page in Page.get_first_root_node().get_children():
        page.delete()
    page = Page.get_first_root_node().add_child(instance=HomePage(title="Beranda", slug="home"))
    Site.objects.create(hostname="testserver", root_page=page, is_default_site=True)
    return page


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a test that was left out counts as a failure: everything it needs is installed there."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") == "true" and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


UNUSED = 1000  # numbers from here on are in no row of the published site
# What shares a fixture that takes long: one worker runs all of it.
# The desk: a code of an officer opens once, so a second worker could not sign in as the same one.
TOGETHER = (
    "tests/demo/",
    "tests/search/test_quality.py",
    "tests/browser/test_pages.py",
    "tests/browser/test_desk.py",
)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling | None:
    """Under --dist loadscope each test goes to the worker that is free, in pytest-django's order, except these.

    That order matters: tests that commit come last on every worker, for they empty its database.
    """
    if config.getvalue("dist") != "loadscope":
        return None

    class OneByOne(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return next((prefix for prefix in TOGETHER if nodeid.startswith(prefix)), nodeid)

    return OneByOne(config, log)


def pytest_configure(config: pytest.Config) -> None:
    """Translations as the portal serves them; `manage.py prepare` does the same."""
    from portal.catalogues import compile_catalogues  # settings are known only now

    compile_catalogues()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Removes what this run left in its state folder, and the folder if portal.settings.test made it for this run."""
    if hasattr(config, "workerinput"):
        return
    folder: Path = settings.PORTAL_VAR
    made_here = folder.parent == Path(tempfile.gettempdir()) and folder.name.startswith("portal-test-")
    for path in [folder] if made_here else folder.glob("databases-*"):
        shutil.rmtree(path, ignore_errors=True)


@pytest.fixture(scope="session")
def databases(request: pytest.FixtureRequest, django_db_modify_db_settings_parallel_suffix: None) -> Databases:
    """The databases of this run that are copied instead of made again."""
    return Databases(getattr(request.config, "workerinput", {}).get("testrunuid") or secrets.token_hex(8))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(databases: Databases, django_db_use_migrations: bool, django_db_blocker: Any) -> None:
    """pytest-django's place for what comes before its own set-up, which then finds a migrated database."""
    if django_db_use_migrations:
        with django_db_blocker.unblock():
            databases.copy_migrated()


@pytest.fixture(scope="session")
def published(databases: Databases, django_db_setup: None, django_db_blocker: Any) -> tuple[str, bytes]:
    """A database with the published site, by name, and the pages of it, pickled."""
    from tests.factories import site_tree  # models need the test database's settings first

    pages = databases.folder / "published.pickle"

    def publish() -> None:
        with transaction.atomic():
            pages.write_bytes(pickle.dumps(site_tree()))
            connection.run_on_commit.clear()  # as in a test, whose transaction never ends

    with django_db_blocker.unblock():
        name = databases.copy_of("published", publish)
    # Another worker may have made it: rows of this one must not take the numbers that are in use there.
    for one in _factories(DjangoModelFactory):
        one.reset_sequence(UNUSED, force=True)
    return name, pages.read_bytes()


def _factories(above: type[DjangoModelFactory]) -> Iterator[type[DjangoModelFactory]]:
    for one in above.__subclasses__():
        yield one
        yield from _factories(one)


@pytest.fixture(scope="module")
def module_tree(databases: Databases, published: tuple[str, bytes], django_db_blocker: Any) -> Iterator[bytes]:
    """From here to the end of the module the published site stands in the database; each test has a savepoint."""
    name, pages = published
    with django_db_blocker.unblock(), databases.using(name), transaction.atomic():
        yield pages
        transaction.set_rollback(True)


@pytest.fixture
def tree(module_tree: bytes, db: None) -> SiteTree:
    """The whole published site, in Indonesian and English; change it freely, the next test gets a new copy."""
    return pickle.loads(module_tree)  # noqa: S301  # written by this run
