"""Complaints taken in per second by the production server, each on disk before its answer.

`python -m benchmarks.intake [--seconds 10]`: browser-sealed and server-sealed, on SQLite and on PostgreSQL where it
is installed, beside bare durable inserts of the same bytes in the same run.
"""

import argparse
import base64
import http.client
import json
import os
import sqlite3
import statistics
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlencode

from complaints import tokens
from complaints.sealing import codes, receipts
from complaints.sealing.envelope import seal
from tests.complaints.serving import Channel, channel
from tests.complaints.world import World, installed
from tests.servers import postgres, postgres_bin

SENDERS = 8
ANSWERS = {"safe": "yes", "about": "self", "age": "18-59", "region": "64.71", "contact_way": "none", "read": "on"}


def sealed_bodies(world: World, lookup: str = "") -> Iterator[tuple[bytes, str]]:
    """Requests as the browser sends them; the envelope is the same, id and look-up are new each time."""
    keys = [one["age"] for one in world.city()["recipients"]]
    envelope = base64.b64encode(seal({"v": 1, "story": "a" * 2000}, keys)[0]).decode()
    token = tokens.new_token(time.time() - 60)
    while True:
        body = {
            "token": token, "id": str(uuid.uuid4()), "region": "64.71", "keyset": "uptd-balikpapan", "version": 1,
            "urgent": False, "lookup": lookup or base64.b64encode(os.urandom(32)).decode(), "reply_to": keys[0],
            "envelope": envelope, "attachments": [],
        }  # fmt: skip  # a record reads better in few lines
        yield json.dumps(body).encode(), "application/json"


def open_bodies() -> Iterator[tuple[bytes, str]]:
    """Requests of the form without JavaScript."""
    edge = "batas"
    while True:
        fields = {"token": tokens.new_token(time.time() - 60), **ANSWERS, "story": "a" * 2000}
        parts = [
            f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in fields.items()
        ]
        yield ("".join(parts) + f"--{edge}--\r\n").encode(), f"multipart/form-data; boundary={edge}"


