"""The form one idea a screen: what each asks, how one goes on and back, and what a mistake looks like."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.filing import Opened, code_on, fill, onward, send
from tests.browser.test_accessibility import AXE, RUN


def test_each_screen_asks_only_what_it_must_and_says_so_beside_the_question(phone: Opened) -> None:
    page = phone()
    onward(page)
    expect(page.locator("#salah_safe")).to_have_text("Pilih satu. “Tidak yakin” juga boleh.")
    expect(page.locator("#tanya_safe")).to_have_attribute("aria-describedby", "salah_safe")
    page.locator("[name=safe][value=unsure]").check()
    onward(page)
    expect(page.locator("[data-part=progress]")).to_have_text("Langkah 2 dari 9 – belum ada yang dikirim.")
    expect(page.get_by_text("Laporan ini tentang siapa?")).to_be_focused()
    page.locator("[name=about][value=child]").check()
    page.locator("[name=age][value=under18]").check()
    onward(page)
    page.locator("[name=region]").select_option("lain")
    onward(page)
    expect(page.locator("#salah_region")).to_contain_text("Telepon SAPA 129")
    page.locator("[name=region]").select_option("64.71")
    for _ in range(3):  # what happened and the story may be left out
        onward(page)
    expect(page.locator("[name=contact_to]")).to_be_hidden()
    page.locator("[name=contact_way][value=sms]").check()
    onward(page)
    expect(page.locator("#salah_contact_to")).to_be_visible()
    page.locator("[name=contact_way][value=none]").check()
    for _ in range(3):
        onward(page)
    send(page)
    expect(page.locator("#salah_read")).to_be_visible()
    expect(page.locator("[name=read]")).to_be_focused()


def test_the_phones_back_goes_a_screen_back_keeps_every_word_and_at_the_first_leaves(phone: Opened) -> None:
    page = phone()
    step = page.locator("[data-part=progress]")
    page.locator("[name=safe][value=unsure]").check()
    onward(page)
    page.locator("[name=about][value=child]").check()
    page.locator("[name=age][value=under18]").check()
    onward(page)
    expect(step).to_contain_text("Langkah 3 dari 9")
    page.go_back(wait_until="commit")
    expect(step).to_contain_text("Langkah 2 dari 9")
    expect(page.locator("[name=about][value=child]")).to_be_checked()
    page.locator("[data-part=nav] button").first.click()
    expect(step).to_contain_text("Langkah 1 dari 9")
    expect(page.locator("[name=safe][value=unsure]")).to_be_checked()
    page.go_back(wait_until="commit")
    page.wait_for_url("about:blank")


def test_after_sending_one_press_of_back_leaves_the_code_behind(phone: Opened) -> None:
    page = phone()
    fill(page)
    send(page)
    code_on(page)
    page.go_back(wait_until="commit")
    page.wait_for_url("about:blank")


def test_the_tick_that_is_missing_at_the_end_leaves_its_words_readable(phone: Opened) -> None:
    page = phone()
    fill(page)
    page.locator("[name=read]").uncheck()
    label = page.locator("#tanya_read label")
    before = label.bounding_box()
    send(page)
    expect(page.locator("#salah_read")).to_be_visible()
    after = label.bounding_box()
    assert before
    assert after
    assert after["width"] == before["width"]  # beside the error the words once stood one letter a line


def test_enter_in_a_line_goes_on_and_sends_nothing(phone: Opened) -> None:
    page = phone()
    page.locator("[name=safe][value=yes]").check()
    page.locator("[name=safe][value=yes]").press("Enter")
    expect(page.locator("[data-part=progress]")).to_contain_text("Langkah 2 dari 9")


def test_every_screen_passes_axe(phone: Opened) -> None:
    if not AXE.exists():
        pytest.skip("karena axe-core tidak terpasang (npm ci)")
    page = phone()
    page.evaluate(AXE.read_text())
    found = {}
    for step in range(9):
        page.evaluate(
            """step => document.querySelectorAll("[data-step]").forEach((one, place) => {
                one.hidden = place !== step;
                one.querySelector("details")?.setAttribute("open", "");
            })""",
            step,
        )
        if broken := page.evaluate(RUN):
            found[step] = broken
    assert found == {}
