"""axe-core finds nothing on any page type, light and dark, on a phone and on a desk."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenContext
from tests.browser.inventory import Address, errors, listing, sent
from tests.servers import ROOT, DemoSite

WIDTHS = (360, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PARTS = 2  # as many as there are workers: it takes longer than anything else
AXE = ROOT / "node_modules/axe-core/axe.min.js"
RUN = """async () => {
    const found = await axe.run(document, {resultTypes: ["violations"]});
    return found.violations.flatMap(rule =>
        rule.nodes.map(node => `${rule.id}: ${node.target.join(" ")} | ${node.failureSummary || ""}`));
}"""


SEND = """([path, fields]) => {
    const form = document.body.appendChild(document.createElement("form"));
    Object.assign(form, {method: "post", action: path});
    for (const [name, value] of Object.entries(fields)) {
        form.append(Object.assign(document.createElement("input"), {type: "hidden", name, value}));
    }
    form.submit();
}"""


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.exists():
        pytest.skip("karena axe-core tidak terpasang (npm ci)")
    return AXE.read_text()


def violations(tab: Page, axe: str) -> dict[str, Any]:
    """What axe finds in the page that the tab shows, by width and colours."""
    tab.evaluate(axe)
    found: dict[str, Any] = {}
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 800})
        for scheme in SCHEMES:
            tab.emulate_media(color_scheme=scheme)
            found[f"{width} px, {scheme}"] = tab.evaluate(RUN)
    return {where: what for where, what in found.items() if what}


@pytest.mark.parametrize("part", range(PARTS))
def test_axe_finds_no_violation_on_any_page(
    site: DemoSite, pages: list[Address], context: OpenContext, axe: str, part: int
) -> None:
    found: dict[str, Any] = {}
    # The page's own policy would refuse the checker's script; everything else stays as served.
    with context(bypass_csp=True) as tab:
        for address in [*pages, *errors()][part::PARTS]:
            tab.goto(site.url + address.path)
            if faults := violations(tab, axe):
                found[f"{address.name} {address.path}"] = faults

    assert not found, listing(found)


@pytest.mark.usefixtures("neighbour")
def test_axe_finds_no_violation_on_the_answer_to_any_form(site: DemoSite, context: OpenContext, axe: str) -> None:
    found: dict[str, Any] = {}
    with context(bypass_csp=True) as tab:
        for form in sent():
            tab.goto(f"{site.url}/sehat/")
            with tab.expect_navigation() as answer:
                tab.evaluate(SEND, [form.path, form.fields])
            assert answer.value.status == form.status, form
            if faults := violations(tab, axe):
                found[f"{form.name} {form.path}"] = faults

    assert not found, listing(found)
