"""What a run says at its end: what ran, failed, was left out, and where the time went."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field

COUNT = re.compile(r"(\d+) (passed|failed|skipped|errors?)\b")
DURATION = re.compile(r"(\d+\.\d+)s (setup|call|teardown) +(\S.*)")
SLOWEST = 15


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


@dataclass
class Report:
    """What ran, what failed, what was left out and why."""

    failed: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=lambda: {"passed": 0, "failed": 0, "skipped": 0})
    durations: list[tuple[float, str]] = field(default_factory=list)

    def add(self, name: str, code: int, seconds: float) -> None:
        self.lines.append(f"{'lulus' if code == 0 else 'GAGAL'}  {name} ({seconds:.0f} s)")
        if code:
            self.failed.append(name)

    def read_pytest(self, name: str, output: str, code: int, seconds: float) -> None:
        """Takes over what pytest printed with -ra and --durations."""
        lines = [line.strip() for line in output.splitlines() if line.strip()]
        for line in lines:
            if line.startswith("SKIPPED "):
                self.skipped.append(f"{name}: {line.removeprefix('SKIPPED ')}")
            if found := DURATION.fullmatch(line):
                self.durations.append((float(found[1]), f"{name}, {found[2]}: {found[3]}"))
        last = lines[-1] if lines else ""
        self.add(f"pytest, {name}: {last.strip('= ')}", code, seconds)
        for number, kind in COUNT.findall(last):
            self.counts["failed" if kind.startswith("error") else kind] += int(number)

    def say_all(self) -> None:
        """The summary; its last line holds the number of tests, and of the failed steps that are no tests."""
        say("\n== Paling lambat")
        for seconds, test in sorted(self.durations, reverse=True)[:SLOWEST]:
            say(f"{seconds:6.1f} s  {test}")
        say("\n== Ringkasan")
        for line in [*self.lines, *(f"dilewati: {reason}" for reason in self.skipped)]:
            say(line)
        failed = max(self.counts["failed"], len(self.failed))
        say(f"{self.counts['passed']} passed, {failed} failed, {self.counts['skipped']} skipped")
