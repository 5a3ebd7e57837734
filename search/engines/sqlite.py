"""SQLite FTS5 over an external-content table; triggers keep it in step within every transaction."""

from collections.abc import Sequence

from .base import COLUMNS, TABLE, Engine, Filters, Hits, order, where

FTS = "search_fts"
# A word in the title says most about a page, then its other names, its summary, its text.
WEIGHTS = "10.0, 5.0, 3.0, 1.0"
_NAMES = ", ".join(COLUMNS)
_OLD = ", ".join(f"old.{column}" for column in COLUMNS)
_NEW = ", ".join(f"new.{column}" for column in COLUMNS)
_CHANGED = " OR ".join(f"old.{column} IS NOT new.{column}" for column in COLUMNS)
_DELETE = f"INSERT INTO {FTS}({FTS}, rowid, {_NAMES}) VALUES ('delete', old.id, {_OLD});"  # noqa: S608  # our own names
_FILL = f"INSERT INTO {FTS}({FTS}) VALUES ('rebuild')"  # noqa: S608  # our own names
_INSERT = f"INSERT INTO {FTS}(rowid, {_NAMES}) VALUES (new.id, {_NEW});"  # noqa: S608  # our own names

_CREATE = f"""CREATE VIRTUAL TABLE IF NOT EXISTS {FTS} USING fts5(
    {_NAMES}, content='{TABLE}', content_rowid='id', tokenize="unicode61 remove_diacritics 2", prefix='2 3')"""
_TRIGGERS = (
    f"CREATE TRIGGER IF NOT EXISTS {FTS}_insert AFTER INSERT ON {TABLE} BEGIN {_INSERT} END",
    f"CREATE TRIGGER IF NOT EXISTS {FTS}_delete AFTER DELETE ON {TABLE} BEGIN {_DELETE} END",
    f"CREATE TRIGGER IF NOT EXISTS {FTS}_update AFTER UPDATE ON {TABLE} WHEN {_CHANGED} BEGIN {_DELETE} {_INSERT} END",
)


class SqliteEngine(Engine):
    def install(self) -> None:
        """Also after a migration that rebuilt the table, which on SQLite drops its triggers."""
        self.run(_CREATE, *_TRIGGERS, _FILL)

    def expression(self, terms: Sequence[str], every: bool) -> str:
        quoted = ['"' + term.replace('"', '""') + '"' for term in terms]
        start = f"{quoted[-1]} *"
        return " AND ".join([*quoted[:-1], start]) if every else " OR ".join([*quoted, start])

    def count(self, terms: Sequence[str]) -> Hits:
        found = self.rows(
            f"SELECT d.kind, d.locale, count(*) FROM {FTS} JOIN {TABLE} d ON d.id = {FTS}.rowid "  # noqa: S608
            f"WHERE {FTS} MATCH %s GROUP BY d.kind, d.locale",
            [self.expression(terms, every=False)],
        )
        return Hits({(kind, locale): number for kind, locale, number in found})

    def search(self, terms: Sequence[str], filters: Filters, offset: int, limit: int) -> list[int]:
        return self._ranked(self.expression(terms, every=False), filters, offset, limit)

    def titles(self, terms: Sequence[str], filters: Filters, limit: int) -> list[int]:
        every = self.expression(terms, every=True)
        return self._ranked(f"{{title_terms names_terms}} : ({every})", filters, 0, limit)

    def _ranked(self, match: str, filters: Filters, offset: int, limit: int) -> list[int]:
        condition, values = where(filters)
        # bm25() is negative, the better the lower.
        found = self.rows(
            f"SELECT d.id FROM {FTS} JOIN {TABLE} d ON d.id = {FTS}.rowid WHERE {FTS} MATCH %s AND {condition} "  # noqa: S608
            f"ORDER BY {order(filters, f'bm25({FTS}, {WEIGHTS}) * d.weight')} LIMIT %s OFFSET %s",
            [match, *values, limit, offset],
        )
        return [row for (row,) in found]
