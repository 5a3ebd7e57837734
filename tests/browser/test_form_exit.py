"""Somebody comes into the room while the form is filled, just sent, or its news is read: what can still be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.filing import HURRY, STORY, Opened, code_on, fill, onward, send
from tests.servers import DemoSite

PLACES = ("typed form", "form with errors", "receipt", "status")
WRONG_CODE = "1234 5678"
CODE = re.compile(r"(\d{4} ){4}\d{4}")


class Weather:
    """The site that the exit leads to: it answers, or keeps everybody waiting."""

    def __init__(self) -> None:
        self.stalled = False
        self.waiting: list[Route] = []

    def answer(self, route: Route) -> None:
        if self.stalled:
            self.waiting.append(route)
        else:
            route.fulfill(content_type="text/html", body="<title>Cuaca</title><h1>Cerah berawan</h1>")


@pytest.fixture
def weather() -> Weather:
    return Weather()


@pytest.fixture(scope="module")
def remembering(browser: Browser) -> Iterator[Browser]:
    """A Chromium with its back-forward cache on, which Playwright switches off by default."""
    chromium = browser.browser_type.launch(
        executable_path=CHROMIUM, args=FLAGS, ignore_default_args=["--disable-back-forward-cache"]
    )
    yield chromium
    chromium.close()


@pytest.fixture
def phone(remembering: Browser, site: DemoSite, weather: Weather) -> Iterator[Opened]:
    contexts = []

    def opened(path: str, *, javascript: bool) -> Page:
        context = remembering.new_context(java_script_enabled=javascript, base_url=site.url)
        contexts.append(context)
        context.add_init_script(HURRY)
        context.route("https://www.bmkg.go.id/**", weather.answer)
        page = context.new_page()
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()


def at(phone: Opened, where: str, *, javascript: bool) -> Page:
    """A tab on one of the pages where something private stands."""
    if where == "status":
        page = phone("/formulir/status/", javascript=javascript)
        page.locator("[name=code]").fill(WRONG_CODE)
        page.get_by_role("button", name="Lihat kabar").click()
        expect(page.locator("#salah_code")).to_be_visible()
        return page
    page = phone("/formulir/", javascript=javascript)
    if where == "receipt":
        fill(page, screens=javascript)
        if not javascript:
            page.wait_for_timeout(3200)  # a form sent sooner was filled by a program
        send(page)
        code_on(page)
    elif javascript:
        page.locator("[name=story]").evaluate("(field, text) => { field.value = text; }", STORY)
        if where == "form with errors":
            page.locator("#formulir").evaluate("form => HTMLFormElement.prototype.submit.call(form)")
            expect(page.locator("#salah")).to_be_visible()
            assert page.locator("[name=story]").input_value() == STORY
    else:
        page.locator("[name=story]").fill(STORY)
        if where == "form with errors":
            send(page)
            expect(page.locator("#salah")).to_be_visible()
    return page


def leave(page: Page) -> None:
    page.get_by_role("link", name="Keluar cepat").click()


def arrived(page: Page) -> None:
    expect(page.get_by_role("heading", name="Cerah berawan")).to_be_visible()


def nothing_private(page: Page) -> None:
    fields = page.locator("textarea, input:not([type=hidden], [type=radio], [type=checkbox], [type=file])")
    shown = page.content() + " ".join(field.input_value() for field in fields.all())
    assert STORY not in shown
    assert WRONG_CODE not in shown
    assert not CODE.search(shown)


@pytest.mark.parametrize("where", PLACES)
def test_quick_exit_with_javascript_lets_nobody_come_back_to_it(phone: Opened, where: str) -> None:
    page = at(phone, where, javascript=True)
    leave(page)
    arrived(page)
    page.go_back(wait_until="commit")
    page.wait_for_function("() => location.href === 'about:blank' || document.title === 'Cuaca'")
    nothing_private(page)


def test_quick_exit_from_the_third_screen_is_not_undone_by_pressing_back_again_and_again(phone: Opened) -> None:
    page = phone("/formulir/", javascript=True)
    page.locator("[name=safe][value=unsure]").check()
    onward(page)
    for name, value in (("about", "self"), ("age", "18-59")):
        page.locator(f"[name={name}][value='{value}']").check()
    onward(page)
    page.locator("[name=story]").evaluate("(field, text) => { field.value = text; }", STORY)
    leave(page)
    arrived(page)
    for _ in range(3):
        page.go_back(wait_until="commit")
        page.wait_for_timeout(300)  # nothing tells when a press of Back has come to nothing
        page.wait_for_function("() => location.href === 'about:blank' || document.title === 'Cuaca'")
        nothing_private(page)


@pytest.mark.parametrize("where", PLACES)
def test_quick_exit_on_a_stalled_network_blanks_and_empties_the_page_at_once(
    phone: Opened, weather: Weather, where: str
) -> None:
    page = at(phone, where, javascript=True)
    weather.stalled = True
    seen = page.evaluate(
        """() => {
            document.querySelector(".exit").click();
            const fields = "textarea, input:not([type=hidden], [type=radio], [type=checkbox])";
            return [
                getComputedStyle(document.querySelector("h1")).visibility, document.title,
                [...document.querySelectorAll(fields)].map((field) => field.value).join(""),
                document.querySelector(".code")?.textContent ?? "",
            ];
        }"""
    )
    assert seen == ["hidden", "…", "", ""]


@pytest.mark.parametrize("stalled", [False, True], ids=["fast", "stalled"])
@pytest.mark.parametrize("where", PLACES)
def test_quick_exit_without_javascript_shows_an_empty_page_and_meets_it_on_the_way_back(
    phone: Opened, weather: Weather, where: str, stalled: bool
) -> None:
    page = at(phone, where, javascript=False)
    weather.stalled = stalled
    leave(page)
    if not stalled:
        arrived(page)
        page.go_back(wait_until="commit")
    expect(page).to_have_title("Memuat")
    nothing_private(page)


def test_quick_exit_while_sending_ends_the_sending_and_shows_no_code(phone: Opened, weather: Weather) -> None:
    page = phone("/formulir/", javascript=True)
    waiting: list[Any] = []
    page.route("**/formulir/kirim/", lambda route: waiting.append(route))
    fill(page)
    send(page)
    expect(page.locator("[data-part=working]")).to_contain_text("Mengirim", timeout=30_000)
    weather.stalled = True
    seen = page.evaluate(
        """async () => {
            document.querySelector(".exit").click();
            await new Promise((done) => { setTimeout(done, 15_000); }); // fifty times as fast
            return [document.querySelectorAll(".code").length, document.querySelector("[name=story]").value];
        }"""
    )
    assert seen == [0, ""]
    assert len(waiting) == 1


@pytest.mark.parametrize("where", ["typed form", "receipt"])
def test_back_after_an_ordinary_link_shows_an_empty_form(phone: Opened, where: str) -> None:
    page = at(phone, where, javascript=True)
    page.goto("/formulir/status/")
    page.go_back(wait_until="load")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_timeout(500)
    nothing_private(page)
