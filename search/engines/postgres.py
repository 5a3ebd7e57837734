"""The postings on PostgreSQL: one trigger for each statement, over all rows that it touched."""

from collections.abc import Sequence
from typing import Any

from .base import TABLE, Weighted
from .postings import COLUMNS, FIELDS, POSTINGS, PostingsEngine, impact


def _postings(rows: str) -> str:
    """SQL for the postings of all documents in `rows`."""
    terms = " UNION ALL ".join(
        f"SELECT unnest(string_to_array(d.{name}, ' ')) AS value, {weight} AS f" for name, weight in FIELDS
    )
    return (
        f"SELECT x.value AS term, {impact('x.f', 'd')} AS impact, d.id AS document_id FROM {rows} d "  # noqa: S608  # our own names
        f"CROSS JOIN LATERAL (SELECT value, sum(f)::float8 AS f FROM ({terms}) y WHERE value <> '' GROUP BY value) x "
        "UNION ALL SELECT DISTINCT ':' || z.value, (d.weight * 1000)::integer, d.id "
        f"FROM {rows} d CROSS JOIN LATERAL unnest(string_to_array(d.title_words, ' ')) z(value) WHERE z.value <> ''"
    )


def _delete(rows: str) -> str:
    return (
        f"DELETE FROM {POSTINGS} p USING ({_postings(rows)}) o "  # noqa: S608  # our own names
        "WHERE p.term = o.term AND p.impact = o.impact AND p.document_id = o.document_id;"
    )


def _insert(rows: str) -> str:
    return f"INSERT INTO {POSTINGS} (term, impact, document_id) {_postings(rows)} ON CONFLICT DO NOTHING;"


_CHANGED = " OR ".join(f"o.{column} IS DISTINCT FROM n.{column}" for column in COLUMNS)
_PAIRS = f"old_rows o JOIN new_rows n ON o.id = n.id WHERE {_CHANGED}"
_BODIES = {
    "insert": _insert("new_rows"),
    "delete": _delete("old_rows"),
    "update": _delete(f"(SELECT o.* FROM {_PAIRS})") + _insert(f"(SELECT n.* FROM {_PAIRS})"),  # noqa: S608  # our own names
    "truncate": f"TRUNCATE {POSTINGS};",
}
_TABLES = {
    "insert": "REFERENCING NEW TABLE AS new_rows",
    "delete": "REFERENCING OLD TABLE AS old_rows",
    "update": "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows",
    "truncate": "",
}


class PostgresEngine(PostingsEngine):
    def _union(self, terms: Sequence[Weighted]) -> tuple[str, list[Any]]:
        """One subquery for all terms: with one for each, planning takes as long as reading."""
        wanted = self._wanted(terms)
        rows = ", ".join(["(%s, %s::float8, %s)"] * len(wanted))
        sql = (
            f"SELECT t.document_id, t.impact * w.weight AS score FROM (VALUES {rows}) w(term, weight, most) "  # noqa: S608  # our own names
            f"CROSS JOIN LATERAL (SELECT document_id, impact FROM {POSTINGS} p WHERE p.term = w.term "
            "ORDER BY impact DESC LIMIT w.most) t"
        )
        return sql, [value for one in wanted for value in one]

    def install(self) -> None:
        """In a transaction readers see the old postings to its end; TRUNCATE and DROP TRIGGER would lock them out."""
        self.run(
            f'CREATE TABLE IF NOT EXISTS {POSTINGS} (term text COLLATE "C" NOT NULL, impact integer NOT NULL, '
            "document_id bigint NOT NULL, PRIMARY KEY (term, impact, document_id))",
            f"DELETE FROM {POSTINGS}",  # noqa: S608  # our own name
        )
        for event, body in _BODIES.items():
            name = f"{POSTINGS}_{event}"
            self.run(
                f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
                f"$body$ BEGIN {body} RETURN NULL; END $body$",
                f"CREATE OR REPLACE TRIGGER {name} AFTER {event.upper()} ON {TABLE} {_TABLES[event]} "
                f"FOR EACH STATEMENT EXECUTE FUNCTION {name}()",
            )
        self.run(_insert(TABLE))

    def settle(self) -> None:
        """Without fresh statistics the planner expects huge results and compiles each query for 300 ms (JIT)."""
        self.run(f"ANALYZE {POSTINGS}", f"ANALYZE {TABLE}")
