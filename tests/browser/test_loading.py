"""What a page makes a phone fetch, and what it looks like when the phone is small, old or set to large text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenContext
from tests.browser.inventory import Address, errors, listing
from tests.servers import DemoSite

MOST_REQUESTS = 6
TABS = 6
WIDTH = "document.scrollingElement.scrollWidth"
DOUBLE_TEXT = """() => {
    const root = document.documentElement;
    const before = parseFloat(getComputedStyle(document.body).fontSize);
    root.style.fontSize = 2 * parseFloat(getComputedStyle(root).fontSize) + "px";
    return parseFloat(getComputedStyle(document.body).fontSize) / before;
}"""
TOO_WIDE = """() => [...document.querySelectorAll("body *")]
    .filter(part => part.getBoundingClientRect().right > innerWidth + 1)
    .slice(0, 5)
    .map(part => part.tagName.toLowerCase() + "." + part.className)"""


@pytest.fixture(scope="module")
def html_pages(pages: list[Address]) -> list[Address]:
    return [*pages, *errors()]


def test_a_page_needs_at_most_six_requests_all_from_its_own_host_and_leaves_no_cookie(
    site: DemoSite, html_pages: list[Address], context: OpenContext
) -> None:
    found: dict[str, Any] = {}
    for some in side_by_side(html_pages):
        with ExitStack() as contexts:
            tabs = [Watched(contexts.enter_context(context())) for _ in some]
            for watched, address in zip(tabs, some, strict=True):
                watched.tab.goto(site.url + address.path)
            for watched, address in zip(tabs, some, strict=True):
                if faults := watched.faults(site):
                    found[f"{address.name} {address.path}"] = faults

    assert not found, listing(found)


def side_by_side(pages: list[Address]) -> Iterator[list[Address]]:
    """A few pages at a time: all of them wait together until half a second long nothing is fetched any more."""
    return (pages[start : start + TABS] for start in range(0, len(pages), TABS))


class Watched:
    """A tab whose requests and messages are written down."""

    def __init__(self, tab: Page) -> None:
        self.tab = tab
        self.requests: list[tuple[str, str]] = []
        self.complaints: list[str] = []
        tab.on("request", lambda request: self.requests.append((request.resource_type, request.url)))
        tab.on("console", lambda message: self.complaints.append(message.text))
        tab.on("pageerror", lambda error: self.complaints.append(str(error)))

    def faults(self, site: DemoSite) -> list[Any]:
        self.tab.wait_for_load_state("networkidle")
        host = urlsplit(site.url).netloc
        found: list[Any] = [f"third party: {url}" for _, url in self.requests if urlsplit(url).netloc != host]
        # The icon in the browser tab is a picture too, though Playwright calls it "other".
        counted = [url for kind, url in self.requests if kind != "image" and "/favicon." not in url]
        if len(counted) > MOST_REQUESTS:
            found.append(counted)
        # The browser itself writes the status of an error page to its console.
        found += [text for text in self.complaints if "404" not in text]
        found += [f"cookie: {cookie['name']}" for cookie in self.tab.context.cookies()]
        return [*found, *self.tab.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")]


def too_wide(tab: Page, width: int) -> list[Any]:
    """How wide the page is and what sticks out; nothing where it fits."""
    tab.set_viewport_size({"width": width, "height": 800})
    return [tab.evaluate(WIDTH), *tab.evaluate(TOO_WIDE)] if tab.evaluate(WIDTH) > width else []


def test_no_page_scrolls_sideways_at_320_pixels_nor_with_text_twice_as_large(
    site: DemoSite, html_pages: list[Address], context: OpenContext
) -> None:
    found: dict[str, Any] = {}
    with context(width=320) as tab:
        for address in html_pages:
            tab.set_viewport_size({"width": 320, "height": 800})
            tab.goto(site.url + address.path)
            faults = {"320 px": too_wide(tab, 320)}
            assert tab.evaluate(DOUBLE_TEXT) == pytest.approx(2, abs=0.05), f"{address.path}: text does not grow"
            faults |= {f"{width} px, text doubled": too_wide(tab, width) for width in (360, 1280)}
            if any(faults.values()):
                found[f"{address.name} {address.path}"] = faults

    assert not found, listing(found)


def test_nothing_a_reader_needs_is_missing_without_javascript(
    site: DemoSite, html_pages: list[Address], context: OpenContext
) -> None:
    found: dict[str, Any] = {}
    with ExitStack() as contexts:
        plain = contexts.enter_context(context(java_script_enabled=False))
        tabs = [contexts.enter_context(context()) for _ in range(TABS)]
        for some in side_by_side(html_pages):
            for scripted, address in zip(tabs, some, strict=False):  # the last ones are fewer
                scripted.goto(site.url + address.path)
            for scripted, address in zip(tabs, some, strict=False):
                plain.goto(site.url + address.path)
                scripted.wait_for_load_state("networkidle")
                lines = set(scripted.inner_text("body").splitlines()) - set(plain.inner_text("body").splitlines())
                # A button that only a script can serve may come with the script, and so may what it says beside it.
                explained = set(scripted.locator("#posisi > p, [data-part=progress]").all_inner_texts())
                extra = lines - set(scripted.locator("button").all_inner_texts()) - explained - {""}
                if extra:
                    found[f"{address.name} {address.path}"] = sorted(extra)

    assert not found, listing(found)


def test_the_way_out_is_the_second_stop_of_the_tab_key(
    site: DemoSite, html_pages: list[Address], context: OpenContext
) -> None:
    found: dict[str, list[str]] = {}
    with context() as tab:
        for address in html_pages:
            tab.goto(site.url + address.path)
            stops = []
            for _ in range(2):
                tab.keyboard.press("Tab")
                stops.append(tab.evaluate("document.activeElement.getAttribute('href')"))
            if not (stops[0] or "").startswith("#") or "/keluar/" not in (stops[1] or ""):
                found[f"{address.name} {address.path}"] = stops

    assert not found, listing(found)
