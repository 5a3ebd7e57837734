"""Our index in the cluster: one behind the alias, and while it is built anew a second one beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.backends.base.base import BaseDatabaseWrapper

from search.models import SearchDocument

from .documents import COLUMNS, MAPPINGS, RULES, source

if TYPE_CHECKING:
    from elasticsearch import Elasticsearch

CHUNK = 500
BUCKET = 1_000
MOST_BYTES = 10 * 1024 * 1024
SETTINGS = {
    "number_of_shards": 1,  # 100,000 documents are a small index, and one shard ranks without a second pass
    "auto_expand_replicas": "0-1",
    "refresh_interval": "1s",
    "gc_deletes": "1h",  # what is deleted while an index is loaded must not come back with the load
}


# Gone already or the whole index dropped; known in a newer version: sending it again would change nothing.
SETTLED = frozenset({404, 409})


class Change(NamedTuple):
    """A row as it is now, None where it has gone; a higher version wins over a lower one."""

    pk: int
    version: int
    row: Any


class Outcome(NamedTuple):
    """Row numbers to send again, for which the cluster had no room, and those that it will never take."""

    again: set[int]
    refused: set[int]


def rows(database: BaseDatabaseWrapper, pks: Iterable[int] | None = None) -> Iterator[Any]:
    """The rows to be indexed with `pk` and COLUMNS, all of them without `pks`."""
    found = SearchDocument.objects.using(database.alias).order_by("pk")
    if pks is not None:
        found = found.filter(pk__in=pks)
    return found.values_list("pk", *COLUMNS, named=True).iterator(CHUNK)


class Index:
    """Index names are `<alias>-<time>`, each with a second alias `<alias>-<time>-feed` that is written to.

    Writing to an alias that must exist keeps Elasticsearch from making an index of its own where ours has gone.
    """

    def __init__(self, client: Elasticsearch, alias: str) -> None:
        self.client = client
        self.alias = alias

    def current(self) -> str | None:
        """The index behind the alias; None where there is none, or one made by other rules."""
        found = self.client.options(ignore_status=404).indices.get_mapping(index=self.alias)
        made = (
            {name: body["mappings"].get("_meta", {}) for name, body in found.items()}
            if found.meta.status == 200
            else {}
        )
        return next((name for name, meta in made.items() if meta.get("rules") == RULES), None)

    def all(self) -> list[str]:
        """All indices of ours, the one being built among them, newest last. One request."""
        name = re.compile(rf"{re.escape(self.alias)}-\d{{20}}")
        found = self.client.options(ignore_status=404).indices.get_alias(name=f"{self.alias}-*-feed")
        return sorted(index for index in found if name.fullmatch(index)) if found.meta.status == 200 else []

    def create(self) -> str:
        """A new empty index; nobody searches it yet."""
        name = f"{self.alias}-{datetime.now(UTC):%Y%m%d%H%M%S%f}"
        self.client.indices.create(
            index=name,
            settings=SETTINGS,
            mappings={**MAPPINGS, "_meta": {"rules": RULES}},
            aliases={f"{name}-feed": {}},
        )
        return name

    def publish(self, name: str) -> list[str]:
        """From now on searches go to `name`, without a moment in between. Returns the indices no longer needed."""
        old = [other for other in self.all() if other != name]
        move: list[dict[str, Any]] = [{"add": {"index": name, "alias": self.alias}}]
        move += [{"remove": {"index": other, "alias": self.alias, "must_exist": False}} for other in old]
        self.client.indices.update_aliases(actions=move)
        return old

    def drop(self, names: Sequence[str]) -> None:
        for name in names:
            self.client.options(ignore_status=404).indices.delete(index=name)

    def sums(self, name: str) -> dict[int, tuple[int, int]]:
        """What an index holds: for each BUCKET of row numbers how many documents, and the sum of their checksums."""
        sums = {"sum": {"sum": {"field": "checksum"}}}
        rows = {"rows": {"histogram": {"field": "row", "interval": BUCKET, "min_doc_count": 1}, "aggs": sums}}
        answer = self.client.search(index=name, size=0, aggs=rows, allow_partial_search_results=False)
        # Sums of 32 bits stay far below 2^53, up to where a float is exact.
        return {
            int(one["key"]) // BUCKET: (one["doc_count"], int(one["sum"]["value"]))
            for one in answer["aggregations"]["rows"]["buckets"]
        }

    def held(self, name: str, bucket: int) -> set[int]:
        """The row numbers of one BUCKET that an index holds."""
        inside = {"range": {"row": {"gte": bucket * BUCKET, "lt": (bucket + 1) * BUCKET}}}
        answer = self.client.search(index=name, query=inside, size=BUCKET, source=False)
        return {int(hit["_id"]) for hit in answer["hits"]["hits"]}

    def refresh(self, name: str) -> None:
        """What was sent can be found now."""
        self.client.indices.refresh(index=name)

    def send(self, names: Sequence[str], changes: Iterable[Change]) -> Outcome:
        """Writes these rows to these indices, as one bulk request for each CHUNK of them or MOST_BYTES.

        What an index knows in a newer version stays. Raises TransportError where the cluster does not answer.
        """
        from elasticsearch.helpers import streaming_bulk

        outcome = Outcome(set(), set())
        answers = streaming_bulk(
            self.client,
            (action for change in changes for action in _actions(names, change)),
            chunk_size=CHUNK,
            max_chunk_bytes=MOST_BYTES,
            raise_on_error=False,
            require_alias=True,
        )
        for taken, item in answers:
            (answer,) = item.values()
            if not taken and answer["status"] not in SETTLED:
                (outcome.refused if answer["status"] == 400 else outcome.again).add(int(answer["_id"]))
        return outcome


def _actions(names: Sequence[str], change: Change) -> Iterator[dict[str, Any]]:
    about = {"_id": str(change.pk), "version": change.version, "version_type": "external_gte"}
    what = {"_op_type": "delete"} if change.row is None else {"_op_type": "index", "_source": source(change.row)}
    for name in names:
        yield {"_index": f"{name}-feed", **about, **what}
