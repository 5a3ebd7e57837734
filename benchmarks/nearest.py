"""How long the ten nearest of a category take, beside comparing with all of them, and which index is walked.

    python -m benchmarks.nearest [CENTROIDS.csv [POINTS ...]]

For each database and number of points a fresh process scatters points around real villages (0.02 degrees, the same
ones every time), half of them in the first category, a quarter in the second and so on, so that the last one is rare.
It asks from places near villages and from the open sea. The first answers are compared with a look at every row.
The limits are held against CPU time, our own and that of the database's process: on a machine that nothing else
uses it is what a reader waits for, and beside other work it still is.
CENTROIDS is ../shared/data/regions/wilayah_centroids.csv unless given (91,240 rows; not part of the project).
"""

import csv
import heapq
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

from tests.servers import ROOT, postgres, postgres_bin

Point = tuple[float, float]

DEFAULT = ROOT.parent / "shared" / "data" / "regions" / "wilayah_centroids.csv"
SIZES = (84_000, 1_000_000)
# p95 in ms at 84,000 points, and above
LIMITS = {"postgresql": (5.0, 10.0), "sqlite": (10.0, 45.0)}
RARE_LIMIT = 3.0
ASKED, COMPARED = 300, 4
COLUMNS = "uuid, service_id, location_id, category, latitude, longitude, updated_at"


def villages(file: Path) -> list[Point]:
    """The points of all kelurahan and desa."""
    with file.open(encoding="utf-8", newline="") as lines:
        return [(float(row["lat"]), float(row["lng"])) for row in csv.DictReader(lines) if row["level"] == "4"]


def scattered(
    number: int, centres: list[Point], categories: list[str], dice: random.Random
) -> Iterator[tuple[Any, ...]]:
    """Rows of the one table that the search reads, `number` of them."""
    weights = list(accumulate(0.5**place for place in range(len(categories))))
    for key, category in enumerate(dice.choices(categories, cum_weights=weights, k=number), start=1):
        latitude, longitude = near(dice.choice(centres), dice)
        yield uuid.UUID(int=key).hex, 1, key, category, latitude, longitude, "2026-01-01 00:00:00+00:00"


def near(centre: Point, dice: random.Random) -> Point:
    return dice.gauss(centre[0], 0.02), dice.gauss(centre[1], 0.02)


def load(rows: Iterator[tuple[Any, ...]]) -> None:
    """Writes the rows without the locations behind them: the search never looks there."""
    from django.db import connection, transaction

    from services.models import ServiceAtLocation

    table = ServiceAtLocation._meta.db_table
    marks = ", ".join(["%s"] * len(COLUMNS.split(",")))
    with connection.cursor() as cursor:
        off = "SET session_replication_role = replica"  # foreign keys unchecked
        cursor.execute(off if connection.vendor == "postgresql" else "PRAGMA foreign_keys = OFF")
        with transaction.atomic():
            while batch := list(islice(rows, 50_000)):
                cursor.executemany(f"INSERT INTO {table} ({COLUMNS}) VALUES ({marks})", batch)  # noqa: S608  # our names
        cursor.execute("ANALYZE")


class Plan:
    """Asks the database how it answers the statement, then has it answered."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.lines: list[str] = []

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        with context["connection"].cursor() as cursor:
            bare = cursor.cursor  # or this very object is asked again
            bare.execute(f"{self.words} {sql}", params)
            self.lines = [str(row[-1]).strip() for row in bare.fetchall()]
        return execute(sql, params, many, context)


def server_clock(connection: Any) -> Callable[[], float]:
    """CPU milliseconds that the database's process for this connection has used; always 0 for one inside ours."""
    if connection.vendor != "postgresql":
        return lambda: 0.0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        used = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")  # Linux
    return lambda: int(used.read_text().split()[0]) / 1e6


def by_comparing_all(category: str, place: Point) -> list[tuple[float, int]]:
    from services.models import ServiceAtLocation
    from services.nearest import distance

    rows: Any = ServiceAtLocation.objects.filter(category=category).values_list("location_id", "latitude", "longitude")
    return heapq.nsmallest(10, ((distance(*place, y, x), key) for key, y, x in rows.iterator(20_000)))


