"""Everyday questions about the demo find the same pages through Elasticsearch as in the database."""

from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker

from search.elastic.client import DELIVERY, cluster, connect
from search.elastic.index import Index
from search.elastic.worker import Feed
from search.engines import embedded
from search.engines.elastic import ElasticEngine
from search.evaluation import ask, read_questions
from tests.demo.loading import loaded
from tests.demo.test_search import FOLDER, GATES
from tests.servers import Elasticsearch


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with loaded(django_db_blocker):
        yield


@pytest.mark.django_db
def test_a_page_that_helps_stands_among_the_first_five_and_mostly_first(demo: None, server: Elasticsearch) -> None:
    Feed()()
    chosen = cluster()
    assert chosen
    elastic = ElasticEngine(embedded(), Index(connect(chosen, DELIVERY), chosen.alias))

    for name, (hit, mrr) in GATES.items():
        questions = read_questions(FOLDER / f"{name}.jsonl")
        found, beside = (ask(engine, questions, name="path") for engine in (elastic, embedded()))

        assert found.hit(5) >= hit, name
        assert found.mrr() >= mrr, name
        assert found.without() <= 0.01, name
        same = [one.results[:1] == other.results[:1] for one, other in zip(found.answers, beside.answers, strict=True)]
        assert sum(same) / len(same) >= 0.95, name
