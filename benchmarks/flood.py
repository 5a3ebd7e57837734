"""Ten thousand complaints from one address, as from the people behind one mobile network, or from somebody hostile.

`python -m benchmarks.flood [--count 10000]`: one in ten is the form without JavaScript. Whoever is told "busy" presses
send again, as the page says. Meanwhile somebody at another address files the form without JavaScript once a second.
Fails where anybody is refused for good, sees an error page, or that person waits more than 10 s at p95.
"""

import argparse
import http.client
import os
import sqlite3
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks.intake import open_bodies, sealed_bodies
from tests.complaints.serving import Channel, channel
from tests.complaints.world import World, installed

SENDERS = 16
TRIES = 200
LONGEST = 10  # seconds at p95 for somebody else


class Door:
    """One connection from one address."""

    def __init__(self, served: Channel, address: str) -> None:
        self.connection = http.client.HTTPConnection(served.url.removeprefix("http://"), timeout=120)
        self.address = address

    def send(self, path: str, body: bytes, kind: str) -> tuple[int, bytes]:
        self.connection.request("POST", path, body, {"Content-Type": kind, "X-Real-IP": self.address})
        answer = self.connection.getresponse()
        return answer.status, answer.read()


def requests(world: World, count: int) -> Iterator[tuple[str, tuple[bytes, str]]]:
    sealed, opened = sealed_bodies(world), open_bodies()
    for number in range(count):
        yield ("/formulir/", next(opened)) if number % 10 == 0 else ("/formulir/kirim/", next(sealed))


def flood(served: Channel, world: World, count: int) -> tuple[Counter[int], int]:
    """How often each status came, and how many were still refused after TRIES."""
    statuses: Counter[int] = Counter()
    lost: list[str] = []
    share = count // SENDERS

    def work() -> None:
        door = Door(served, "203.0.113.7")
        for path, (body, kind) in islice(requests(world, share), share):
            for _ in range(TRIES):
                status, page = door.send(path, body, kind)
                statuses[status] += 1
                if status in (200, 201):
                    break
                if status == 503 and path == "/formulir/" and b"a" * 2000 not in page:
                    lost.append("words")  # "press send again", and nothing there to send
                time.sleep(0.1)
            else:
                lost.append(path)

    threads = [threading.Thread(target=work) for _ in range(SENDERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return statuses, len(lost)


def somebody_else(served: Channel, done: threading.Event, waits: list[float], odd: list[int]) -> None:
    bodies = open_bodies()
    door = Door(served, "198.51.100.9")
    while not done.wait(1):
        started = time.monotonic()
        status, _ = door.send("/formulir/", *next(bodies))
        waits.append(time.monotonic() - started)
        if status != 200:
            odd.append(status)


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    count = parser.parse_args().count // SENDERS * SENDERS
    with tempfile.TemporaryDirectory(prefix="portal-flood-") as folder:
        var = Path(folder)
        with installed(var / "complaints") as world, channel(var) as served:
            done, waits, odd = threading.Event(), [], []
            other = threading.Thread(target=somebody_else, args=(served, done, waits, odd))
            other.start()
            started = time.monotonic()
            statuses, lost = flood(served, world, count)
            seconds = time.monotonic() - started
            done.set()
            other.join()
        with sqlite3.connect(var / "complaints.sqlite3") as database:
            (kept,) = database.execute("SELECT count(*) FROM complaints_complaint").fetchone()
    p95 = statistics.quantiles(waits, n=20)[-1]
    sys.stdout.write(
        f"{count} from one address in {seconds:.0f} s, statuses {dict(statuses)}, refused for good {lost}\n"
        f"another address: {len(waits)} forms, median {statistics.median(waits):.2f} s, p95 {p95:.2f} s, odd {odd}\n"
        f"complaints kept: {kept} of {count + len(waits)}\n"
    )
    broken = set(statuses) - {200, 201, 503}
    return int(bool(broken or lost or odd or p95 > LONGEST or kept != count + len(waits)))


if __name__ == "__main__":
    sys.exit(main())
