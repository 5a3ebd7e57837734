"""Decisions can be found."""

import re
from pathlib import Path

DECISIONS = Path(__file__).resolve().parent.parent.parent / "docs/decisions"


def test_the_index_of_decisions_lists_every_one() -> None:
    listed = set(re.findall(r"\]\(([a-z0-9-]+\.md)\)", (DECISIONS / "README.md").read_text()))

    assert listed == {path.name for path in DECISIONS.glob("*.md")} - {"README.md"}
