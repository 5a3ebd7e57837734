"""A real Elasticsearch for this folder, started once; on a machine without it the tests are left out and say so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from search.elastic.client import DELIVERY, cluster, connect
from search.elastic.index import Index
from search.elastic.worker import Feed
from search.engines.guarded import breaker
from tests.factories import SiteTree
from tests.servers import Elasticsearch, elasticsearch, elasticsearch_missing


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.elasticsearch)


@pytest.fixture(scope="session")
def _server() -> Iterator[Elasticsearch]:
    if missing := elasticsearch_missing():
        pytest.skip(missing)
    with elasticsearch() as running:
        yield running


@pytest.fixture
def server(_server: Elasticsearch, settings: Settings) -> Iterator[Elasticsearch]:
    """The server as the settings name it, with nothing of ours in it; a test that stops it starts it again."""
    settings.ELASTICSEARCH_URL = _server.url
    breaker.cache_clear()
    chosen = cluster()
    assert chosen
    yield _server
    index = Index(connect(chosen, DELIVERY), chosen.alias)
    index.drop(index.all())


@pytest.fixture
def index(tree: SiteTree, server: Elasticsearch) -> Index:
    """The index as the worker has built it over the whole site."""
    chosen = cluster()
    assert chosen
    Feed()()
    return Index(connect(chosen, DELIVERY), chosen.alias)
