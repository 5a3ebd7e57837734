"""A waived rule, a skipped test or an unfinished line has its reason beside it, where the next person reads it."""

import re
import subprocess

from tests.servers import ROOT

WAIVER = re.compile(r"#\s*(noqa|type: ignore|ruff:)(.*)$")
REASON = re.compile(r"#\s*\S.{2,}$")
UNFINISHED = re.compile(r"#.*\b(TO[D]O|FIX[M]E|X{3})\b")


def lines() -> list[tuple[str, str]]:
    """Place and text of each line of Python that git knows."""
    known = subprocess.run(["git", "ls-files", "*.py"], cwd=ROOT, capture_output=True, text=True, check=True)
    files = [name for name in known.stdout.split() if (ROOT / name).exists()]
    return [
        (f"{name}:{number}", line)
        for name in files
        for number, line in enumerate((ROOT / name).read_text().splitlines(), 1)
    ]


def test_no_rule_is_waived_without_its_reason() -> None:
    found = [(place, match[2]) for place, line in lines() if (match := WAIVER.search(line))]
    assert len(found) > 50  # it looks at something
    assert [place for place, rest in found if not REASON.search(rest)] == []


def test_nothing_is_left_for_later_without_a_decision() -> None:
    assert [place for place, line in lines() if UNFINISHED.search(line)] == []
