"""The running demo site, a real Chromium, and the list of pages that every check goes through."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.filing import HURRY, Opened
from tests.browser.inventory import Address, addresses
from tests.outlines import load_outlines
from tests.servers import DemoSite, demo_site, site_env

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",  # CI runs as root, whom Chromium's sandbox refuses
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# Two browsers, two servers and their workers share two cores: what is awaited comes, but not always in five seconds.
expect.set_options(timeout=20_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site() -> Iterator[DemoSite]:
    """The demo site: the one that tests.run started for all workers, or one of our own."""
    url, var = os.environ.get("DEMO_SITE_URL"), os.environ.get("DEMO_SITE_VAR")
    if url and var:
        yield DemoSite(url, Path(var), site_env(Path(var), url))
        return
    with demo_site() as started:
        load_outlines(started)
        yield started


@pytest.fixture(scope="session")
def pages(site: DemoSite) -> list[Address]:
    """One page of every page type, every other view and every state that looks different, in both languages."""
    return addresses(site)


NEIGHBOUR = """
from datetime import date, timedelta
from regions.models import Region
from services.models import RtContact
RtContact.objects.get_or_create(
    region=Region.objects.get(code="64.71.01.1001"), rt=998,
    defaults=dict(name="Bu Contoh", role="Seksi PPA RT", phone="+6281100000998", consent_on=date.today(),
                  expires_on=date.today() + timedelta(days=90), consent_text="Naskah 1"),
)
"""


@pytest.fixture(scope="session")
def neighbour(site: DemoSite) -> None:
    """A contact of RT 998 of Manggar, whom the demo content does not have. Gone with the demo site."""
    site.manage("shell", "--no-imports", "--verbosity=0", "-c", NEIGHBOUR)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.skip("karena Chromium tidak terpasang")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


OpenContext = Callable[..., Any]


@pytest.fixture
def context(browser: Browser) -> OpenContext:
    """Opens a browser context with nothing in it: `with context(width=360, dark=True) as tab:` yields a tab."""

    @contextmanager
    def opened(width: int = 360, dark: bool = False, **options: Any) -> Iterator[Page]:
        made: BrowserContext = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            **options,
        )
        try:
            yield made.new_page()
        finally:
            made.close()

    return opened


@pytest.fixture
def phone(browser: Browser, site: DemoSite) -> Iterator[Opened]:
    """Opens the form: `phone()`, `phone("/en/formulir/")`."""
    contexts = []

    def opened(path: str = "/formulir/", before: str = HURRY) -> Page:
        context = browser.new_context(base_url=site.url, viewport={"width": 360, "height": 740})
        contexts.append(context)
        context.add_init_script(before)
        page = context.new_page()
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
