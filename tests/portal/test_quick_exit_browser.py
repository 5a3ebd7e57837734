"""What a person who picks up the device sees after the exit, in a real Chromium with its back-forward cache on."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium tidak terpasang"),
    # A server in a thread needs committed rows; serialized_rollback puts the rows of migrations back.
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("home"),
]
TYPED = "sesuatu yang tidak boleh terbaca"


class Weather(BaseHTTPRequestHandler):
    """The place the exit leads to: another site, on a port of its own."""

    def do_GET(self) -> None:  # the name that http.server calls
        self.server.gate.wait()
        body = b"<title>Cuaca</title><h1>Cerah berawan</h1>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Silence."""


@pytest.fixture
def weather(settings: Any) -> Iterator[ThreadingHTTPServer]:
    """The target of the exit; it answers while `gate` is open."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Weather)
    server.gate = threading.Event()
    server.gate.set()
    settings.PORTAL_QUICK_EXIT_URL = f"http://localhost:{server.server_port}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.gate.set()
    server.shutdown()


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    # Playwright's loop runs in the test's thread; what queries there are fixtures, one after the other.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox"],  # CI runs as root
            ignore_default_args=["--disable-back-forward-cache"],
        )
        yield chromium
        chromium.close()


@pytest.fixture
def tab(browser: Browser, weather: ThreadingHTTPServer, live_server: Any) -> Callable[..., Page]:
    """Opens a tab on /gaya/, with JavaScript or without."""

    def opened(*, javascript: bool) -> Page:
        page = browser.new_context(java_script_enabled=javascript, base_url=live_server.url).new_page()
        page.goto("/gaya/")
        return page

    return opened


def leave(page: Page) -> None:
    page.get_by_role("link", name="Keluar cepat").click()


def arrived(page: Page) -> None:
    expect(page.get_by_role("heading", name="Cerah berawan")).to_be_visible()


def history(page: Page) -> list[str]:
    entries = page.context.new_cdp_session(page).send("Page.getNavigationHistory")["entries"]
    return [entry["url"] for entry in entries]


def test_one_tap_leaves_and_the_page_is_gone_from_the_history(tab: Callable[..., Page]) -> None:
    page = tab(javascript=True)
    leave(page)
    arrived(page)
    assert not [url for url in history(page) if "gaya" in url]


def test_the_screen_is_empty_while_a_slow_network_still_brings_the_new_page(
    tab: Callable[..., Page], weather: Any
) -> None:
    page = tab(javascript=True)
    weather.gate.clear()
    seen = page.evaluate(
        """() => {
            document.querySelector(".exit").click();
            return [getComputedStyle(document.querySelector("h1")).visibility, document.title];
        }"""
    )
    assert seen == ["hidden", "…"]


def test_back_after_the_exit_shows_no_earlier_page_of_ours(tab: Callable[..., Page]) -> None:
    page = tab(javascript=True)
    page.get_by_role("link", name="Ceritakan dengan aman").click()
    page.wait_for_url("**/formulir/")
    leave(page)
    arrived(page)
    page.go_back(wait_until="commit")
    arrived(page)
    assert "formulir" not in "".join(history(page))


def test_who_comes_back_on_purpose_is_not_thrown_out(tab: Callable[..., Page], live_server: Any) -> None:
    page = tab(javascript=True)
    leave(page)
    arrived(page)
    page.goto(f"{live_server.url}/formulir/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_three_times_shift_leaves(tab: Callable[..., Page]) -> None:
    page = tab(javascript=True)
    for _ in range(3):
        page.keyboard.press("Shift")
    arrived(page)


def test_typing_capital_letters_does_not_leave(tab: Callable[..., Page]) -> None:
    page = tab(javascript=True)
    page.get_by_label("Cari di situs ini").click()
    for letter in "KDRT":
        page.keyboard.press(f"Shift+{letter}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_what_was_typed_is_gone_when_the_page_comes_back(tab: Callable[..., Page]) -> None:
    page = tab(javascript=True)
    field = page.get_by_label("Cari di situs ini")
    field.fill(TYPED)
    page.get_by_role("link", name="Ceritakan dengan aman").click()
    page.wait_for_url("**/formulir/")
    page.go_back(wait_until="commit")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert field.input_value() != TYPED


def test_without_javascript_back_meets_an_empty_page(tab: Callable[..., Page]) -> None:
    page = tab(javascript=False)
    leave(page)
    arrived(page)
    page.go_back(wait_until="commit")
    expect(page).to_have_title("Memuat")
    assert page.url.endswith("/keluar/")


def test_without_javascript_the_page_itself_has_to_be_fetched_anew_and_empty(tab: Callable[..., Page]) -> None:
    page = tab(javascript=False)
    page.get_by_label("Cari di situs ini").fill(TYPED)
    leave(page)
    arrived(page)
    page.go_back(wait_until="commit")
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.go_back(wait_until="load")
    assert page.url in fetched
    assert page.get_by_label("Cari di situs ini").input_value() != TYPED


def test_a_form_that_posts_keeps_nothing_even_where_the_server_sent_the_text_back(tab: Callable[..., Page]) -> None:
    page = tab(javascript=True)
    page.evaluate(
        """text => document.querySelector("main").insertAdjacentHTML(
            "beforeend", `<form method="post"><input id="uji" value="${text}"></form>`)""",
        TYPED,
    )
    page.get_by_role("link", name="Ceritakan dengan aman").click()
    page.wait_for_url("**/formulir/")
    page.go_back(wait_until="commit")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert TYPED not in [field.input_value() for field in page.locator("#uji").all()]
