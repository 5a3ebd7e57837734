"""On a small phone the first screen answers: call, leave, who is near, how to tell, what to do, what is next."""

from __future__ import annotations

import pytest

from tests.browser.conftest import OpenContext
from tests.servers import DemoSite

ANSWERS = (
    ".exit",
    "a[href='tel:110']",
    "a[href='tel:129']",
    "main form button",
    "main a[href$='/formulir/']",
    "main a[href='#panduan']",
    "main a[href='#bimtek']",
)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_first_screen_of_a_small_phone_has_all_six_answers(
    site: DemoSite, context: OpenContext, prefix: str
) -> None:
    with context(width=360) as tab:
        tab.goto(f"{site.url}{prefix}/")
        height = tab.viewport_size["height"]
        boxes = {answer: tab.locator(answer).first.bounding_box() for answer in ANSWERS}
        below = {answer: box for answer, box in boxes.items() if not box or box["y"] + box["height"] > height}
        assert below == {}
        for target in ("#panduan", "#bimtek"):
            tab.click(f"main a[href='{target}']")
            assert tab.locator(target).bounding_box()["y"] < height