def measured(file: Path, number: int) -> dict[str, Any]:
    """Fills this process's database and asks it."""
    import django

    django.setup()
    from django.db import connection

    from services.choices import ServiceKind
    from services.models import ServiceAtLocation
    from services.nearest import nearest

    dice = random.Random(number)  # noqa: S311  # the same points every time
    centres, categories = villages(file), list(ServiceKind.values)
    load(scattered(number, centres, categories, dice))
    places = [near(dice.choice(centres), dice) for _ in range(ASKED)]
    places[::10] = [(dice.uniform(-11, 6), dice.uniform(95, 141)) for _ in places[::10]]  # mostly at sea
    found: dict[str, Any] = {"vendor": connection.vendor, "kinds": {}}
    served = server_clock(connection)
    for name, category in (("sering", categories[0]), ("sedang", categories[5]), ("jarang", categories[-1])):
        times, busy, slow = [], [], []
        for place in places[:20]:
            nearest(category, *place)
        for place in places:
            started, worked, serving = time.perf_counter(), time.process_time(), served()
            nearest(category, *place)
            times.append((time.perf_counter() - started) * 1000)
            busy.append((time.process_time() - worked) * 1000 + served() - serving)
        for place in places[:COMPARED]:
            started = time.perf_counter()
            expected = by_comparing_all(category, place)
            slow.append((time.perf_counter() - started) * 1000)
            if [(row.km, row.location) for row in nearest(category, *place)] != expected:
                raise SystemExit(f"{category} {place}: bukan yang terdekat")
        found["kinds"][name] = {
            "rows": ServiceAtLocation.objects.filter(category=category).count(),
            "p50": statistics.median(times),
            "p95": statistics.quantiles(times, n=20)[-1],
            "cpu50": statistics.median(busy),
            "cpu": statistics.quantiles(busy, n=20)[-1],
            "sea": statistics.quantiles(busy[::10], n=20)[-1],
            "all": statistics.median(slow),
        }
    plan = Plan("EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN")
    with connection.execute_wrapper(plan):
        nearest(categories[0], *places[1])
    return found | {"plan": plan.lines}


def in_own_process(file: Path, number: int, env: dict[str, str]) -> dict[str, Any]:
    done = subprocess.run(  # noqa: S603  # this very module
        [sys.executable, "-m", "benchmarks.nearest", "--work", str(file), str(number)],
        cwd=ROOT,
        env=env,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return json.loads(done.stdout)


def report(number: int, found: dict[str, Any]) -> bool:
    """Prints the figures of one database and size; whether they keep the limits."""
    limit = LIMITS[found["vendor"]][number > SIZES[0]]
    for name, row in found["kinds"].items():
        say(
            f"{found['vendor']:10} {number:>9,} titik, {name} ({row['rows']:>7,}): CPU p50 {row['cpu50']:.2f} ms, "
            f"p95 {row['cpu']:.2f} ms (batas {limit:.0f}), dari laut {row['sea']:.2f} ms; "
            f"menunggu p50 {row['p50']:.2f} ms, p95 {row['p95']:.2f} ms; "
            f"membandingkan semua {row['all']:8.1f} ms, {row['all'] / row['p50']:.0f} kali"
        )
    kinds = found["kinds"]
    rare = kinds["jarang"]["cpu50"] / kinds["sering"]["cpu50"]
    say(f"{'':10} jarang : sering = {rare:.1f} (batas {RARE_LIMIT:.0f}); {' | '.join(found['plan'])}")
    return rare <= RARE_LIMIT and all(row["cpu"] < limit for row in kinds.values())


def compare(file: Path, number: int, env: dict[str, str]) -> bool:
    migrate = [sys.executable, "manage.py", "migrate", "-v0"]
    subprocess.run(migrate, cwd=ROOT, env=env, check=True)  # noqa: S603  # our own command
    return report(number, in_own_process(file, number, env))


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main(file: Path, sizes: tuple[int, ...]) -> int:
    if not file.exists():
        say(f"{file} tidak ada di mesin ini; beri jalur berkas CSV titik wilayah.")
        return 1
    kept = True
    for number in sizes:
        with ExitStack() as stack:
            var = stack.enter_context(tempfile.TemporaryDirectory(prefix="portal-bench-"))
            env = {**os.environ, "PORTAL_VAR": var, "DJANGO_SETTINGS_MODULE": "portal.settings.embedded"}
            env.pop("DATABASE_URL", None)
            kept &= compare(file, number, env)
            if postgres_bin():
                kept &= compare(file, number, {**env, "DATABASE_URL": stack.enter_context(postgres())})
            else:
                say("PostgreSQL tidak terpasang: tidak diukur.")
    say(f"Beban mesin sesudahnya: {os.getloadavg()[0]:.1f}")
    return 0 if kept else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["--work"]:
        say(json.dumps(measured(Path(sys.argv[2]), int(sys.argv[3]))))
    else:
        path, *numbers = sys.argv[1:] or [str(DEFAULT)]
        sys.exit(main(Path(path), tuple(map(int, numbers)) or SIZES))
