"""Editors' screens work in a real browser under the policy that portal.headers gives them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenContext
from tests.servers import DemoSite

LISTS = [
    "/cms/",
    "/cms/images/",
    "/cms/documents/",
    "/cms/snippets/",
    "/cms/users/",
    "/cms/workflows/list/",
    "/cms/reports/site-history/",
    "/cms/direktori/",
    "/cms/redirects/",
    "/cms/account/",
]


@pytest.fixture
def tab(site: DemoSite, context: OpenContext) -> Iterator[Page]:
    """The administrator of the demo, signed in; at the end nothing may have been refused or have failed."""
    account = json.loads((site.var / "demo-accounts.json").read_text())["administrator"]
    faults: list[str] = []
    with context(width=1280) as opened:
        opened.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        opened.on("pageerror", lambda error: faults.append(str(error)))
        opened.goto(f"{site.url}/cms/login/")
        opened.fill("input[name=username]", account["username"])
        opened.fill("input[name=password]", account["password"])
        opened.click("form button[type=submit]")
        opened.wait_for_url("**/cms/")
        yield opened
        opened.wait_for_load_state("networkidle")
    assert faults == []


def page_id(site: DemoSite, model: str, language: str = "id") -> int:
    """The first demo page of a type and language."""
    code = (
        "from wagtail.models import Page;"
        f"print(Page.objects.filter(content_type__model={model!r}, locale__language_code={language!r},"
        " live=True).values_list('pk', flat=True).first())"
    )
    return int(site.manage("shell", "--no-imports", "--verbosity=0", "-c", code))


def test_every_list_opens(site: DemoSite, tab: Page) -> None:
    for address in LISTS:
        response = tab.goto(site.url + address)
        assert response is not None, address
        assert response.status == 200, address
        tab.wait_for_load_state("networkidle")


def test_guidance_can_be_edited_and_seen_as_a_reader_will_see_it(site: DemoSite, tab: Page) -> None:
    tab.goto(f"{site.url}/cms/pages/{page_id(site, 'guidancepage')}/edit/")

    # The rich text editor and the date fields start from inline scripts.
    expect(tab.locator(".Draftail-Editor").first).to_be_visible()
    tab.locator("input[name=reviewed_on]").click()
    expect(tab.locator(".xdsoft_datetimepicker:visible")).to_have_count(1)
    tab.keyboard.press("Escape")

    tab.locator("[data-side-panel-toggle=preview], [aria-label*=Pratinjau], [aria-label*=preview i]").first.click()
    preview = tab.frame_locator("iframe.w-preview__iframe").first
    expect(preview.locator("h1")).to_be_visible(timeout=15_000)
    expect(preview.locator("h1")).to_have_css("font-weight", re.compile("[6-9]00"))


def test_a_training_takes_a_row_of_participants_and_a_record_chosen_by_typing(site: DemoSite, tab: Page) -> None:
    tab.goto(f"{site.url}/cms/pages/{page_id(site, 'activitypage')}/edit/")
    rows = tab.locator("input[name=participant_rows-TOTAL_FORMS]")
    before = int(rows.input_value())

    tab.locator("#id_participant_rows-ADD").click()

    expect(rows).to_have_value(str(before + 1))
    tab.locator(f"#id_participant_rows-{before}-region-chooser [data-chooser-action-choose]").first.click()
    choice = tab.locator(".modal a[data-chooser-modal-choice]").first
    expect(choice).to_be_visible()
    name = choice.inner_text().strip()
    choice.click()
    expect(tab.locator(f"#id_participant_rows-{before}-region-chooser")).to_contain_text(name)


@pytest.mark.parametrize("address", ["/cms/images/add/", "/cms/images/multiple/add/"])
def test_a_picture_can_be_uploaded(site: DemoSite, tab: Page, tmp_path: Path, address: str) -> None:
    picture = tmp_path / "pintu.png"
    Image.new("RGB", (640, 480), (90, 42, 107)).save(picture)
    tab.goto(site.url + address)

    tab.set_input_files("input[type=file]", picture)

    if "multiple" in address:
        expect(tab.locator("#upload-list input[name$=title]").first).to_be_visible(timeout=15_000)
        return
    tab.fill("#id_title", "Pintu")
    tab.fill("#id_description", "Sebuah pintu berwarna ungu")
    tab.locator("form:has(#id_title) button[type=submit]").first.click()
    tab.wait_for_url(re.compile(r"/cms/images/(\?.*)?$"))


def test_the_translation_editor_starts(site: DemoSite, tab: Page) -> None:
    tab.goto(f"{site.url}/cms/pages/{page_id(site, 'guidancepage', 'en')}/edit/")

    expect(tab.locator(".js-translation-editor > *").first).to_be_visible()
