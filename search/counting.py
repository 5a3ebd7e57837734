"""Counts searches without keeping what was asked: known terms only, by the day, gathered in memory.

A process writes its numbers once a minute, with the search that comes then; what it holds when it is stopped is
lost. Nothing here may ever fail or slow down a search.
"""

import logging
import threading
from collections import Counter
from datetime import date, timedelta
from time import monotonic

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from .lexicon import lexicon
from .models import SearchCount
from .query import Query
from .rules import last_rules

logger = logging.getLogger(__name__)
WRITE_EVERY = 60.0  # seconds
KEPT = timedelta(days=90)
LEAST_SHOWN = 10
# Upper bounds in milliseconds; the last one stands for everything slower.
BUCKETS = (5, 10, 20, 50, 100, 200, 500, 1000, 60_000)

Key = tuple[date, str, str]
_pending: Counter[Key] = Counter()
_lock = threading.Lock()
_written_at = monotonic()


def known_terms(query: Query, language: str) -> set[str]:
    """What editors' and the project's synonyms call what was asked, as far as it may be shown."""
    stems = {stem for stem, _ in query.stems}
    lex = lexicon(language, last_rules())
    return {phrase.official[:80] for phrase in lex.matching(stems) if phrase.official and phrase.counted}


def count(query: Query, language: str, found: int, ms: float) -> None:
    """Takes note that somebody searched. Writes only once a minute."""
    kinds = SearchCount.What
    today = timezone.localdate()
    bucket = next((bound for bound in BUCKETS if ms <= bound), BUCKETS[-1])
    keys: list[Key] = [(today, kinds.SEARCH, ""), (today, kinds.TIME, str(bucket))]
    keys += [(today, kinds.WITHOUT, "")] if not found else []
    keys += [(today, kinds.TERM, term) for term in known_terms(query, language)]
    with _lock:
        _pending.update(keys)
    if monotonic() - _written_at > WRITE_EVERY:
        write()


def write() -> None:
    """Adds what was gathered to the stored numbers: one statement. What cannot be written is dropped."""
    global _written_at  # one for each process
    with _lock:
        taken = sorted(_pending.items())
        _pending.clear()
        _written_at = monotonic()
    if not taken:
        return
    table = SearchCount._meta.db_table
    places = ", ".join(["(%s, %s, %s, %s)"] * len(taken))
    values = [value for (day, what, name), number in taken for value in (day, str(what), name, number)]
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {table} (day, what, name, number) VALUES {places} "  # noqa: S608  # our own names
                f"ON CONFLICT (day, what, name) DO UPDATE SET number = {table}.number + excluded.number",
                values,
            )
    except DatabaseError:
        logger.warning("Search counts could not be written")


def forget_old() -> int:
    """Deletes what is older than KEPT; the worker asks daily. Returns how many rows went."""
    return SearchCount.objects.filter(day__lt=timezone.localdate() - KEPT).delete()[0]
