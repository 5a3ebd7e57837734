"""axe-core finds nothing on any page type, light and dark, on a phone and on a desk."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import OpenContext
from tests.browser.inventory import Address, errors, listing
from tests.servers import ROOT, DemoSite

AXE = ROOT / "node_modules/axe-core/axe.min.js"
RUN = """async () => {
    const found = await axe.run(document, {resultTypes: ["violations"]});
    return found.violations.flatMap(rule =>
        rule.nodes.map(node => `${rule.id}: ${node.target.join(" ")} | ${node.failureSummary || ""}`));
}"""


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.exists():
        pytest.skip("karena axe-core tidak terpasang (npm ci)")
    return AXE.read_text()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_no_violation_on_any_page(
    site: DemoSite, pages: list[Address], context: OpenContext, axe: str, dark: bool, width: int
) -> None:
    found: dict[str, Any] = {}
    # The page's own policy would refuse the checker's script; everything else stays as served.
    with context(width=width, dark=dark, bypass_csp=True) as tab:
        for address in [*pages, *errors()]:
            tab.goto(site.url + address.path)
            tab.evaluate(axe)
            violations = tab.evaluate(RUN)
            if violations:
                found[f"{address.name} {address.path}"] = violations

    assert not found, listing(found)
