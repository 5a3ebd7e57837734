"""Shared fixtures: a bilingual site tree; and what a run says about the tests it left out."""

from __future__ import annotations

import copy
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.db import transaction
from django.utils import translation
from wagtail.models import Locale, Page, Site

from home.models import HomePage

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


def pytest_configure(config: pytest.Config) -> None:
    """Translations as the portal serves them; `manage.py prepare` does the same."""
    from portal.catalogues import compile_catalogues  # settings are known only now

    compile_catalogues()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Removes the state folder that portal.settings.test made for this run."""
    folder: Path = settings.PORTAL_VAR
    made_here = folder.parent == Path(tempfile.gettempdir()) and folder.name.startswith("portal-test-")
    if made_here and not hasattr(config, "workerinput"):
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def module_tree(django_db_setup: None, django_db_blocker: Any) -> Iterator[SiteTree]:
    """The site built once for all tests of a module (2 s); each test then runs in a savepoint of its own."""
    from tests.factories import site_tree  # models need the test database's settings first

    with django_db_blocker.unblock(), transaction.atomic():
        yield site_tree()
        transaction.set_rollback(True)


@pytest.fixture
def tree(module_tree: SiteTree, db: None) -> SiteTree:
    """The whole published site, in Indonesian and English; change it freely, the next test gets a new copy."""
    return copy.deepcopy(module_tree)
