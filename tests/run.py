"""Everything CI runs: `make test`. What this machine cannot run is said at the end; in CI that is a failure.

Run as a module: `python -m tests.run`.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.outlines import load_outlines
from tests.report import SLOWEST, Report, say
from tests.servers import ROOT, DemoSite, ServerFailedError, demo_site, elasticsearch_missing, postgres, postgres_bin

MANAGE = [sys.executable, "manage.py"]
# Test by test in the order given, except for what tests.conftest keeps together.
PYTEST = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadscope", "--no-loadscope-reorder"]
PYTEST += [f"--durations={SLOWEST}"]
BIN = Path(sys.executable).parent
# What an installation sets for itself must not reach its tests, least of all its database.
OURS = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE", "PORTAL_VAR", "PORT", "SITE_URL", "SECRET_KEY", "ALLOWED_HOSTS"}
OURS_BEGIN = ("PORTAL_", "ELASTICSEARCH_")
CLEAN = {name: value for name, value in os.environ.items() if name not in OURS and not name.startswith(OURS_BEGIN)}


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

    for name, (command, extra) in steps.items():
        started = time.monotonic()
        done = subprocess.run(
            command, cwd=ROOT, env={**CLEAN, **extra}, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip  # one option a line says nothing more
        report.add(name, done.returncode, time.monotonic() - started)
        say(f"\n== {name}: " + ("ok" if done.returncode == 0 else f"FAILED\n{done.stdout}"))


def run_pytest(
    report: Report, name: str, marks: str, extra: dict[str, str], options: Sequence[str] = (), *, show: bool = True
) -> None:
    """One pass of the suite; its output is shown as it comes, or at its end where another one's is shown."""
    if show:
        say(f"\n== pytest, {name}")
    started = time.monotonic()
    output = b""
    process = subprocess.Popen(
        [*PYTEST, "-m", marks, *options], cwd=ROOT, env={**CLEAN, **extra}, bufsize=0,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        while chunk := process.stdout.read(65_536):
            output += chunk
            if show:
                sys.stdout.buffer.write(chunk)
                sys.stdout.flush()
    finally:
        if process.poll() is None:
            process.terminate()
    text = output.decode(errors="replace")
    report.read_pytest(name, text, process.wait(), time.monotonic() - started)
    if not show:
        say(f"\n== pytest, {name}\n{text}")


@contextmanager
def reported(report: Report, name: str) -> Iterator[None]:
    """A server that does not start fails its step; the next one still runs."""
    started = time.monotonic()
    try:
        yield
    except ServerFailedError as error:
        say(str(error))
        report.add(f"{name}: server did not start", 1, time.monotonic() - started)


def run_beside(report: Report, servers: ExitStack) -> DemoSite:
    """What keeps one core busy and no other test waits for; at last the demo site's first start."""
    with tempfile.TemporaryDirectory(prefix="portal-static-") as var:
        run_static(report, var)
    run_elasticsearch(report)
    started = time.monotonic()
    site = servers.enter_context(demo_site())
    load_outlines(site)
    report.add("demo site", 0, time.monotonic() - started)
    return site


def run_elasticsearch(report: Report) -> None:
    if missing := elasticsearch_missing():
        report.skipped.append(f"tes Elasticsearch, karena {missing}")
        return
    with reported(report, "Elasticsearch"), ExitStack() as stack:
        # Beside PostgreSQL, as in production. One process: its tests kill and hang the server that they share.
        extra = {"DATABASE_URL": stack.enter_context(postgres())} if postgres_bin() else {}
        run_pytest(report, "Elasticsearch", "elasticsearch", extra, ["-n", "0"], show=False)


def run_passes(report: Report, coming: Future[DemoSite]) -> None:
    """The whole suite on each database, then everything that needs a browser, alone on the machine."""
    run_pytest(report, "SQLite", "not browser and not postgres and not elasticsearch", {})
    if postgres_bin():
        with reported(report, "PostgreSQL"), postgres() as url:
            run_pytest(report, "PostgreSQL", "not browser and not elasticsearch", {"DATABASE_URL": url})
    else:
        report.skipped.append("seluruh tes pada PostgreSQL, karena PostgreSQL tidak terpasang")
    with reported(report, "browser"):
        site = coming.result()
        run_pytest(report, "browser", "browser", {"DEMO_SITE_URL": site.url, "DEMO_SITE_VAR": str(site.var)})


def install_test_tools() -> None:
    """npm's packages, as locked; without npm the tests that need them skip and say so."""
    lock, installed = ROOT / "package-lock.json", ROOT / "node_modules" / ".package-lock.json"
    if shutil.which("npm") and (not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime):
        subprocess.run(["npm", "ci", "--loglevel=error"], cwd=ROOT, check=False)


def main() -> int:
    # A stopped run stops its servers too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    report = Report()
    install_test_tools()
    # Servers end last: when no thread is left that may be starting one.
    with ExitStack() as servers, ThreadPoolExecutor(1) as beside:
        run_passes(report, beside.submit(run_beside, report, servers))
    if report.skipped and os.environ.get("CI") == "true":
        report.failed.append("skipped in CI")
    report.say_all()
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
