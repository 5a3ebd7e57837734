"""Where am I? The phone answers by itself: whatever happens there is a number, and the position leaves no trace."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, Request, Route, expect

from tests.browser.conftest import OpenContext
from tests.outlines import SHARED
from tests.servers import DemoSite

NEAREST = "/layanan/terdekat/"
PACK = "/layanan/paket/64.71.json"
MANGGAR = {"latitude": -1.214416, "longitude": 116.937747, "accuracy": 15}
AT_SEA = {"latitude": -1.331271, "longitude": 116.961342, "accuracy": 15}
PENAJAM = {"latitude": -1.263159, "longitude": 116.609317, "accuracy": 15}
MOST_REQUESTS = 6

needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="karena ../shared/data/regions tidak ada")


class Visit:
    """One tab on the nearest page, and everything that left it."""

    def __init__(self, tab: Page, site: DemoSite, path: str = NEAREST) -> None:
        self.tab = tab
        self.sent: list[Request] = []
        self.complaints: list[str] = []
        tab.on("request", lambda request: self.sent.append(request))
        tab.on("console", lambda message: self.complaints.append(message.text))
        tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        tab.goto(site.url + path)
        tab.wait_for_load_state("networkidle")

    @property
    def news(self) -> Locator:
        return self.tab.locator("#posisi-kabar")

    @property
    def result(self) -> Locator:
        return self.tab.locator("#posisi-hasil")

    def tap(self) -> None:
        self.tab.locator("#posisi-tombol").click()

    def leaks(self, position: dict[str, float]) -> list[str]:
        """What of the position stands in a request, the address, the history, a cookie or a store."""
        numbers = {f"{abs(position[name]):.2f}" for name in ("latitude", "longitude")}
        texts = [f"{r.method} {r.url} {json.dumps(r.headers)} {r.post_data or ''}" for r in self.sent]
        kept = """async () => JSON.stringify([location.href, history.state, document.cookie, {...localStorage},
            {...sessionStorage}, await caches.keys(), (await indexedDB.databases()).map(found => found.name)])"""
        texts += [self.tab.evaluate(kept), json.dumps(self.tab.context.cookies())]
        return [text for text in texts if any(number in text for number in numbers)]


@pytest.fixture
def visit(site: DemoSite, context: OpenContext) -> Any:
    """Opens the page with a position that the person allows, or with none: `with visit(MANGGAR) as page:`."""

    @contextmanager
    def opened(position: dict[str, float] | None, path: str = NEAREST, **options: Any) -> Iterator[Visit]:
        allowed: dict[str, Any] = {"geolocation": position, "permissions": ["geolocation"]} if position else {}
        with context(**allowed, **options) as tab:
            page = Visit(tab, site, path)
            yield page
            # After each of them, whatever it was about.
            assert page.leaks(position) == [] if position else True
            own = urlsplit(site.url).netloc
            assert {urlsplit(request.url).netloc for request in page.sent} <= {own}

    return opened


def test_nothing_is_asked_before_the_tap_and_one_sentence_says_what_will_happen(visit: Any) -> None:
    with visit(None) as page:
        asked = page.tab.evaluate("navigator.permissions.query({name: 'geolocation'}).then(found => found.state)")
        assert asked == "prompt"
        expect(page.tab.locator("#posisi")).to_contain_text("Posisimu tidak dikirim")
        assert page.news.inner_text() == ""
        assert page.complaints == []


@needs_shared
def test_allowed_the_phone_says_who_is_responsible_first_and_then_who_is_near(visit: Any) -> None:
    with visit(MANGGAR) as page:
        before = len(page.sent)
        page.tap()
        expect(page.news).to_contain_text("Kamu di Manggar")
        assert len(page.sent) == before  # not one request more
        headings = page.result.locator("h2, h3").all_inner_texts()
        assert headings[0] == "Yang bertanggung jawab untuk Manggar"
        assert headings[1] == "RT tempat tinggalmu"
        expect(page.result.locator("a[href='?wilayah=64.71.01.1001']")).to_be_visible()
        order = [headings.index(name) for name in ("Kota Balikpapan", "Kalimantan Timur", "Seluruh Indonesia")]
        assert order == sorted(order)
        expect(page.result.locator("a[href='tel:129']").first).to_be_visible()
        assert page.tab.evaluate("document.activeElement.textContent") == headings[0]
        assert page.complaints == []


@needs_shared
def test_each_step_says_its_level(visit: Any) -> None:
    with visit(MANGGAR) as page:
        pack = page.tab.evaluate("path => fetch(path).then(response => response.json())", PACK)
        village = pack["places"][0] | {
            "n": "Posko",
            "c": ["64.71.01.1001"],
            "l": [["Telepon", "tel:129", "129", "", 0, ""]],
        }
        page.tab.route(f"**{PACK}", lambda route: route.fulfill(json=pack | {"places": [village]}))
        page.tab.reload()
        page.tab.wait_for_load_state("networkidle")
        page.tap()
        expect(page.result.locator("h3", has_text="Kelurahan Manggar")).to_be_visible()


@needs_shared
def test_the_answer_is_there_in_english_too(visit: Any) -> None:
    with visit(MANGGAR, "/en/layanan/terdekat/") as page:
        page.tap()
        expect(page.news).to_contain_text("Manggar")
        assert "Posisimu" not in page.news.inner_text()
        assert page.result.locator("h2").first.inner_text() != "Yang bertanggung jawab untuk Manggar"


def test_refused_nothing_is_lost_and_nobody_is_reproached(visit: Any) -> None:
    with visit(None) as page:  # Chromium without a screen refuses what nobody allowed
        page.tap()
        expect(page.news).to_contain_text("Tidak apa-apa")
        expect(page.tab.locator("#tempat")).to_be_visible()


def test_a_phone_that_finds_no_position_says_the_way_on(visit: Any) -> None:
    with visit(MANGGAR) as page:
        page.tab.context.new_cdp_session(page.tab).send("Emulation.setGeolocationOverride", {})  # "unavailable"
        page.tap()
        expect(page.news).to_contain_text("tidak memberi posisi")


def test_a_phone_that_never_answers_is_waited_for_a_quarter_of_a_minute(visit: Any) -> None:
    """Chromium cannot be made to be silent; its answer after the time that the page asks for stands here instead."""
    silent = """() => { navigator.geolocation.getCurrentPosition = (_, failed, options) => {
        document.title = options.timeout; setTimeout(failed, 0, {code: 3}); }; }"""
    with visit(MANGGAR) as page:
        page.tab.evaluate(silent)
        page.tap()
        expect(page.news).to_contain_text("tidak memberi posisi")
        assert page.tab.title() == "15000"


@needs_shared
def test_at_sea_no_village_is_named_and_129_is_offered(visit: Any) -> None:
    with visit(AT_SEA) as page:
        page.tap()
        expect(page.news).to_contain_text("di laut")
        expect(page.result.locator("a[href='tel:129']").first).to_be_visible()
        assert "Yang bertanggung jawab" not in page.result.inner_text()


@needs_shared
def test_in_the_neighbouring_kabupaten_it_is_said_and_the_way_there_is_offered(visit: Any) -> None:
    with visit(PENAJAM) as page:
        page.tap()
        expect(page.news).to_contain_text("Kamu di Kabupaten Penajam Paser Utara, bukan di kota ini")
        expect(page.result.locator("a[href='tel:129']").first).to_be_visible()
        page.result.get_by_role("link", name="Lihat kontak di Kabupaten Penajam Paser Utara").click()
        page.tab.wait_for_url(f"**{NEAREST}?wilayah=64.09")
        expect(page.tab.locator("main")).to_contain_text("Kabupaten Penajam Paser Utara")


@needs_shared
def test_a_vague_position_is_a_question_and_not_an_answer(visit: Any) -> None:
    with visit(MANGGAR | {"accuracy": 5_000}) as page:
        page.tap()
        expect(page.news).to_contain_text("Pilih yang benar")
        expect(page.result.locator("a[href='?wilayah=64.71.01.1001']")).to_be_visible()


@needs_shared
def test_a_house_over_the_water_belongs_to_its_village(visit: Any) -> None:
    """Margasari stands on stilts; its outline ends at the shore."""
    shore = {"latitude": -1.242, "longitude": 116.8165, "accuracy": 15}
    with visit(shore) as page:
        page.tap()
        expect(page.news).to_contain_text("Kamu di")


@needs_shared
def test_offline_after_loading_the_answer_is_the_same(visit: Any) -> None:
    with visit(MANGGAR) as page:
        page.tab.context.set_offline(True)
        page.tap()
        expect(page.news).to_contain_text("Kamu di Manggar")
        expect(page.result.locator("a[href='tel:129']").first).to_be_visible()


@needs_shared
def test_a_post_of_the_village_whose_number_needs_a_tap_is_not_left_out(visit: Any) -> None:
    """As in the pack of a city that has one (tests/services/test_numbers_one_by_one.py); the demo has none."""

    def with_post(route: Route) -> None:
        pack = route.fetch().json()
        post = {"n": "Posko Manggar", "s": "posko", "k": [], "p": 0, "w": "64.71", "o": -1, "l": [], "h": 1}
        pack["places"].append(post | {"c": ["64.71.01.1001"]})
        route.fulfill(json=pack)

    with visit(MANGGAR) as page:
        page.tab.route(f"**{PACK}", with_post)
        page.tab.reload()
        page.tab.wait_for_load_state("networkidle")
        page.tap()
        expect(page.result.locator("a[href='/layanan/posko/']")).to_be_visible()
        expect(page.result).to_contain_text("Nomornya ada. Buka halamannya, lalu ketuk “Tampilkan nomor”.")


def test_where_the_list_never_came_two_numbers_are_named_and_a_second_tap_tries_again(
    visit: Any, site: DemoSite
) -> None:
    with visit(MANGGAR) as page:
        page.tab.route(f"**{PACK}", lambda route: route.abort())
        page.tab.reload()
        page.tab.wait_for_load_state("networkidle")
        page.tap()
        expect(page.news).to_contain_text("129, 110")
        page.tab.unroute(f"**{PACK}")
        page.tap()
        expect(page.news).not_to_contain_text("129, 110")
        expect(page.result.locator("a[href='tel:129']").first).to_be_visible()


def test_without_javascript_there_is_a_form_a_list_and_no_dead_button(site: DemoSite, context: OpenContext) -> None:
    with context(java_script_enabled=False) as tab:
        tab.goto(site.url + NEAREST)
        expect(tab.locator("#posisi-tombol")).to_be_hidden()
        tab.locator("#pilih").select_option("64.71.01.1001")
        tab.locator("form:has(#pilih) button").click()
        assert urlsplit(tab.url).query == "wilayah=64.71.01.1001"
        expect(tab.locator("main h2").first).to_contain_text("Kelurahan Manggar")
        tab.locator("#tempat").fill("76116")
        tab.locator("form:has(#tempat) button").click()
        expect(tab.locator("main")).to_contain_text("Maksudmu yang mana?")


def test_the_page_needs_few_requests_and_keeps_nothing(visit: Any) -> None:
    with visit(MANGGAR) as page:
        counted = [r.url for r in page.sent if r.resource_type != "image" and "/favicon." not in r.url]
        assert len(counted) <= MOST_REQUESTS, counted
        assert any(url.endswith(PACK) for url in counted)
        page.tap()
        expect(page.news).not_to_be_empty()
        assert page.tab.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


@needs_shared
def test_opening_hours_are_told_by_the_clock_of_the_phone(visit: Any) -> None:
    """As the server words them: services.hours.state_text."""
    minute = 60_000
    with visit(MANGGAR) as page:
        now = page.tab.evaluate("Date.now()") // minute
        pack = page.tab.evaluate("path => fetch(path).then(response => response.json())", PACK)
        for spans, expected in (
            ([[now - 60, now + 30]], r"· buka sampai \d\d\.\d\d WITA"),
            ([[now - 60, now + 30], [now + 30, now + 24 * 60]], r"· buka sampai \d\d\.\d\d WITA"),
            ([[now - 60, now - 30], [now + 24 * 60, now + 25 * 60]], r"· tutup, buka lagi besok \d\d\.\d\d WITA"),
            ([[now + 72 * 60, now + 73 * 60]], r"· tutup, buka lagi (Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu) "),
            ([[now - 60, now - 30]], r"^(?!.*(buka|tutup))"),
        ):
            place = next(place for place in pack["places"] if "64.71" in place["c"] and place["l"])
            changed = pack | {"weeks": [["Asia/Makassar", "WITA", spans]]}
            line = ["Telepon", "tel:+6281", "0811 COBA", "dicek", 0, 0]
            changed["places"] = [place | {"o": 0, "l": [line]}]
            page.tab.route(f"**{PACK}", lambda route, _, body=changed: route.fulfill(json=body))
            page.tab.reload()
            page.tab.wait_for_load_state("networkidle")
            page.tap()
            text = page.result.locator("li", has_text="0811 COBA").first.inner_text()
            assert re.search(expected, text), (spans, text)
            page.tab.unroute(f"**{PACK}")
