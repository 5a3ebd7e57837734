"""The search answers real Indonesian questions well enough, and alike on both databases.

The questions lie beside the repository (../shared/data/search: TyDi QA by way of IDK-MRC); the final
measurement uses others of the same kind. Where they are absent these tests are left out.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connection

from search.evaluation import Report, ask, load, read_questions, scratch

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "search"
pytestmark = [
    pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data/search is not on this machine"),
    pytest.mark.django_db(transaction=True),
]
# Least recall at 1 and at 10, nDCG@10: the targets, and for typing mistakes what was measured.
GATES = {"queries_dev": (0.76, 0.93, 0.85), "queries_dev_typo": (0.74, 0.92, 0.83)}


@dataclass
class Measured:
    clean: Report
    typo: Report


@pytest.fixture(scope="module")
def measured(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Measured:
    name = "postgres" if connection.vendor == "postgresql" else "sqlite"
    with django_db_blocker.unblock(), scratch(name) as engine:  # type: ignore[attr-defined]  # the plugin's blocker
        load(DATA / "docs.jsonl", engine.database)
        engine.settle()
        clean, typo = (ask(engine, read_questions(DATA / f"{gate}.jsonl")) for gate in GATES)
    return Measured(clean, typo)


def test_clean_questions_find_their_passage(measured: Measured) -> None:
    assert measured.clean.recall(1) >= GATES["queries_dev"][0]
    assert measured.clean.recall(10) >= GATES["queries_dev"][1]
    assert measured.clean.ndcg() >= GATES["queries_dev"][2]


def test_a_typing_mistake_costs_little(measured: Measured) -> None:
    assert measured.typo.recall(1) >= GATES["queries_dev_typo"][0]
    assert measured.typo.recall(10) >= GATES["queries_dev_typo"][1]
    assert measured.typo.ndcg() >= GATES["queries_dev_typo"][2]


def test_hardly_any_question_stays_without_an_answer(measured: Measured) -> None:
    assert measured.clean.without() <= 0.01
    assert measured.typo.without() <= 0.01


@pytest.mark.skipif(connection.vendor != "postgresql", reason="both databases are at hand where PostgreSQL is")
@pytest.mark.postgres
def test_both_databases_name_the_same_pages_first(measured: Measured) -> None:
    with scratch("sqlite") as engine:
        load(DATA / "docs.jsonl", engine.database)
        for gate, here in zip(GATES, (measured.clean, measured.typo), strict=True):
            there = ask(engine, read_questions(DATA / f"{gate}.jsonl"))
            pairs = [(one.results, other.results) for one, other in zip(here.answers, there.answers, strict=True)]
            assert sum(one[:1] == other[:1] for one, other in pairs) / len(pairs) >= 0.98
            shared = [len(set(one[:5]) & set(other[:5])) / max(1, len(other[:5])) for one, other in pairs]
            assert sum(shared) / len(shared) >= 0.98
