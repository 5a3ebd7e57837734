"""How long the regions of Indonesia take to load, beside the least that can be done with the same file.

    python -m benchmarks.import_regions [FILE.csv]

For each database a fresh process imports the file (checks, tree, search index and all), and another one reads the
same file with `csv` and writes it with `executemany` into a bare table. The ratio holds on any machine; the limit is
held against CPU time, our own and that of the database's process, as in benchmarks.nearest. Then people ask with all
of them there: names, postcodes, names that many places have, villages far away. Each is answered by the page, never
without a number to call; a wrong answer fails the run. It is no test, because loading takes most of a minute of CPU on
each database. FILE is ../shared/data/regions/wilayah_codes.csv unless given (91,599 rows; not part of the project).
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
from contextlib import ExitStack
from pathlib import Path

from benchmarks.nearest import server_clock
from tests.servers import ROOT, postgres, postgres_bin

DEFAULT = ROOT.parent / "shared" / "data" / "regions" / "wilayah_codes.csv"
LIMIT_SECONDS, LIMIT_MB = 60, 500
# What somebody types, and the codes that the answer may be: one is answered at once, several are asked about.
QUESTIONS = {
    "manggar, balikpapan timur": {"64.71.01.1001"},
    "76116": {"64.71.01.1001", "64.71.01.1004"},
    "sukamaju, cigudeg": {"32.01.22.2001"},
    "10110": {"31.71.01.1001"},
    "wamena": {"95.01.01"},
    "kab merauke": {"93.01"},
    "6471011001": {"64.71.01.1001"},
}
DRAWN = 200
FIND_LIMIT_MS = 50
BARE_TABLE = "CREATE TABLE bare_region (code varchar(13) PRIMARY KEY, level text, name text, parent text, post text)"
BARE_INSERT = "INSERT INTO bare_region VALUES (%s, %s, %s, %s, %s)"


def measured(work: str, file: Path) -> dict[str, float]:
    """Runs one piece of work in this process and says what it took."""
    import django

    django.setup()
    from django.db import connection

    served = server_clock(connection)
    wall, cpu, serving = time.perf_counter(), time.process_time(), served()
    rows = {"bare": bare_import, "portal": portal_import}[work](file)
    return {
        "rows": rows,
        "seconds": time.perf_counter() - wall,
        "cpu": time.process_time() - cpu + (served() - serving) / 1_000,
        "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def bare_import(file: Path) -> int:
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor, file.open(encoding="utf-8", newline="") as lines:
        cursor.execute(BARE_TABLE)
        reader = csv.reader(lines)
        next(reader)
        rows = [row[:5] for row in reader]
        cursor.executemany(BARE_INSERT, rows)
    return len(rows)


def portal_import(file: Path) -> int:
    from regions.importing import import_regions

    with file.open("rb") as lines:
        return import_regions(lines).created


def asked(file: Path) -> dict[str, float]:
    """Asks as readers do. Raises SystemExit for a wrong answer, and for a page without a number to call."""
    import django

    django.setup()
    from django.test import Client
    from django.utils.html import escape

    from regions.lookup import find

    for typed, codes in QUESTIONS.items():
        found = find(typed, near="64.71")
        if {place.region.code for place in found.exact} != codes:
            raise SystemExit(f"{typed}: {[place.region.code for place in found.exact]}, bukan {sorted(codes)}")
    with file.open(encoding="utf-8", newline="") as lines:
        villages = [row for row in csv.DictReader(lines) if row["level"] == "4"]
    client, times, questions = Client(HTTP_HOST="127.0.0.1"), [], 0
    for row in random.Random(1).sample(villages, DRAWN):  # noqa: S311  # the same villages every time
        for query in ({"wilayah": row["code"]}, {"q": row["name"]}, {"q": row["postcode"]}):
            text = client.get("/layanan/terdekat/", query).content.decode()
            if 'href="tel:129"' not in text or ("wilayah" in query and escape(row["name"]) not in text):
                raise SystemExit(f"{query}: halaman tanpa jawaban")
            questions += 1
        started = time.process_time()
        find(row["name"], near="64.71")
        times.append((time.process_time() - started) * 1000)
    return {
        "questions": questions + len(QUESTIONS),
        "find": statistics.median(times),
        "find_p95": statistics.quantiles(times, n=20)[-1],
    }


def in_own_process(work: str, file: Path, env: dict[str, str]) -> dict[str, float]:
    done = subprocess.run(  # noqa: S603  # this very module
        [sys.executable, "-m", "benchmarks.import_regions", "--work", work, str(file)],
        cwd=ROOT,
        env=env,
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(done.stdout)


def compare(name: str, file: Path, env: dict[str, str]) -> bool:
    """Prints one database's figures; whether they keep the limits."""
    prepare = [sys.executable, "manage.py", "prepare"]
    subprocess.run(prepare, cwd=ROOT, env=env, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  # our own command
    bare, portal = (in_own_process(work, file, env) for work in ("bare", "portal"))
    say(
        f"{name:10} {portal['rows']:.0f} wilayah: {portal['seconds']:.1f} s (CPU {portal['cpu']:.1f} s), "
        f"puncak {portal['mb']:.0f} MB; csv + executemany saja: {bare['seconds']:.1f} s (CPU {bare['cpu']:.1f} s), "
        f"{portal['cpu'] / bare['cpu']:.1f} kali"
    )
    answers = in_own_process("ask", file, env)
    say(
        f"{'':10} {answers['questions']:.0f} pertanyaan dijawab; mencari nama: CPU median {answers['find']:.1f} ms, "
        f"p95 {answers['find_p95']:.1f} ms (batas {FIND_LIMIT_MS})"
    )
    quick = answers["find_p95"] < FIND_LIMIT_MS
    return quick and portal["cpu"] < LIMIT_SECONDS and portal["mb"] < LIMIT_MB


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main(file: Path) -> int:
    if not file.exists():
        say(f"{file} tidak ada di mesin ini; beri jalur berkas CSV wilayah.")
        return 1
    kept = True
    with ExitStack() as stack:
        var = stack.enter_context(tempfile.TemporaryDirectory(prefix="portal-bench-"))
        env = {**os.environ, "PORTAL_VAR": var, "DJANGO_SETTINGS_MODULE": "portal.settings.embedded"}
        env.pop("DATABASE_URL", None)
        kept &= compare("SQLite", file, env)
        if postgres_bin():
            kept &= compare("PostgreSQL", file, {**env, "DATABASE_URL": stack.enter_context(postgres())})
        else:
            say("PostgreSQL tidak terpasang: tidak diukur.")
    return 0 if kept else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["--work"]:
        step, path = sys.argv[2], Path(sys.argv[3])
        say(json.dumps(asked(path) if step == "ask" else measured(step, path)))
    else:
        sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT))
