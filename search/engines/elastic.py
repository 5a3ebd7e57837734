"""Questions to Elasticsearch: the same terms, weights and filters as the postings, and so the same order."""

from collections.abc import Callable, Sequence
from typing import Any

from search.elastic.index import Change, Index, rows
from search.vocabulary import last_read

from .base import Engine, Filters, Group, Hits, Weighted

FARTHEST = 10_000  # Elasticsearch's own limit of offset + limit
MOST_BUCKETS = 10_000


class ElasticEngine(Engine):
    """Raises the client's TransportError or ApiError where Elasticsearch gives no answer.

    `ask` sends one search; by itself it is the client's own.
    """

    def __init__(self, embedded: Engine, index: Index, ask: Callable[..., Any] | None = None) -> None:
        super().__init__(embedded.database)
        self.embedded = embedded
        self.index = index
        self.ask = ask or index.client.search

    def install(self) -> None:
        self.embedded.install()

    def settle(self) -> None:
        """Builds the index from the rows that stand now and lets searches go there."""
        self.embedded.settle()
        name = self.index.create()
        self.index.send([name], (Change(row.pk, 0, row) for row in rows(self.database)))
        self.index.refresh(name)
        self.index.drop(self.index.publish(name))

    def count(self, terms: Sequence[Weighted]) -> Hits:
        if not terms:
            return Hits({})
        groups = {"groups": {"terms": {"field": "group", "size": MOST_BUCKETS}}}
        answer = self._ask(query={"bool": {"filter": [self._any(terms)]}}, size=0, aggs=groups)
        found = answer["aggregations"]["groups"]["buckets"]
        return Hits({Group(*group["key"].split("|")): group["doc_count"] for group in found})

    def search(self, terms: Sequence[Weighted], filters: Filters, offset: int, limit: int) -> list[int]:
        if not terms:
            return []
        ranked = {"bool": {"must": [self._any(terms)], "filter": _conditions(filters)}}
        answer = self._ask(
            query=_favouring(filters, ranked),
            sort=["_score", {"row": "asc"}],
            from_=offset,
            size=limit,
        )
        return [int(hit["_id"]) for hit in answer["hits"]["hits"]]

    def titles(self, words: Sequence[str], filters: Filters, limit: int) -> list[int]:
        """From the database: it answers within a millisecond, and words of titles as typed stand only there."""
        return self.embedded.titles(words, filters, limit)

    def _any(self, terms: Sequence[Weighted]) -> dict[str, Any]:
        known = last_read(self.database)
        each = [{"term": {"terms": {"value": term, "boost": weight * known.weight(term)}}} for term, weight in terms]
        return {"bool": {"should": each, "minimum_should_match": 1}}

    def _ask(self, **body: Any) -> Any:
        return self.ask(
            index=self.index.alias, allow_partial_search_results=False, track_total_hits=False, source=False, **body
        )


def _favouring(filters: Filters, ranked: dict[str, Any]) -> dict[str, Any]:
    if not filters.favoured:
        return ranked
    functions = [{"filter": {"term": {"kind": kind}}, "weight": factor} for kind, factor in filters.favoured]
    return {"function_score": {"query": ranked, "functions": functions}}


def _conditions(filters: Filters) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [{"terms": {"locale": [filters.locale, ""]}}]
    chosen = {"kind": filters.kind, "topics": filters.topic, "district": filters.district, "year": filters.year}
    return found + [{"term": {field: value}} for field, value in chosen.items() if value]
