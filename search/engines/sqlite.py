"""The postings on SQLite: row triggers keep them in step within every transaction, bulk writes included."""

from .base import TABLE
from .postings import COLUMNS, FIELDS, POSTINGS, PostingsEngine, impact


def _words(row: str, column: str) -> str:
    """Words hold only letters and digits, so that quotes around them make a JSON array."""
    return f"""json_each('["' || replace({row}.{column}, ' ', '","') || '"]')"""


def _postings(row: str) -> str:
    """SQL for the postings of one document."""
    each = (f"SELECT value, {weight} AS f FROM {_words(row, name)}" for name, weight in FIELDS)  # noqa: S608  # our names
    terms = " UNION ALL ".join(each)
    named = f"SELECT DISTINCT ':' || value, CAST({row}.weight * 1000 AS integer), {row}.id "
    return (
        f"SELECT value, {impact('sum(f)', row)}, {row}.id FROM ({terms}) WHERE value <> '' GROUP BY value "  # noqa: S608  # our own names
        f"UNION ALL {named} FROM {_words(row, 'title_words')} WHERE value <> ''"
    )


_DELETE = f"DELETE FROM {POSTINGS} WHERE (term, impact, document_id) IN ({_postings('old')});"  # noqa: S608  # our own names
_INSERT = f"INSERT OR IGNORE INTO {POSTINGS} (term, impact, document_id) {_postings('new')};"
_CHANGED = " OR ".join(f"old.{column} IS NOT new.{column}" for column in COLUMNS)
_EVERY = " UNION ALL ".join(
    f"SELECT d.id AS document, value, {weight} AS f FROM {TABLE} d, {_words('d', name)}"  # noqa: S608  # our own names
    for name, weight in FIELDS
)
_FILL = f"""INSERT OR IGNORE INTO {POSTINGS} (term, impact, document_id)
    SELECT value, {impact("sum(f)", "d")}, d.id FROM ({_EVERY}) x JOIN {TABLE} d ON d.id = x.document
    WHERE value <> '' GROUP BY d.id, value
    UNION ALL SELECT DISTINCT ':' || value, CAST(d.weight * 1000 AS integer), d.id
    FROM {TABLE} d, {_words("d", "title_words")} WHERE value <> ''"""  # noqa: S608  # our own names
_TRIGGERS = {
    "insert": f"AFTER INSERT ON {TABLE} BEGIN {_INSERT} END",
    "delete": f"AFTER DELETE ON {TABLE} BEGIN {_DELETE} END",
    "update": f"AFTER UPDATE ON {TABLE} WHEN {_CHANGED} BEGIN {_DELETE} {_INSERT} END",
}


class SqliteEngine(PostingsEngine):
    def install(self) -> None:
        """Also after a migration that rebuilt the table, which on SQLite drops its triggers."""
        self.run(
            f"CREATE TABLE IF NOT EXISTS {POSTINGS} (term TEXT NOT NULL, impact INTEGER NOT NULL, "
            "document_id INTEGER NOT NULL, PRIMARY KEY (term, impact, document_id)) WITHOUT ROWID",
            f"DELETE FROM {POSTINGS}",  # noqa: S608  # our own name
        )
        for name, body in _TRIGGERS.items():
            self.run(
                f"DROP TRIGGER IF EXISTS {POSTINGS}_{name}",
                f"CREATE TRIGGER {POSTINGS}_{name} {body}",
            )
        self.run(_FILL)
