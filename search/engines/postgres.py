"""PostgreSQL full text over already folded words: a generated column, so that it can never lag behind."""

from collections.abc import Sequence

from .base import TABLE, Engine, Filters, Hits, order, where

# The same order of importance as in sqlite.py, as ts_rank's {D, C, B, A}.
WEIGHTS = "'{0.1, 0.3, 0.5, 1.0}'::float4[]"
_VECTOR = " || ".join(
    f"setweight(to_tsvector('simple', {column}), '{letter}')"
    for column, letter in (("title_terms", "A"), ("names_terms", "B"), ("summary_terms", "C"), ("body_terms", "D"))
)


class PostgresEngine(Engine):
    def install(self) -> None:
        self.run(
            f"ALTER TABLE {TABLE} ADD COLUMN IF NOT EXISTS terms tsvector GENERATED ALWAYS AS ({_VECTOR}) STORED",
            f"CREATE INDEX IF NOT EXISTS {TABLE}_terms ON {TABLE} USING gin (terms)",
        )

    def expression(self, terms: Sequence[str], every: bool) -> str:
        quoted = ["'" + term.replace("\\", "").replace("'", "''") + "'" for term in terms]
        start = f"{quoted[-1]}:*"
        return " & ".join([*quoted[:-1], start]) if every else " | ".join([*quoted, start])

    def count(self, terms: Sequence[str]) -> Hits:
        found = self.rows(
            f"SELECT d.kind, d.locale, count(*) FROM {TABLE} d "  # noqa: S608  # our own names
            "WHERE d.terms @@ %s::tsquery GROUP BY d.kind, d.locale",
            [self.expression(terms, every=False)],
        )
        return Hits({(kind, locale): number for kind, locale, number in found})

    def search(self, terms: Sequence[str], filters: Filters, offset: int, limit: int) -> list[int]:
        return self._ranked(self.expression(terms, every=False), filters, offset, limit)

    def titles(self, terms: Sequence[str], filters: Filters, limit: int) -> list[int]:
        quoted = self.expression(terms, every=True).split(" & ")
        # A and B only: title and names.
        only = [f"{word}AB" if word.endswith(":*") else f"{word}:AB" for word in quoted]
        return self._ranked(" & ".join(only), filters, 0, limit)

    def _ranked(self, query: str, filters: Filters, offset: int, limit: int) -> list[int]:
        condition, values = where(filters)
        # 1: a long text does not win by its length alone.
        rank = f"-ts_rank({WEIGHTS}, d.terms, %s::tsquery, 1) * d.weight"
        found = self.rows(
            f"SELECT d.id FROM {TABLE} d WHERE d.terms @@ %s::tsquery AND {condition} "  # noqa: S608  # our own names
            f"ORDER BY {order(filters, rank)} LIMIT %s OFFSET %s",
            [query, *values, query, limit, offset],
        )
        return [row for (row,) in found]
