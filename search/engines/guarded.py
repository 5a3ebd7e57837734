"""Elasticsearch while it answers in time, otherwise the engine inside the database, over the same rows."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from typing import Any, TypeVar

from elastic_transport import TransportError
from elasticsearch import ApiError

from search.elastic.breaker import Breaker
from search.elastic.client import QUESTION, Cluster, connect
from search.elastic.index import Index

from .base import Engine, Filters, Hits, Weighted
from .elastic import FARTHEST, ElasticEngine

Answer = TypeVar("Answer")
THREADS = 4  # as many as a server process has for requests


@cache
def _threads() -> ThreadPoolExecutor:
    """Names are looked up before any socket keeps a timeout, and that alone can take 10 s: so others wait, not we."""
    return ThreadPoolExecutor(THREADS, thread_name_prefix="elasticsearch")


def _in_time(search: Callable[..., Any], **body: Any) -> Any:
    """The answer, or TimeoutError after QUESTION seconds."""
    return _threads().submit(search, **body).result(QUESTION)


@cache
def breaker(cluster: Cluster) -> Breaker:
    """The one of this process for this cluster."""
    client = connect(cluster, QUESTION)
    return Breaker(lambda: client.search(index=cluster.alias, size=0, track_total_hits=False))


class GuardedEngine(Engine):
    """Answers within QUESTION seconds and what the database takes, whatever becomes of the cluster."""

    def __init__(self, embedded: Engine, cluster: Cluster) -> None:
        super().__init__(embedded.database)
        index = Index(connect(cluster, QUESTION), cluster.alias)
        self.embedded = embedded
        self.elastic = ElasticEngine(embedded, index, partial(_in_time, index.client.search))
        self.breaker = breaker(cluster)

    def install(self) -> None:
        self.embedded.install()

    def settle(self) -> None:
        self.embedded.settle()

    def count(self, terms: Sequence[Weighted]) -> Hits:
        return self._first(self.elastic, lambda engine: engine.count(terms))

    def search(self, terms: Sequence[Weighted], filters: Filters, offset: int, limit: int) -> list[int]:
        first = self.elastic if offset + limit <= FARTHEST else self.embedded
        return self._first(first, lambda engine: engine.search(terms, filters, offset, limit))

    def titles(self, words: Sequence[str], filters: Filters, limit: int) -> list[int]:
        return self.embedded.titles(words, filters, limit)

    def _first(self, first: Engine, ask: Callable[[Engine], Answer]) -> Answer:
        """What `first` answers in time, or the database."""
        if first is self.elastic and self.breaker.allows():
            try:
                return ask(first)
            except (TransportError, ApiError, TimeoutError) as error:
                self.breaker.failed(error)
        return ask(self.embedded)
