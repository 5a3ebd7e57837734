"""Refuses to start where the embedded search cannot work, and says what to install."""

import sqlite3
from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.db import connection

from .elastic.client import cluster, mistakes
from .engines import ENGINES


def json_missing() -> str:
    """Why this Python's SQLite cannot keep the postings in step; empty where it can."""
    try:
        with sqlite3.connect(":memory:") as database:
            database.execute("""SELECT value FROM json_each('["word"]')""")
    except sqlite3.OperationalError as error:
        return f"SQLite {sqlite3.sqlite_version}: {error}"
    return ""


@register("house")
def check_engine(**kwargs: Any) -> list[CheckMessage]:
    """search.E001: no JSON functions in this SQLite. search.E002: a database without engine."""
    if connection.vendor not in ENGINES:
        return [Error(f"no search engine for {connection.vendor}", id="search.E002")]
    missing = json_missing() if connection.vendor == "sqlite" else ""
    if missing:
        hint = "Use a Python whose SQLite has JSON functions (Debian: python3), or set DATABASE_URL to PostgreSQL."
        return [Error(f"the search needs SQLite with JSON. {missing}", hint=hint, id="search.E001")]
    return []


@register("house", "start")
def check_elasticsearch(**kwargs: Any) -> list[CheckMessage]:
    """search.E003: a setting of Elasticsearch that cannot work."""
    chosen = cluster()
    return [Error(mistake, id="search.E003") for mistake in mistakes(chosen)] if chosen else []
