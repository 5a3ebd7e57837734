"""Measures the search on questions with known answers, in a scratch index that touches nothing else."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from math import log2
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import load_backend

from portal.searchable import Kind, Record

from .elastic.client import DELIVERY, cluster, connect
from .elastic.index import Index
from .engines import ENGINES, Engine, Filters
from .models import SearchDocument
from .projection import document_of
from .query import parse
from .vocabulary import forget, vocabulary

ALIAS = "search_scratch"
# Elasticsearch ranks rows that stand in a database in memory.
VENDORS = {"sqlite": "sqlite", "postgres": "postgresql", "elasticsearch": "sqlite"}
# Kinds by what they are called here and in English.
KINDS = {name: kind for kind in Kind for name in (kind.value, kind.name.lower())}
DEPTH = 10
CHUNK = 500


class EvaluationError(Exception):
    """Why nothing was measured; the message says what and where, in one line."""


@dataclass(frozen=True, slots=True)
class Question:
    id: str
    query: str
    relevant: frozenset[str]
    lang: str


@dataclass
class Answer:
    """What a question got: identifiers best first, and milliseconds."""

    question: Question
    results: list[str]
    ms: float


@dataclass
class Report:
    answers: list[Answer] = field(default_factory=list)

    def hit(self, depth: int) -> float:
        """Share of questions with a relevant document among the first `depth` results."""
        found = [not answer.question.relevant.isdisjoint(answer.results[:depth]) for answer in self.answers]
        return sum(found) / len(found)

    def recall(self, depth: int) -> float:
        """Mean share of the relevant documents among the first `depth` results, of at most `depth` that could be.

        Where each question has one relevant document this is `hit`.
        """
        shares = [
            len(answer.question.relevant.intersection(answer.results[:depth]))
            / min(depth, len(answer.question.relevant))
            for answer in self.answers
        ]
        return sum(shares) / len(shares)

    def mrr(self) -> float:
        """Mean of 1 / place of the first relevant result, 0 where none is among the first ten."""
        return sum(1 / place if (place := _first(answer)) else 0.0 for answer in self.answers) / len(self.answers)

    def ndcg(self) -> float:
        """nDCG@10 with one degree of relevance."""
        return sum(_ndcg(answer) for answer in self.answers) / len(self.answers)

    def without(self) -> float:
        """Share of questions without any result."""
        return sum(not answer.results for answer in self.answers) / len(self.answers)

    def times(self) -> tuple[float, float]:
        """p50 and p95 in milliseconds: understanding, ranking and reading the rows, without the page."""
        spent = [answer.ms for answer in self.answers]
        return median(spent), quantiles(spent, n=20)[-1] if len(spent) > 1 else spent[0]

    def lines(self) -> list[str]:
        p50, p95 = self.times()
        figures = [(f"R@{depth}", self.recall(depth)) for depth in (1, 5, 10)]
        figures += [(f"hit@{depth}", self.hit(depth)) for depth in (1, 5, 10)]
        figures += [("MRR", self.mrr()), ("nDCG@10", self.ndcg()), ("no result", self.without())]
        return [f"{name:<10}{value:.3f}" for name, value in figures] + [f"p50 ms    {p50:.1f}", f"p95 ms    {p95:.1f}"]


def _first(answer: Answer) -> int:
    places = (place for place, one in enumerate(answer.results[:DEPTH], 1) if one in answer.question.relevant)
    return next(places, 0)


def _ndcg(answer: Answer) -> float:
    relevant = answer.question.relevant
    gained = sum(1 / log2(place + 1) for place, one in enumerate(answer.results[:DEPTH], 1) if one in relevant)
    return gained / sum(1 / log2(place + 1) for place in range(1, min(DEPTH, len(relevant)) + 1))


def _lines(path: Path, needed: Sequence[str]) -> Iterator[dict[str, Any]]:
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if not line.strip():
                    continue
                row = json.loads(line)
                missing = [name for name in needed if name not in row] if isinstance(row, dict) else list(needed)
                if missing:
                    raise EvaluationError(f"{path}, line {number}: no {', '.join(missing)}")
                yield row
    except json.JSONDecodeError as error:
        raise EvaluationError(f"{path}, line {number}: not JSON ({error.msg})") from error
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path}: {error}") from error


def read_questions(path: Path) -> list[Question]:
    """The questions of a JSON-lines file. Raises EvaluationError for one that cannot be read or asks nothing."""
    rows = [
        Question(str(row["id"]), str(row["query"]), frozenset(map(str, row["relevant"])), str(row.get("lang", "id")))
        for row in _lines(path, ("id", "query", "relevant"))
    ]
    if not rows:
        raise EvaluationError(f"{path}: no questions")
    if unanswerable := [row.id for row in rows if not row.relevant]:
        raise EvaluationError(f"{path}: question {unanswerable[0]} has no relevant document")
    return rows


def _records(path: Path) -> Iterator[SearchDocument]:
    source: Any = SimpleNamespace(name="scratch")
    for row in _lines(path, ("id", "title", "body")):
        kind = KINDS.get(str(row.get("type")).casefold(), Kind.PAGE)
        record = Record(kind, str(row.get("lang", "id")), "/", title=str(row["title"]), body=str(row["body"]))
        yield document_of(source, SimpleNamespace(pk=row["id"]), record)


def load(path: Path, database: BaseDatabaseWrapper) -> int:
    """Projects the documents of a JSON-lines file into this database. Returns how many."""
    loaded = 0
    batch: list[SearchDocument] = []
    for document in _records(path):
        batch.append(document)
        if len(batch) == CHUNK:
            loaded += len(SearchDocument.objects.using(database.alias).bulk_create(batch))
            batch = []
    return loaded + len(SearchDocument.objects.using(database.alias).bulk_create(batch))


def _scratch_settings(engine: str) -> dict[str, Any]:
    """Where to put the scratch index: memory, or a schema of its own beside the portal's tables."""
    if VENDORS[engine] == "sqlite":
        own = connections.configure_settings({"default": {}, ALIAS: {"ENGINE": "django.db.backends.sqlite3"}})
        return {**own[ALIAS], "NAME": ":memory:"}
    if connections["default"].vendor != "postgresql":
        raise EvaluationError("--engine postgres needs a server: set DATABASE_URL=postgres://…")
    own = dict(connections["default"].settings_dict)
    options = {**own.get("OPTIONS", {}), "options": f"-c search_path={_schema()}"}
    return {**own, "OPTIONS": options}


