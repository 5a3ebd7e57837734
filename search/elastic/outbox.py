"""What Elasticsearch has not been told yet: triggers note each change of a document in the change's own transaction.

They stand only where the settings name a cluster; without one nothing is noted, and nothing piles up.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import Count, Min

from search.engines.base import TABLE
from search.models import Outbox

from .documents import COLUMNS

NAME = Outbox._meta.db_table
_EVENTS = ("insert", "update", "delete")
_CHANGED = {
    "sqlite": " OR ".join(f"old.{column} IS NOT new.{column}" for column in COLUMNS),
    "postgresql": " OR ".join(f"o.{column} IS DISTINCT FROM n.{column}" for column in COLUMNS),
}


def _sqlite(event: str) -> list[str]:
    row = "old" if event == "delete" else "new"
    when = f"WHEN {_CHANGED['sqlite']} " if event == "update" else ""
    body = f"BEGIN INSERT INTO {NAME} (document_id) VALUES ({row}.id); END"  # noqa: S608  # our own names
    return [f"CREATE TRIGGER {NAME}_{event} AFTER {event.upper()} ON {TABLE} {when}{body}"]


def _postgres(event: str) -> list[str]:
    """One trigger for each statement, over all rows that it touched."""
    tables = {
        "insert": "REFERENCING NEW TABLE AS n",
        "update": "REFERENCING OLD TABLE AS o NEW TABLE AS n",
        "delete": "REFERENCING OLD TABLE AS o",
    }
    rows = {
        "insert": "SELECT n.id FROM n",
        "update": f"SELECT n.id FROM o JOIN n ON o.id = n.id WHERE {_CHANGED['postgresql']}",  # noqa: S608  # our names
        "delete": "SELECT o.id FROM o",
    }
    name = f"{NAME}_{event}"
    body = f"BEGIN INSERT INTO {NAME} (document_id) {rows[event]}; RETURN NULL; END"  # our own names
    function = f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $body$ {body} $body$"
    when = f"AFTER {event.upper()} ON {TABLE} {tables[event]} FOR EACH STATEMENT"
    return [function, f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION {name}()"]


def _run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _drops() -> list[str]:
    on = f" ON {TABLE}" if connection.vendor == "postgresql" else ""
    return [f"DROP TRIGGER IF EXISTS {NAME}_{event}{on}" for event in _EVENTS]


@transaction.atomic
def install() -> None:
    """Makes the triggers anew: they may be missing, or from another release."""
    triggers = {"sqlite": _sqlite, "postgresql": _postgres}[connection.vendor]
    _run(*_drops(), *(statement for event in _EVENTS for statement in triggers(event)))


@transaction.atomic
def remove() -> None:
    """No cluster any more: nothing is noted from now on, and what was is forgotten."""
    _run(*_drops())
    Outbox.objects.all().delete()


class Noted(NamedTuple):
    """Changed documents with their newest version, and the notes that say so."""

    versions: dict[int, int]
    notes: list[tuple[int, int]]

    def done(self, but: Collection[int] = ()) -> None:
        """Forgets these notes except those about some documents."""
        told = [note for note, document in self.notes if document not in but]
        Outbox.objects.filter(pk__in=told).delete()


def first(most: int) -> Noted:
    """The oldest notes. Versions grow with each change of a document: its row is locked while one is noted."""
    notes = list(Outbox.objects.order_by("pk").values_list("pk", "document_id")[:most])
    return Noted({document: note for note, document in notes}, notes)


def note(documents: Iterable[int]) -> None:
    """As if these documents had changed."""
    Outbox.objects.bulk_create([Outbox(document_id=pk) for pk in documents], batch_size=1_000)


class Lag(NamedTuple):
    waiting: int
    since: datetime | None


def lag() -> Lag:
    """How many documents Elasticsearch has not been told of, and since when the longest waits. One query."""
    found = Outbox.objects.aggregate(waiting=Count("document_id", distinct=True), since=Min("at"))
    return Lag(found["waiting"], found["since"])
