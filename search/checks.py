"""Refuses to start where the embedded search cannot work, and says what to install."""

import sqlite3
from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.db import connection

from .engines import ENGINES


def fts5_missing() -> str:
    """Why this Python's SQLite cannot search; empty where it can."""
    try:
        with sqlite3.connect(":memory:") as database:
            database.execute("CREATE VIRTUAL TABLE probe USING fts5(word, tokenize='unicode61 remove_diacritics 2')")
    except sqlite3.OperationalError as error:
        return f"SQLite {sqlite3.sqlite_version}: {error}"
    return ""


@register("house")
def check_engine(**kwargs: Any) -> list[CheckMessage]:
    """search.E001: no full text in this SQLite. search.E002: a database without engine."""
    if connection.vendor not in ENGINES:
        return [Error(f"no search engine for {connection.vendor}", id="search.E002")]
    missing = fts5_missing() if connection.vendor == "sqlite" else ""
    if missing:
        hint = "Use a Python whose SQLite has FTS5 (Debian: python3), or set DATABASE_URL to PostgreSQL."
        return [Error(f"the search needs SQLite with FTS5. {missing}", hint=hint, id="search.E001")]
    return []
