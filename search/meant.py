""" "Did you mean": what a misspelt question was read as, as far as it may be said aloud."""

from collections.abc import Iterator

from django.db import connection

from portal.searchable import unshown

from .engines import engine
from .engines.postings import POSTINGS
from .models import SearchDocument
from .query import Query
from .rules import last_rules
from .stemming import stem
from .text import words

MOST = 3  # words; a question with more mistakes is not put right but written anew
LOOKED_AT = 20  # documents; one that is about the word stands among the first


def _printed(word: str, language: str) -> bool:
    """Whether a document that anybody may read now prints this word. One query.

    The words that a process remembers may come from a document that was withdrawn a minute ago; postings also
    hold what is matched and never shown.
    """
    rows = engine(connection).rows(
        f"SELECT d.title, d.summary, d.body FROM {POSTINGS} p "  # noqa: S608  # our own names
        f"JOIN {SearchDocument._meta.db_table} d ON d.id = p.document_id "
        f"WHERE p.term IN (%s, %s) AND d.locale IN (%s, '') ORDER BY p.impact DESC LIMIT {LOOKED_AT}",
        [stem(word, language), word, language],
    )
    return any(word in words(" ".join(row)) for row in rows)


def _sayable(query: Query, language: str) -> Iterator[tuple[str, str]]:
    silent = {word for names in unshown for name in names() for word in words(name)}
    for typed, meant in query.corrections[:MOST]:
        if meant not in silent and not last_rules().blocks(meant) and _printed(meant, language):
            yield typed, meant


def did_you_mean(query: Query, language: str) -> str:
    """The question with its words put right; empty where nothing was, or where that may not be shown."""
    if not query.corrections:
        return ""
    meant = dict(_sayable(query, language))
    return " ".join(meant.get(word, word) for word in words(query.text)) if meant else ""
