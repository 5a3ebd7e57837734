"""The search box suggests pages, by keyboard and aloud, and still works where the script or the network does not."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import OpenContext
from tests.browser.test_accessibility import AXE, RUN
from tests.servers import DemoSite

OPTIONS = "[role=option]"
PICKED = f"{OPTIONS}[aria-selected=true]"


def box(tab: Page, site: DemoSite, path: str = "/cari/") -> Page:
    """The tab with the search page open and the cursor in its box."""
    tab.goto(site.url + path)
    expect(tab.locator("#q")).to_have_attribute("role", "combobox")
    tab.locator("#q").focus()
    return tab


def answer(*titles: str) -> str:
    return json.dumps({"suggestions": [{"title": title, "url": "/privasi/", "kind": "halaman"} for title in titles]})


def test_the_arrows_walk_through_the_suggestions_and_enter_opens_one(site: DemoSite, context: OpenContext) -> None:
    with context() as tab:
        box(tab, site).keyboard.type("bimt")
        field, options = tab.locator("#q"), tab.locator(OPTIONS)
        expect(field).to_have_attribute("aria-expanded", "true")
        total = options.count()
        assert total > 1
        expect(tab.locator("form [role=status]")).to_have_text(f"{total} saran. Pilih dengan panah atas dan bawah.")
        assert field.get_attribute("aria-activedescendant") is None

        tab.keyboard.press("ArrowDown")
        tab.keyboard.press("ArrowDown")
        expect(field).to_have_attribute("aria-activedescendant", options.nth(1).get_attribute("id") or "")
        expect(tab.locator(PICKED)).to_have_count(1)
        tab.keyboard.press("ArrowUp")
        tab.keyboard.press("ArrowUp")  # back in the text
        expect(tab.locator(PICKED)).to_have_count(0)
        tab.keyboard.press("ArrowUp")  # and from there to the last one
        expect(tab.locator(PICKED)).to_have_text(options.nth(total - 1).inner_text().replace("\n", " "))
        tab.keyboard.press("Home")
        expect(tab.locator(PICKED)).to_have_count(0)
        expect(field).to_be_focused()
        assert field.evaluate("field => field.selectionStart") == 0

        tab.keyboard.press("ArrowDown")
        target = options.first.get_attribute("data-url") or ""
        tab.keyboard.press("Enter")
        tab.wait_for_url(f"**{target}")
        assert "bimt" not in tab.evaluate("document.referrer")


def test_escape_closes_the_list_and_keeps_the_words_and_enter_then_asks(site: DemoSite, context: OpenContext) -> None:
    with context() as tab:
        box(tab, site).keyboard.type("bimt")
        expect(tab.locator("#q")).to_have_attribute("aria-expanded", "true")

        tab.keyboard.press("Escape")

        expect(tab.locator("#q")).to_have_attribute("aria-expanded", "false")
        expect(tab.locator("[role=listbox]")).to_be_hidden()
        expect(tab.locator("#q")).to_have_value("bimt")
        tab.keyboard.press("Alt+ArrowDown")
        expect(tab.locator("[role=listbox]")).to_be_visible()
        expect(tab.locator(PICKED)).to_have_count(0)
        tab.keyboard.press("Enter")
        tab.wait_for_url("**/cari/?q=bimt")


def test_leaving_the_box_closes_the_list(site: DemoSite, context: OpenContext) -> None:
    with context() as tab:
        box(tab, site).keyboard.type("bimt")
        expect(tab.locator("[role=listbox]")).to_be_visible()

        tab.keyboard.press("Tab")

        expect(tab.locator("[role=listbox]")).to_be_hidden()
        expect(tab.get_by_role("button", name="Cari jawaban")).to_be_focused()


def test_a_tap_opens_a_suggestion(site: DemoSite, context: OpenContext) -> None:
    with context(has_touch=True) as tab:
        box(tab, site, "/en/cari/").keyboard.type("priv")
        first = tab.locator(OPTIONS).first
        target = first.get_attribute("data-url") or ""

        first.tap()

        tab.wait_for_url(f"**{target}")
        assert target.startswith("/en/")


def test_a_late_answer_never_covers_a_newer_one(site: DemoSite, context: OpenContext) -> None:
    held: list[Route] = []

    def slow(route: Route) -> None:
        if parse_qs(urlsplit(route.request.url).query)["q"] == ["lama"]:
            held.append(route)
        else:
            route.fulfill(body=answer("Baru"), content_type="application/json")

    with context() as tab:
        tab.route("**/cari/saran/**", slow)
        box(tab, site)
        with tab.expect_request("**/cari/saran/?q=lama"):
            tab.keyboard.type("lama")
        tab.locator("#q").fill("baru")
        expect(tab.locator(OPTIONS)).to_contain_text("Baru")

        held[0].fulfill(body=answer("Usang", "Usang"), content_type="application/json")
        tab.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

        expect(tab.locator(OPTIONS)).to_have_count(1)
        expect(tab.locator(OPTIONS)).to_contain_text("Baru")


def test_several_letters_make_one_question_and_one_letter_makes_none(site: DemoSite, context: OpenContext) -> None:
    asked: list[str] = []

    def note(route: Route) -> None:
        asked.append(parse_qs(urlsplit(route.request.url).query)["q"][0])
        route.fulfill(body=answer("Satu"), content_type="application/json")

    with context() as tab:
        tab.clock.install()
        tab.route("**/cari/saran/**", note)
        box(tab, site)
        tab.keyboard.type("b")
        tab.clock.run_for(1000)
        assert asked == []
        tab.keyboard.type("imtek")
        tab.clock.run_for(1000)
        expect(tab.locator(OPTIONS)).to_have_count(1)
        assert asked == ["bimtek"]


def test_without_an_answer_the_box_still_searches(site: DemoSite, context: OpenContext) -> None:
    with context() as tab:
        tab.route("**/cari/saran/**", lambda route: route.abort())
        box(tab, site)
        with tab.expect_event("requestfailed"):
            tab.keyboard.type("bimtek")
        expect(tab.locator("#q")).to_have_attribute("aria-expanded", "false")
        tab.keyboard.press("Enter")
        tab.wait_for_url("**/cari/?q=bimtek")


def test_text_of_a_suggestion_is_shown_as_text(site: DemoSite, context: OpenContext) -> None:
    with context() as tab:
        evil = "<img src=x onerror=alert(1)>"
        tab.route("**/cari/saran/**", lambda route: route.fulfill(body=answer(evil), content_type="application/json"))
        box(tab, site).keyboard.type("xx")
        expect(tab.locator(OPTIONS)).to_contain_text(evil)
        assert tab.locator(f"{OPTIONS} img").count() == 0


def test_the_open_list_is_accessible_in_both_themes_and_fits_a_small_screen(
    site: DemoSite, context: OpenContext
) -> None:
    for dark in (False, True):
        with context(width=320, dark=dark, bypass_csp=True) as tab:
            box(tab, site).keyboard.type("anak")
            expect(tab.locator("[role=listbox]")).to_be_visible()
            tab.keyboard.press("ArrowDown")
            assert tab.evaluate("document.scrollingElement.scrollWidth") <= 320
            tab.add_script_tag(path=AXE)
            assert tab.evaluate(RUN) == []
