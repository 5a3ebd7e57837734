"""How long it takes to find the kelurahan of a point, beside fetching one row by its key.

    python -m benchmarks.boundaries [FOLDER]

For each database a fresh process loads the regions and all village polygons of FOLDER, and another one asks for
points: one inside each of 2,000 villages drawn by chance, and 500 anywhere in the box of Indonesia, most of them at
sea. The limit is held against CPU time, our own and that of the database's process, as in benchmarks.nearest.
FOLDER is ../shared/data/regions unless given (not part of the project).
"""

import csv
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from benchmarks.nearest import server_clock
from tests.servers import ROOT, postgres, postgres_bin

DEFAULT = ROOT.parent / "shared" / "data" / "regions"
POINTS = 2_000
LIMIT_MS = 1.0


def memory() -> float:
    """The most this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def load(folder: Path) -> dict[str, float]:
    from django.db import connection

    from benchmarks.polylines import villages
    from regions.importing import import_regions
    from regions.models import Boundary, Region
    from regions.outlines import store_outlines
    from regions.outlines.reading import Outline

    with (folder / "wilayah_codes.csv").open("rb") as file:
        import_regions(file)
    keys = dict(Region.objects.values_list("code", "pk"))
    read = enumerate(villages(folder / "villages_polygons_tol55m.polyline.txt.gz"), start=1)
    store_outlines((Outline(row, code, shape) for row, (code, shape) in read if code in keys), keys)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return {"boundaries": Boundary.objects.count(), "mb": memory()}


def points_inside(folder: Path) -> list[tuple[str, float, float]]:
    with (folder / "wilayah_centroids.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["level"] == "4"]
    return [(row["code"], float(row["lat"]), float(row["lng"])) for row in random.sample(rows, POINTS)]


def timed(work: Callable[..., Any], calls: Sequence[tuple[Any, ...]]) -> tuple[list[float], list[float], list[Any]]:
    """Milliseconds waited and milliseconds of CPU (ours and the database's) of each call, and what it answered."""
    from django.db import connection

    served = server_clock(connection)
    times, busy, answers = [], [], []
    for arguments in calls:
        started, worked, serving = time.perf_counter(), time.process_time(), served()
        answers.append(work(*arguments))
        times.append((time.perf_counter() - started) * 1_000)
        busy.append((time.process_time() - worked) * 1_000 + served() - serving)
    return times, busy, answers


def ask(folder: Path) -> dict[str, float]:
    from regions.boundaries import region_at
    from regions.models import Boundary, Region

    random.seed(1)
    inside = points_inside(folder)
    anywhere = [(random.uniform(-11, 6), random.uniform(95, 141)) for _ in range(POINTS // 4)]  # noqa: S311  # a draw
    keys = random.choices(list(Boundary.objects.values_list("pk", flat=True)[:40_000]), k=POINTS)  # noqa: S311  # a draw
    region_at(*inside[0][1:])
    before = memory()
    _waited, by_key, _ = timed(lambda key: Region.objects.get(pk=key), [(key,) for key in keys])
    waited, found, answers = timed(region_at, [point[1:] for point in inside])
    _waited, outside, far = timed(region_at, anywhere)
    return {
        "by_key": statistics.median(by_key),
        "found": statistics.median(found),
        "found_p95": statistics.quantiles(found, n=20)[-1],
        "waited": statistics.median(waited),
        "waited_p95": statistics.quantiles(waited, n=20)[-1],
        "outside": statistics.median([each for each, code in zip(outside, far, strict=True) if code is None]),
        "right": sum(code == point[0] for code, point in zip(answers, inside, strict=True)) / POINTS,
        "grown": memory() - before,
        "mb": memory(),
    }


def in_own_process(work: str, folder: Path, env: dict[str, str]) -> dict[str, float]:
    done = subprocess.run(  # noqa: S603  # this very module
        [sys.executable, "-m", "benchmarks.boundaries", "--work", work, str(folder)],
        cwd=ROOT,
        env=env,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return json.loads(done.stdout)


def compare(name: str, folder: Path, env: dict[str, str]) -> bool:
    """Prints one database's figures; whether they keep the limit."""
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=env, check=True)
    loaded = in_own_process("load", folder, env)
    asked = in_own_process("ask", folder, env)
    say(
        f"{name:10} {loaded['boundaries']:.0f} batas: CPU median {asked['found']:.3f} ms, "
        f"p95 {asked['found_p95']:.3f} ms (menunggu {asked['waited']:.3f} dan {asked['waited_p95']:.3f} ms), "
        f"{asked['found'] / asked['by_key']:.1f} kali satu baris menurut kunci ({asked['by_key']:.3f} ms); "
        f"di luar semua batas {asked['outside']:.3f} ms; benar {asked['right']:.2%}; "
        f"memori {asked['mb']:.0f} MB, tumbuh {asked['grown']:.1f} MB selama bertanya"
    )
    return asked["found"] < LIMIT_MS


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main(folder: Path) -> int:
    if not folder.exists():
        say(f"{folder} tidak ada di mesin ini; beri jalur folder data wilayah.")
        return 1
    kept = True
    with ExitStack() as stack:
        var = stack.enter_context(tempfile.TemporaryDirectory(prefix="portal-bench-"))
        env = {**os.environ, "PORTAL_VAR": var, "DJANGO_SETTINGS_MODULE": "portal.settings.embedded"}
        env.pop("DATABASE_URL", None)
        kept &= compare("SQLite", folder, env)
        if postgres_bin():
            kept &= compare("PostgreSQL", folder, {**env, "DATABASE_URL": stack.enter_context(postgres())})
        else:
            say("PostgreSQL tidak terpasang: tidak diukur.")
    return 0 if kept else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["--work"]:
        import django

        django.setup()
        say(json.dumps({"load": load, "ask": ask}[sys.argv[2]](Path(sys.argv[3]))))
    else:
        sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT))
