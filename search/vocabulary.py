"""Which words the documents hold, and in how many: for spelling, and for how much a word tells.

Each process keeps its own copy. Before each use one cheap query asks whether documents were written since; new
ones are read then, and all of them again every hour. Words are never taken from `names_terms`, which nobody may see.
"""

import threading
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from math import log
from time import monotonic
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from rapidfuzz import process
from rapidfuzz.distance import OSA

from .models import SearchDocument
from .text import words

READ_AGAIN = 3600.0  # seconds; withdrawn words and counts are exact again then
SHORTEST_SPELT, LONG = 4, 8
_COLUMNS = ("updated_at", "locale", "title", "summary", "body")
_TERMS = ("title_terms", "names_terms", "summary_terms", "body_terms")


@dataclass
class Vocabulary:
    """`words`: as printed, folded -> documents. `documents`: term as the engines index it -> documents.

    `places`: words of titles that are the same in every language; engines index these as printed.
    """

    words: Counter[str] = field(default_factory=Counter)
    documents: Counter[str] = field(default_factory=Counter)
    places: set[str] = field(default_factory=set)
    total: int = 0
    newest: datetime | None = None
    read_at: float = 0.0
    _by_length: dict[int, list[str]] = field(default_factory=dict)
    _sorted: list[str] = field(default_factory=list)

    def add(self, stamp: datetime, locale: str, title: str, summary: str, body: str) -> None:
        """Takes up the words of one document that anybody may see."""
        self.total += 1
        self.newest = max(stamp, self.newest or stamp)
        if not locale:
            self.places.update(words(title))
        for word in set(words(f"{title} {summary} {body}")):
            if word not in self.words:
                self._by_length.setdefault(len(word), []).append(word)
            self.words[word] += 1

    def weight(self, term: str) -> float:
        """Inverse document frequency as in BM25: much for a rare word, near 0 for one in every document."""
        number = min(self.documents[term], self.total)
        return log(1 + (self.total - number + 0.5) / (number + 0.5))

    def near(self, word: str, most: int) -> list[str]:
        """Words one edit away (one letter more, less, other, or two swapped), the likeliest first.

        Of a long word that has none, those two edits away.
        """
        if len(word) < SHORTEST_SPELT or not word.isalpha():
            return []
        return self._within(1, word)[:most] or (self._within(2, word)[:most] if len(word) >= LONG else [])

    def _within(self, edits: int, word: str) -> list[str]:
        found: list[tuple[float, str]] = []
        for length in range(len(word) - edits, len(word) + edits + 1):
            close = process.extract(
                word, self._by_length.get(length, []), scorer=OSA.distance, score_cutoff=edits, limit=None
            )
            # People rarely miss the first letter.
            found += [(self.words[near] * (0.1 if near[0] != word[0] else 1.0), near) for near, *_ in close]
        return [near for _, near in sorted(found, key=lambda pair: (-pair[0], pair[1]))]

    def beginning(self, start: str, most: int) -> list[str]:
        """Words that begin so, the most frequent first."""
        if len(self._sorted) != len(self.words):
            self._sorted = sorted(self.words)
        place = bisect_left(self._sorted, start)
        end = bisect_left(self._sorted, start + "\U0010ffff", lo=place)
        return sorted(self._sorted[place:end], key=lambda word: (-self.words[word], word))[:most]


def _rows(database: BaseDatabaseWrapper, columns: Sequence[str], since: datetime | None) -> Iterator[Any]:
    found = SearchDocument.objects.using(database.alias).order_by()
    if since is not None:
        found = found.filter(updated_at__gt=since)
    return found.values_list(*columns).iterator(2_000)


def _read(database: BaseDatabaseWrapper) -> Vocabulary:
    fresh = Vocabulary(read_at=monotonic())
    for row in _rows(database, _COLUMNS, None):
        fresh.add(*row)
    with database.cursor() as cursor:
        cursor.execute("SELECT term, count(*) FROM search_posting WHERE substr(term, 1, 1) <> ':' GROUP BY term")
        fresh.documents = Counter(dict(cursor.fetchall()))
    return fresh


def _read_on(database: BaseDatabaseWrapper, known: Vocabulary) -> None:
    for row in _rows(database, _COLUMNS + _TERMS, known.newest):
        known.add(*row[: len(_COLUMNS)])
        known.documents.update(set(" ".join(row[len(_COLUMNS) :]).split()))


_known: dict[str, Vocabulary] = {}
_lock = threading.Lock()


def vocabulary(database: BaseDatabaseWrapper) -> Vocabulary:
    """The words of the documents that stand in this database now. One query where nothing was written since."""
    newest_first = SearchDocument.objects.using(database.alias).order_by("-updated_at")
    newest = newest_first.values_list("updated_at", flat=True).first()
    with _lock:
        known = _known.get(database.alias)
        older = known is None or newest is None or (known.newest is not None and newest < known.newest)
        if known is None or older or monotonic() - known.read_at > READ_AGAIN:
            known = _known[database.alias] = _read(database)
        elif newest != known.newest:
            _read_on(database, known)
        return known


def last_read(database: BaseDatabaseWrapper) -> Vocabulary:
    """The words as this process last read them, so that ranking costs no query more than understanding did."""
    return _known.get(database.alias) or vocabulary(database)


def forget(alias: str) -> None:
    """The next query reads this database's words anew."""
    with _lock:
        _known.pop(alias, None)
