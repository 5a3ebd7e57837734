"""People who ask in their own words find the page that helps them, in the demo content."""

from pathlib import Path

import pytest

from search.engines import embedded
from search.evaluation import Report, ask, read_questions

FOLDER = Path(__file__).parent.parent / "search"
# A right page among the first five, MRR. Targets: .90 and .80. What was measured stands in
# docs/decisions/search-ranking.md, with what they were before anything was learnt from these questions.
GATES = {
    "informal": (0.97, 0.91),
    "informal_fresh": (0.95, 0.86),
    "informal_second": (0.95, 0.88),
    "informal_third": (0.93, 0.76),
    "informal_fourth": (0.93, 0.76),
    "informal_fifth": (0.93, 0.80),
}
pytestmark = pytest.mark.usefixtures("demo")


def report(name: str) -> Report:
    return ask(embedded(), read_questions(FOLDER / f"{name}.jsonl"), name="path")


@pytest.mark.django_db
@pytest.mark.parametrize("name", GATES)
def test_a_page_that_helps_stands_among_the_first_five_and_mostly_first(name: str) -> None:
    found = report(name)

    assert found.hit(5) >= GATES[name][0]
    assert found.mrr() >= GATES[name][1]
    assert found.without() <= 0.01