def _schema() -> str:
    return f"{ALIAS}_{os.getpid()}"


@contextmanager
def scratch(engine: str) -> Iterator[Engine]:
    """An empty engine in memory, or in a schema dropped at the end. Raises EvaluationError without a server."""
    if engine not in VENDORS:
        raise EvaluationError(f"--engine {engine}: not built in; choose {' or '.join(VENDORS)}")
    chosen = _scratch_settings(engine)
    postgres = engine == "postgres"
    if postgres:
        with connections["default"].cursor() as cursor:
            cursor.execute(f"CREATE SCHEMA {_schema()}")
    database: BaseDatabaseWrapper = load_backend(chosen["ENGINE"]).DatabaseWrapper(chosen, ALIAS)
    try:
        # Connected before it has a name: tests allow only databases that they know, or nobody does.
        database.ensure_connection()
        connections.settings[ALIAS] = chosen
        connections[ALIAS] = database
        with database.schema_editor() as editor:
            editor.create_model(SearchDocument)
        index = ENGINES[database.vendor](database)
        index.install()
        with beside(index) if engine == "elasticsearch" else nullcontext(index) as index:
            yield index
    finally:
        database.close()
        forget(ALIAS)
        if connections.settings.pop(ALIAS, None):
            del connections[ALIAS]
        if postgres:
            with connections["default"].cursor() as cursor:
                cursor.execute(f"DROP SCHEMA {_schema()} CASCADE")


@contextmanager
def beside(embedded: Engine) -> Iterator[Engine]:
    """An index of its own in the cluster of the settings, over the rows of this database; gone at the end."""
    from elastic_transport import TransportError
    from elasticsearch import ApiError

    from .engines.elastic import ElasticEngine

    chosen = cluster()
    if chosen is None:
        raise EvaluationError("--engine elasticsearch needs a server: set ELASTICSEARCH_URL=http://…")
    index = Index(connect(chosen, DELIVERY), f"{chosen.alias}-eval-{os.getpid()}")
    try:
        yield ElasticEngine(embedded, index)
    except (TransportError, ApiError) as error:
        raise EvaluationError(f"Elasticsearch: {error}") from error
    finally:
        with suppress(TransportError, ApiError):
            index.drop(index.all())


def ask(engine: Engine, questions: Iterable[Question], name: str = "object_id") -> Report:
    """Each question as the results page would ask it: understood, ranked, its first ten documents read.

    Answers are named by this column, as the questions' relevant documents are.
    """
    stored = SearchDocument.objects.using(engine.database.alias)
    vocabulary(engine.database)  # a process reads it once
    report = Report()
    for question in questions:
        begun = perf_counter()
        language = question.lang if question.lang in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        query = parse(question.query, language, vocabulary(engine.database))
        rows = engine.search(query.weighted, Filters(language, favoured=query.favoured), 0, DEPTH)
        found = dict(stored.filter(pk__in=rows).values_list("pk", name))
        results = [found[row] for row in rows]
        report.answers.append(Answer(question, results, (perf_counter() - begun) * 1000))
    return report
