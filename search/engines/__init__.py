"""Engines behind one small interface; the embedded one is that of the database in use."""

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from .base import Engine, Filters, Hits, Weighted
from .postgres import PostgresEngine
from .sqlite import SqliteEngine

__all__ = ["Engine", "Filters", "Hits", "Weighted", "engine"]

ENGINES: dict[str, type[Engine]] = {"sqlite": SqliteEngine, "postgresql": PostgresEngine}


def engine(database: BaseDatabaseWrapper | None = None) -> Engine:
    """The engine inside this database. Raises KeyError for a database we have none for."""
    database = database or connection
    return ENGINES[database.vendor](database)
