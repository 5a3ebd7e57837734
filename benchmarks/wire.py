"""Measuring over the wire: granian with two processes, wrk beside it on the same cores."""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import bare
from portal.management.commands.serve import BACKPRESSURE, THREADS, WORKERS
from tests.servers import ROOT, free_port

CONNECTIONS = 32
SECONDS = 4
ROUNDS = 3
TICKS = os.sysconf("SC_CLK_TCK")


@contextmanager
def server(command: list[str], environment: dict[str, str], port: int, path: str) -> Iterator[subprocess.Popen[bytes]]:
    """A running server that has answered once."""
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment})  # noqa: S603  # our own command
    try:
        for _ in range(600):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}{path}").close()
                break
            except OSError:
                time.sleep(0.05)
        yield process
    finally:
        process.terminate()
        process.wait()


def portal_server(port: int) -> list[str]:
    return [sys.executable, "manage.py", "serve", "--web-only", "--port", str(port)]


def bare_server(port: int) -> list[str]:
    """The bare application under the same server with the same options."""
    return [
        str(Path(sys.executable).with_name("granian")), "--interface", "wsgi", "--no-ws", "--log-level", "error",
        "--workers", str(WORKERS), "--blocking-threads", str(THREADS), "--backpressure", str(BACKPRESSURE),
        "--workers-kill-timeout", "10", "--port", str(port), "benchmarks.bare:application",
    ]  # fmt: skip  # option and value side by side


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def cpu_seconds(pids: list[int]) -> float:
    """User and system time of these processes so far."""
    used = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        used += int(fields[11]) + int(fields[12])
    return used / TICKS


def number(pattern: str, text: str) -> float:
    """The number that the pattern finds."""
    found = re.search(pattern, text)
    return float(found[1]) if found else float("nan")


def memory(pid: int) -> dict[str, float]:
    """Resident and proportional memory in MB."""
    text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return {name.lower(): number(rf"{name}:\s+(\d+)", text) / 1024 for name in ("Rss", "Pss")}


def load(process: subprocess.Popen[bytes], port: int, path: str) -> dict[str, float]:
    """Requests a second, worker CPU microseconds a request, slowest hundredth in ms, of one wrk run."""
    workers = children(process.pid)
    before = cpu_seconds(workers)
    address = f"http://127.0.0.1:{port}{path}"
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency", "-H", "Accept-Encoding: br", address]
    done = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603  # our own command
    used = cpu_seconds(workers) - before
    slow = re.search(r"99%\s+([\d.]+)(us|ms|s)", done)
    scale = {"us": 0.001, "ms": 1.0, "s": 1000.0}
    return {
        "per_second": number(r"Requests/sec:\s+([\d.]+)", done),
        "cpu_us": used / number(r"(\d+) requests in", done) * 1e6,
        "p99_ms": float(slow[1]) * scale[slow[2]] if slow else 0.0,
        "failed": float(len(re.findall(r"Non-2xx|Socket errors", done))),
    }


def median(runs: list[dict[str, float]]) -> dict[str, float]:
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def compare(path: str, publish: Callable[[], None]) -> dict[str, object] | None:
    """Cached page and bare application in turns, and the page while something is published each second.

    None where wrk is not installed.
    """
    if not shutil.which("wrk"):
        return None
    ours, theirs = free_port(), free_port()
    with tempfile.NamedTemporaryFile("w", suffix=".json") as answers:
        bare.save(answers.name)
        with (
            server(portal_server(ours), {}, ours, path) as portal,
            server(bare_server(theirs), {"BENCHMARK_ANSWERS": answers.name}, theirs, path) as reference,
        ):
            runs: dict[str, list[dict[str, float]]] = {"bare": [], "cached": []}
            load(portal, ours, path)
            for _ in range(ROUNDS):
                runs["bare"].append(load(reference, theirs, path))
                runs["cached"].append(load(portal, ours, path))
            busy = _while_publishing(portal, ours, path, publish)
            return {
                **{name: median(found) for name, found in runs.items()},
                "publishing": busy,
                "memory": [memory(pid) for pid in children(portal.pid)],
            }


def _while_publishing(
    process: subprocess.Popen[bytes], port: int, path: str, publish: Callable[[], None]
) -> dict[str, float]:
    stop = threading.Event()

    def editor() -> None:
        while not stop.wait(1):
            publish()

    thread = threading.Thread(target=editor)
    thread.start()
    try:
        return load(process, port, path)
    finally:
        stop.set()
        thread.join()


def start_to_answer() -> float:
    """Seconds from the command to the first answer, of an installation that was prepared before."""
    port = free_port()
    started = time.monotonic()
    with server([sys.executable, "manage.py", "serve", "--port", str(port)], {}, port, "/"):
        return time.monotonic() - started
