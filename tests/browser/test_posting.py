"""A person in front of it: an editor posts a bimtek, a reviewer approves it, a reader finds it."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenContext
from tests.servers import DemoSite

TITLE = "Bimtek baru untuk kader RT Lamaru"
SLUG = "bimtek-baru-untuk-kader-rt-lamaru"


def sign_in(site: DemoSite, tab: Page, role: str) -> None:
    account = json.loads((site.var / "demo-accounts.json").read_text())[role]
    tab.goto(f"{site.url}/cms/login/")
    tab.fill("input[name=username]", account["username"])
    tab.fill("input[name=password]", account["password"])
    tab.click("form button[type=submit]")
    tab.wait_for_url("**/cms/")


def press(tab: Page, name: str) -> None:
    """A button of the menu beside "Simpan draf"; waits for the answer."""
    tab.locator("footer").get_by_role("button", name="Tindakan lain").click()
    with tab.expect_navigation():
        tab.locator("footer").get_by_role("button", name=name, exact=True).click()


@pytest.fixture
def posted(site: DemoSite) -> Iterator[None]:
    """Takes the page away again: the demo site is shared with other tests."""
    yield
    code = f"from wagtail.models import Page; [page.delete() for page in Page.objects.filter(slug={SLUG!r})]"
    site.manage("shell", "--no-imports", "--verbosity=0", "-c", code)


def fill_the_first_tab(tab: Page) -> None:
    tab.fill("#id_title", TITLE)
    tab.fill("#id_summary", "Kader RT belajar langkah pertama saat ada yang bercerita.")
    tab.fill("#id_date_start", "2026-12-01")
    tab.fill("#id_date_end", "2026-12-02")
    tab.fill("#id_venue_name", "Aula Kelurahan Lamaru")
    tab.locator("#id_venue_region-chooser").get_by_role("button", name="Pilih wilayah").click()
    tab.locator(".modal-body input[name=q]").fill("lamaru")
    tab.locator(".modal-body a", has_text="Kelurahan Lamaru").click()
    expect(tab.locator("#id_venue_region-title")).to_contain_text("Kota Balikpapan")
    tab.fill("#id_participants_paste", "Lamaru\t1\t34\t34\nManggar\t1\t100\t100")


def test_from_an_empty_form_to_a_public_page(site: DemoSite, context: OpenContext, posted: None) -> None:
    with context(width=1280) as tab:
        sign_in(site, tab, "editor")
        tab.get_by_role("link", name="Bimtek atau kegiatan baru").click()
        fill_the_first_tab(tab)
        press(tab, "Kirim ke Tinjauan")
        expect(tab.locator(".messages")).to_contain_text("isian yang salah")
        expect(tab.get_by_text("Baca sekali lagi halaman ini")).to_be_visible()
        tab.check("#id_no_child_identity")
        tab.get_by_role("button", name="Tampilkan pratinjau").click()
        preview = tab.frame_locator("iframe").first
        expect(preview.get_by_role("heading", name=TITLE)).to_be_visible(timeout=40_000)
        press(tab, "Kirim ke Tinjauan")
        expect(tab.locator(".messages")).to_contain_text("dikirim untuk ditinjau")
        assert tab.request.get(f"{site.url}/bimtek/{SLUG}/").status == 404
    with context(width=1280) as tab:
        sign_in(site, tab, "penelaah")
        tab.get_by_role("link", name=TITLE).first.click()
        tab.check("#id_no_child_identity")
        press(tab, "Setujui")
        expect(tab.locator(".messages")).to_contain_text("diperbarui")
    with context() as tab:
        assert tab.goto(f"{site.url}/bimtek/{SLUG}/").status == 200
        expect(tab.get_by_role("heading", name=TITLE)).to_be_visible()
        expect(tab.locator("main")).to_contain_text("Aula Kelurahan Lamaru")
        expect(tab.locator("main")).to_contain_text("Manggar")
        tab.goto(f"{site.url}/bimtek/")
        expect(tab.locator("main")).to_contain_text(TITLE)


def test_regions_of_a_page_are_picked_and_taken_off(site: DemoSite, context: OpenContext) -> None:
    with context(width=1280) as tab:
        sign_in(site, tab, "editor")
        tab.get_by_role("link", name="Berita baru").click()
        picker = tab.locator("[data-record-picker]")
        picker.get_by_role("button", name="Tambah wilayah").click()
        tab.locator(".modal-body input[name=q]").fill("lamaru")
        expect(tab.locator(".modal-body input[type=checkbox]")).to_have_count(1)
        tab.locator(".modal-body input[type=checkbox]").check()
        tab.get_by_role("button", name="Pakai pilihan ini").click()
        expect(picker.locator("li")).to_have_count(1)
        expect(picker).to_contain_text("Kelurahan Lamaru, Kecamatan Balikpapan Timur")
        picker.get_by_role("button", name="Hapus").click()
        expect(picker.locator("li")).to_have_count(0)
        tab.on("dialog", lambda dialog: dialog.accept())
