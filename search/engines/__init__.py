"""Engines behind one small interface: inside the database in use, and Elasticsearch before it where there is one."""

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from search.elastic.client import cluster

from .base import Engine, Filters, Group, Hits, Weighted
from .postgres import PostgresEngine
from .sqlite import SqliteEngine

__all__ = ["Engine", "Filters", "Group", "Hits", "Weighted", "embedded", "engine"]

ENGINES: dict[str, type[Engine]] = {"sqlite": SqliteEngine, "postgresql": PostgresEngine}


def embedded(database: BaseDatabaseWrapper | None = None) -> Engine:
    """The engine inside this database. Raises KeyError for a database we have none for."""
    database = database or connection
    return ENGINES[database.vendor](database)


def engine(database: BaseDatabaseWrapper | None = None) -> Engine:
    """The engine that answers readers; for a `database` given, the one inside it."""
    chosen = None if database else cluster()
    if chosen is None:
        return embedded(database)
    from .guarded import GuardedEngine  # only here: the client's package takes a third of a second to load

    return GuardedEngine(embedded(), chosen)
