"""axe-core finds nothing on any page type, light and dark, on a phone and on a desk."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import OpenContext
from tests.browser.inventory import Address, errors, listing, sent
from tests.servers import ROOT, DemoSite

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


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_no_violation_on_any_page(
    site: DemoSite, pages: list[Address], context: OpenContext, axe: str, width: int
) -> None:
    found: dict[str, Any] = {}
    # The page's own policy would refuse the checker's script; everything else stays as served.
    with context(width=width, bypass_csp=True) as tab:
        for address in [*pages, *errors()]:
            tab.emulate_media(color_scheme="light")
            tab.goto(site.url + address.path)
            tab.evaluate(axe)
            for scheme in ("light", "dark"):
                tab.emulate_media(color_scheme=scheme)
                if violations := tab.evaluate(RUN):
                    found[f"{address.name} {address.path} {scheme}"] = violations

    assert not found, listing(found)


@pytest.mark.usefixtures("neighbour")
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_no_violation_on_the_answer_to_any_form(
    site: DemoSite, context: OpenContext, axe: str, width: int
) -> None:
    found: dict[str, Any] = {}
    with context(width=width, bypass_csp=True) as tab:
        for form in sent():
            tab.goto(f"{site.url}/sehat/")
            with tab.expect_navigation() as answer:
                tab.evaluate(SEND, [form.path, form.fields])
            assert answer.value.status == form.status, form
            tab.evaluate(axe)
            for scheme in ("light", "dark"):
                tab.emulate_media(color_scheme=scheme)
                if violations := tab.evaluate(RUN):
                    found[f"{form.name} {form.path} {scheme}"] = violations

    assert not found, listing(found)
