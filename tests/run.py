"""Everything CI runs: `make test`. What this machine cannot run is said at the end; in CI that is a failure.

Run as a module: `python -m tests.run`.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.outlines import load_outlines
from tests.servers import ROOT, ServerFailedError, demo_site, elasticsearch_missing, postgres, postgres_bin

MANAGE = [sys.executable, "manage.py"]
PYTEST = [sys.executable, "-m", "pytest", "-n", "2", "-q"]
BIN = Path(sys.executable).parent
# What an installation sets for itself must not reach its tests, least of all its database.
OURS = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE", "PORTAL_VAR", "PORT", "SITE_URL", "SECRET_KEY", "ALLOWED_HOSTS"}
OURS_BEGIN = ("PORTAL_", "ELASTICSEARCH_")
CLEAN = {name: value for name, value in os.environ.items() if name not in OURS and not name.startswith(OURS_BEGIN)}
COUNT = re.compile(r"(\d+) (passed|failed|skipped|errors?)\b")


@dataclass
class Report:
    """What ran, what failed, what was left out and why."""

    failed: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=lambda: {"passed": 0, "failed": 0, "skipped": 0})

    def add(self, name: str, code: int, seconds: float) -> None:
        self.lines.append(f"{'lulus' if code == 0 else 'GAGAL'}  {name} ({seconds:.0f} s)")
        if code:
            self.failed.append(name)

    def count(self, line: str) -> None:
        for number, kind in COUNT.findall(line):
            self.counts["failed" if kind.startswith("error") else kind] += int(number)


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def static_steps(var: str) -> dict[str, tuple[list[str], dict[str, str]]]:
    """Commands that look at the source without running it, each with what it adds to the environment."""
    test = {"DJANGO_SETTINGS_MODULE": "portal.settings.test", "PORTAL_VAR": var}
    production = {
        "PORTAL_VAR": var,
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "SECRET_KEY": "only-looked-at-by-the-checks-" + "".join(chr(97 + n % 26) for n in range(40)),
        "DATABASE_URL": "sqlite:///:memory:",
        "ALLOWED_HOSTS": "portal.example",
        "SITE_URL": "https://portal.example",
    }
    return {
        "mypy": ([str(BIN / "mypy")], {}),
        "ruff check": ([str(BIN / "ruff"), "check", "."], {}),
        "ruff format": ([str(BIN / "ruff"), "format", "--check", "."], {}),
        "migrations complete": ([*MANAGE, "makemigrations", "--check", "--dry-run"], test),
        "system checks": ([*MANAGE, "check", "--fail-level", "WARNING"], test),
        "deployment checks": ([*MANAGE, "check", "--deploy", "--fail-level", "WARNING"], production),
        "English catalogue": ([sys.executable, "-m", "tests.catalogue"], {}),
    }


def run_static(report: Report, var: str) -> None:
    steps = static_steps(var)
    if not shutil.which("xgettext"):
        del steps["English catalogue"]
        report.skipped.append("katalog bahasa Inggris, karena gettext tidak terpasang")

    def one(name: str) -> tuple[str, float, subprocess.CompletedProcess[str]]:
        command, extra = steps[name]
        started = time.monotonic()
        done = subprocess.run(
            command, cwd=ROOT, env={**CLEAN, **extra}, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip  # one option a line says nothing more
        return name, time.monotonic() - started, done

    with ThreadPoolExecutor(2) as pool:
        for name, seconds, done in pool.map(one, steps):
            report.add(name, done.returncode, seconds)
            say(f"== {name}: {'ok' if done.returncode == 0 else 'FAILED'}")
            if done.returncode:
                say(done.stdout)


def run_pytest(report: Report, name: str, marks: str, extra: dict[str, str], options: Sequence[str] = ()) -> None:
    """One pass of the suite; its output is shown as it comes."""
    say(f"== pytest, {name}")
    started = time.monotonic()
    output = b""
    process = subprocess.Popen(
        [*PYTEST, "-m", marks, *options], cwd=ROOT, env={**CLEAN, **extra}, bufsize=0,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        while chunk := process.stdout.read(65_536):
            sys.stdout.buffer.write(chunk)
            sys.stdout.flush()
            output += chunk
    finally:
        if process.poll() is None:
            process.terminate()
    lines = [line.strip() for line in output.decode(errors="replace").splitlines() if line.strip()]
    for line in lines:
        if line.startswith("SKIPPED "):
            report.skipped.append(f"{name}: {line.removeprefix('SKIPPED ')}")
    last = lines[-1] if lines else ""
    code = process.wait()
    report.add(f"pytest, {name}: {last.strip('= ')}", code, time.monotonic() - started)
    report.count(last)


def with_server(
    report: Report,
    name: str,
    marks: str,
    server: Callable[[], AbstractContextManager[dict[str, str]]],
    options: Sequence[str] = (),
) -> None:
    """One pass of the suite beside a server, whose address goes into the environment."""
    started = time.monotonic()
    try:
        with server() as extra:
            run_pytest(report, name, marks, extra, options)
    except ServerFailedError as error:
        say(str(error))
        report.add(f"{name}: server did not start", 1, time.monotonic() - started)


@contextmanager
def postgres_address() -> Iterator[dict[str, str]]:
    with postgres() as url:
        yield {"DATABASE_URL": url}


@contextmanager
def demo_address() -> Iterator[dict[str, str]]:
    with demo_site() as site:
        load_outlines(site)
        yield {"DEMO_SITE_URL": site.url, "DEMO_SITE_VAR": str(site.var)}


def install_test_tools() -> None:
    """axe-core and vnu-jar, as locked; without npm the tests that need them skip and say so."""
    lock, installed = ROOT / "package-lock.json", ROOT / "node_modules" / ".package-lock.json"
    if shutil.which("npm") and (not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime):
        subprocess.run(["npm", "ci", "--loglevel=error"], cwd=ROOT, check=False)


def main() -> int:
    # A stopped run stops its servers too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    report = Report()
    install_test_tools()
    with tempfile.TemporaryDirectory(prefix="portal-static-") as var:
        run_static(report, var)
    run_pytest(report, "SQLite", "not browser and not postgres and not elasticsearch", {})
    if postgres_bin():
        with_server(report, "PostgreSQL", "not browser and not elasticsearch", postgres_address)
    else:
        report.skipped.append("seluruh tes pada PostgreSQL, karena PostgreSQL tidak terpasang")
    if missing := elasticsearch_missing():
        report.skipped.append(f"tes Elasticsearch, karena {missing}")
    else:
        # One process: its tests kill and hang the server that they share. Beside PostgreSQL, as in production.
        beside = postgres_address if postgres_bin() else partial(nullcontext, {})
        with_server(report, "Elasticsearch", "elasticsearch", beside, ["-n", "0"])
    with_server(report, "browser", "browser", demo_address)
    say("\n== Ringkasan")
    for line in [*report.lines, *(f"dilewati: {reason}" for reason in report.skipped)]:
        say(line)
    if report.skipped and os.environ.get("CI") == "true":
        report.failed.append("skipped in CI")
    # The number of failures also counts the steps that are not tests.
    failed = max(report.counts["failed"], len(report.failed))
    say(f"{report.counts['passed']} passed, {failed} failed, {report.counts['skipped']} skipped")
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