def rate(
    served: Channel, path: str, bodies: Callable[[], Iterator[tuple[bytes, str]]], seconds: float
) -> tuple[float, float]:
    """Answers 200 or 201 a second, and milliseconds of the server's processor time for one.

    SENDERS connections are kept open, each from an address of its own.
    """
    before = cpu(served)
    until = time.monotonic() + seconds
    counts = [0] * SENDERS

    def send(number: int) -> None:
        connection = http.client.HTTPConnection(served.url.removeprefix("http://"), timeout=60)
        for body, kind in bodies():
            if time.monotonic() > until:
                return
            connection.request("POST", path, body, {"Content-Type": kind, "X-Real-IP": f"203.0.113.{number}"})
            answer = connection.getresponse()
            answer.read()
            if answer.status not in (200, 201):
                raise RuntimeError(f"{path} answers {answer.status}")
            counts[number] += 1

    threads = [threading.Thread(target=send, args=(number,)) for number in range(SENDERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / seconds, (cpu(served) - before) / sum(counts) * 1000


def bare_inserts(folder: Path, seconds: float) -> float:
    """Rows of the same bytes a second, one durable transaction each."""
    database = sqlite3.connect(folder / "bare.sqlite3", isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE bare (id BLOB PRIMARY KEY, envelope BLOB)")
    count, until, envelope = 0, time.monotonic() + seconds, os.urandom(4800)
    while time.monotonic() < until:
        database.execute("BEGIN IMMEDIATE")
        database.execute("INSERT INTO bare VALUES (?, ?)", (os.urandom(16), envelope))
        database.execute("COMMIT")
        count += 1
    return count / seconds


def cpu(served: Channel) -> float:
    """Seconds of processor time that the server's processes have had, the web server's own part included."""
    ticks = 0
    for pid in served.workers():
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def argon2() -> float:
    """Milliseconds of processor time that one derivation of a code takes by itself: nobody files faster without it."""
    started = time.process_time()
    for _ in range(20):
        receipts.open_code(codes.new_code())
    return (time.process_time() - started) / 20 * 1000


def look_ups(served: Channel, world: World, count: int = 300) -> str:
    """Median times of status pages of codes that exist and of those that do not, asked in turn."""
    known = codes.new_code()
    body, kind = next(sealed_bodies(world, base64.b64encode(receipts.open_code(known).lookup).decode()))
    connection = http.client.HTTPConnection(served.url.removeprefix("http://"), timeout=60)
    connection.request("POST", "/formulir/kirim/", body, {"Content-Type": kind})
    connection.getresponse().read()
    found: dict[bool, list[float]] = {True: [], False: []}
    lengths = set()
    for number in range(2 * count):
        form = urlencode({"code": known if number % 2 else codes.new_code()}).encode()
        started = time.perf_counter()
        connection.request("POST", "/formulir/status/", form, {"Content-Type": "application/x-www-form-urlencoded"})
        lengths.add(len(connection.getresponse().read()))
        found[number % 2 == 1].append((time.perf_counter() - started) * 1000)
    one, other = (statistics.median(found[exists]) for exists in (True, False))
    return f"{one:.1f} ms where the code exists, {other:.1f} ms where not ({other / one - 1:+.1%}); lengths {lengths}"


def memory(served: Channel) -> int:
    """Most resident megabytes that a server process has had."""
    sizes = []
    for pid in served.workers():
        status = Path(f"/proc/{pid}/status").read_text()
        sizes.append(int(status.split("VmHWM:")[1].split()[0]) // 1024)
    return max(sizes)


def with_files(served: Channel, seconds: float) -> str:
    """Forms with a file of 10 MB each, eight at a time; what the server makes of them, and the memory of a process."""
    before = memory(served)
    edge, content = "batas", os.urandom(10 * 1024 * 1024)
    head = f'--{edge}\r\nContent-Disposition: form-data; name="original"; filename="a.jpg"\r\n\r\n'.encode()

    def bodies() -> Iterator[tuple[bytes, str]]:
        for body, kind in open_bodies():
            yield head + content + b"\r\n" + body, kind

    each, _ = rate(served, "/formulir/", bodies, seconds)
    return f"{each:.1f}/s; a process had {before} MB at most before, {memory(served)} MB with them"


def measure(name: str, url: str, seconds: float) -> None:
    """One engine; prints a line for each way in."""
    with tempfile.TemporaryDirectory(prefix="portal-intake-") as folder, ExitStack() as stack:
        var = Path(folder)
        world = stack.enter_context(installed(var / "complaints"))
        if url:
            os.environ["COMPLAINTS_DATABASE_URL"] = url
        served = stack.enter_context(channel(var))
        os.environ.pop("COMPLAINTS_DATABASE_URL", None)
        bare = bare_inserts(var, seconds)
        sealed, sealed_cpu = rate(served, "/formulir/kirim/", lambda: sealed_bodies(world), seconds)
        opened, opened_cpu = rate(served, "/formulir/", open_bodies, seconds)
        sys.stdout.write(
            f"{name:<11} sealed by the browser {sealed:6.0f}/s, {sealed_cpu:5.1f} ms of processor time each;"
            f" {sealed / bare:.2f} of {bare:.0f} bare inserts/s\n"
            f"{name:<11} sealed by the server  {opened:6.0f}/s, {opened_cpu:5.1f} ms of processor time each;"
            f" argon2id alone takes {argon2():.1f}\n"
            f"{name:<11} look-ups: {look_ups(served, world)}\n"
            f"{name:<11} with photographs of 10 MB in flight {with_files(served, seconds)}\n"
        )


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=10)
    seconds = parser.parse_args().seconds
    measure("SQLite", "", seconds)
    if postgres_bin():
        # fsync as a real installation has it: the tests' cluster runs without.
        with postgres(durable=True) as url:
            measure("PostgreSQL", url, seconds)
    else:
        sys.stdout.write("PostgreSQL is not installed: left out\n")


if __name__ == "__main__":
    main()
