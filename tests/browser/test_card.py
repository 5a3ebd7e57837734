"""The card for the wallet on paper: one sheet, the card alone, at the size of a bank card."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenContext
from tests.servers import DemoSite

CARDS = ("/layanan/uptd-ppa-balikpapan/kartu/", "/wilayah/64.71.01.1001/kartu/", "/en/wilayah/64.71/kartu/")
MM = 96 / 25.4  # CSS pixels


@pytest.mark.parametrize("path", CARDS)
def test_on_paper_there_is_the_card_and_nothing_else(site: DemoSite, context: OpenContext, path: str) -> None:
    with context(width=800, dark=True) as tab:
        tab.goto(site.url + path)
        tab.emulate_media(media="print")
        card = tab.locator(".wallet-card")
        box = card.bounding_box()
        assert box
        assert box["width"] == pytest.approx(85.6 * MM, abs=1)
        assert box["height"] == pytest.approx(54 * MM, abs=8 * MM)
        expect(card).to_have_css("background-color", "rgb(255, 255, 255)")
        printed = re.sub(r"\s+", " ", tab.locator("body").inner_text()).strip()
        assert printed == re.sub(r"\s+", " ", card.inner_text()).strip()
        assert len(re.findall(rb"/Type\s*/Page\b", tab.pdf(format="A4"))) == 1
