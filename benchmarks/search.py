"""`python -m benchmarks.search`: how long the search and its suggestions take, with 4,709 and 100,000 documents.

Documents and questions lie beside the repository (../shared/data/search). Larger sets are made of the same words:
each further document mixes the sentences of two, so that words keep their frequencies. Each question is asked
ROUNDS times and its best time counts, because others share the machine; all of it stands beside a fixed loop of
Python in the same run. PostgreSQL where DATABASE_URL names one; its CPU time counts too where its process can be seen.
"""

import os
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time
from types import SimpleNamespace
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.embedded")

import django  # settings are named first

django.setup()

from django.db import connection

from benchmarks.measure import calibration
from portal.searchable import Kind, Record
from search.engines import Engine, Filters
from search.evaluation import CHUNK, Question, load, read_questions, scratch
from search.models import SearchDocument
from search.projection import document_of
from search.query import parse
from search.vocabulary import vocabulary

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "search"
SIZES = (4_709, 100_000)
ROUNDS = 3
LIMITS = {SIZES[0]: (20.0, 5.0), SIZES[1]: (60.0, 10.0)}  # ms at p95: search, suggestion
SHOWN = ("locale", "kind", "path", "title", "summary", "body")


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def mixed(bodies: Sequence[str], places: range) -> Iterator[SearchDocument]:
    """Documents made of the sentences of two others, the same ones in every run."""
    chance = random.Random(places.start)  # noqa: S311  # no secret
    source: Any = SimpleNamespace(name="mixed")
    for place in places:
        one, other = chance.choice(bodies).split(". "), chance.choice(bodies).split(". ")
        text = ". ".join([*one[: len(one) // 2 + 1], *other[len(other) // 2 :]])
        title = " ".join(chance.choice(bodies).split()[:6])
        record = Record(Kind.PAGE, "id", "/", title=title, body=text)
        yield document_of(source, SimpleNamespace(pk=f"m{place}"), record)


def grow(engine: Engine, size: int) -> None:
    """Fills up to this many documents."""
    rows = SearchDocument.objects.using(engine.database.alias)
    bodies = list(rows.filter(source="scratch").values_list("body", flat=True))
    batch: list[SearchDocument] = []
    for document in mixed(bodies, range(rows.count(), size)):
        batch.append(document)
        if len(batch) == CHUNK:
            rows.bulk_create(batch)
            batch = []
    rows.bulk_create(batch)
    engine.settle()


def read(engine: Engine, rows: Sequence[int]) -> object:
    return list(SearchDocument.objects.using(engine.database.alias).filter(pk__in=rows).values_list(*SHOWN))


def searcher(engine: Engine) -> Callable[[str], object]:
    """A results page without its HTML: understood, counted for the filters, ranked, ten documents read."""

    def search(asked: str) -> object:
        query = parse(asked, "id", vocabulary(engine.database))
        engine.count(query.weighted)
        return read(engine, engine.search(query.weighted, Filters("id", favoured=query.favoured), 0, 10))

    return search


def suggester(engine: Engine) -> Callable[[str], object]:
    def suggest(asked: str) -> object:
        return read(engine, engine.titles(asked.casefold().split(), Filters("id"), 10))

    return suggest


def begun(questions: Sequence[Question]) -> list[str]:
    """What stands in the box while somebody types: one to three words, the last one after two to four letters."""
    found = []
    for place, question in enumerate(questions):
        words = [word for word in question.query.split() if word.isalnum() and len(word) > 3]
        if words:
            *whole, last = words[-(1 + place % 3) :]
            found.append(" ".join([*whole, last[: 2 + place % 3]]))
    return found


def clock(engine: Engine) -> Callable[[], float]:
    """CPU seconds of this process, and of the server's that works for it where both are on one Linux machine."""
    if engine.database.vendor != "postgresql":
        return process_time
    ((pid,),) = engine.rows("SELECT pg_backend_pid()", [])
    server = Path(f"/proc/{pid}/schedstat")  # nanoseconds on a CPU come first
    return lambda: process_time() + (int(server.read_text().split()[0]) / 1e9 if server.exists() else 0.0)


def times(
    run: Callable[[str], object], asked: Sequence[str], cpu_time: Callable[[], float]
) -> tuple[list[float], list[float]]:
    """Wall and CPU milliseconds of each question: the best of ROUNDS."""
    run(asked[0])
    wall, cpu = [], []
    for one in asked:
        walls, cpus = [], []
        for _ in range(ROUNDS):
            begun_wall, begun_cpu = perf_counter(), cpu_time()
            run(one)
            walls.append((perf_counter() - begun_wall) * 1000)
            cpus.append((cpu_time() - begun_cpu) * 1000)
        wall.append(min(walls))
        cpu.append(min(cpus))
    return wall, cpu


def line(name: str, run: Callable[[str], object], asked: Sequence[str], limit: float, cpu_time: Any) -> None:
    loop = calibration()
    wall, cpu = times(run, asked, cpu_time)
    p95, cpu95 = quantiles(wall, n=20)[-1], quantiles(cpu, n=20)[-1]
    kept = "ok" if p95 <= limit else "ok on a quiet machine" if cpu95 <= limit else "OVER"
    say(
        f"{name:26} wall p50 {median(wall):6.1f} p95 {p95:6.1f} ms   cpu p50 {median(cpu):6.1f} p95 {cpu95:6.1f} ms"
        f"   p95 {p95 / loop:5.1f} loops of {loop:.1f} ms   limit {limit:.0f} ms {kept}"
    )


def main() -> None:
    if not DATA.is_dir():
        raise SystemExit(f"{DATA} is not on this machine: nothing measured")
    sets = {name: read_questions(DATA / f"queries_dev{name}.jsonl") for name in ("", "_typo")}
    with scratch("postgres" if connection.vendor == "postgresql" else "sqlite") as engine:
        load(DATA / "docs.jsonl", engine.database)
        for size in SIZES:
            grow(engine, size)
            say(f"{size} documents, {engine.database.vendor}")
            search, suggest = LIMITS[size]
            cpu_time = clock(engine)
            for name, questions in sets.items():
                line(f"search{name}", searcher(engine), [one.query for one in questions], search, cpu_time)
            line("suggestion", suggester(engine), begun(sets[""]), suggest, cpu_time)


if __name__ == "__main__":
    main()
