"""Elasticsearch finds what the database finds, in the same order, so that a fallback changes nothing.

The questions lie beside the repository (../shared/data/search); where they are absent these tests are left out.
"""

from dataclasses import dataclass
from typing import Any

import pytest

from search.elastic.client import DELIVERY, cluster, connect
from search.evaluation import Report, ask, load, read_questions, scratch
from tests.search.test_quality import DATA, GATES
from tests.servers import Elasticsearch

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data/search is not on this machine")


@dataclass
class Measured:
    elastic: Report
    embedded: Report


@pytest.fixture(scope="module")
def measured(_server: Elasticsearch, django_db_setup: None, django_db_blocker: Any) -> dict[str, Measured]:
    """The same rows asked by both engines, for each set of questions."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        patch.setattr("django.conf.settings.ELASTICSEARCH_URL", _server.url)
        with scratch("elasticsearch") as engine:
            load(DATA / "docs.jsonl", engine.database)
            engine.settle()
            sets = {name: read_questions(DATA / f"{name}.jsonl") for name in GATES}
            return {
                name: Measured(ask(engine, questions), ask(engine.embedded, questions))
                for name, questions in sets.items()
            }


@pytest.mark.parametrize("name", GATES)
def test_questions_find_their_passage_as_well_as_in_the_database(measured: dict[str, Measured], name: str) -> None:
    found = measured[name].elastic

    assert found.recall(1) >= GATES[name][0]
    assert found.recall(10) >= GATES[name][1]
    assert found.ndcg() >= GATES[name][2]
    assert found.without() <= 0.01


@pytest.mark.parametrize("name", GATES)
def test_both_engines_name_the_same_pages_first(measured: dict[str, Measured], name: str) -> None:
    pairs = [
        (one.results, other.results)
        for one, other in zip(measured[name].elastic.answers, measured[name].embedded.answers, strict=True)
    ]

    assert sum(one[:1] == other[:1] for one, other in pairs) / len(pairs) >= 0.95
    shared = [len(set(one[:5]) & set(other[:5])) / max(1, len(other[:5])) for one, other in pairs]
    assert sum(shared) / len(shared) >= 0.95


def test_nothing_of_a_measurement_stays_in_the_cluster(measured: dict[str, Measured], server: Elasticsearch) -> None:
    chosen = cluster()
    assert chosen

    assert not connect(chosen, DELIVERY).indices.get(index="portal-eval-*").body
