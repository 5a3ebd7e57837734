"""BM25 in plain SQL over a table of postings, the same on SQLite and PostgreSQL, so that both rank alike.

A posting is (term, impact, document): how much the document is about the term, worked out when it is written.
The key sorts by impact, so that of a word that stands in 80,000 documents only those it says most about are read.
Words of title and names, as typed, stand there again behind a colon, for suggestions.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from search.vocabulary import last_read

from .base import TABLE, YEAR, Engine, Filters, Group, Hits, Weighted, order, where

POSTINGS = "search_posting"
# A word in the title says most about a page, then its other names, its summary, its text.
FIELDS = (("title_terms", 4.0), ("names_terms", 2.5), ("summary_terms", 2.0), ("body_terms", 1.0))
COLUMNS = (*(name for name, _ in FIELDS), "title_words", "weight")
# BM25 (Robertson and Zaragoza 2009). The average length is fixed, not measured: 91,599 regions of ten words would
# make every page of guidance look long.
K1, B, AVERAGE = 1.2, 0.75, 140
# Impacts are whole numbers: they are part of the key, and both databases must work out the same ones.
SCALE = 1000
# What a process counts of a term may be a little old.
SPARE = 100
# Postings read for one term, and for all terms together: rare terms, which tell more, get theirs first.
MOST_POSTINGS, TOTAL = 2000, 6000
# Titles looked through for one word of a suggestion.
MOST_TITLES = 2000


def length(row: str) -> str:
    """SQL: the number of words of the document `row` (a table alias, or NEW and OLD)."""
    one = "length({0}) - length(replace({0}, ' ', '')) + (CASE {0} WHEN '' THEN 0 ELSE 1 END)"
    return " + ".join(one.format(f"{row}.{name}") for name, _ in FIELDS)


def impact(frequency: str, row: str) -> str:
    """SQL: the term's share in BM25 without the rarity of the term, times the document's own weight."""
    longer = f"({K1} * ({1 - B} + {B} * ({length(row)}) / {AVERAGE}.0))"
    score = f"{SCALE} * {row}.weight * ({frequency}) * {K1 + 1} / (({frequency}) + {longer})"
    return f"CAST(round({score}) AS integer)"


def shares(documents: Mapping[str, int]) -> dict[str, int]:
    """How many postings to read of each term that stands in so many documents; at least one."""
    left, found = TOTAL, {}
    for place, term in enumerate(sorted(documents, key=lambda term: documents[term])):
        found[term] = max(1, min(MOST_POSTINGS, documents[term] + SPARE, left // (len(documents) - place)))
        left -= found[term]
    return found


class Wanted(NamedTuple):
    """A term, what a point of impact counts, and how many postings to read of it."""

    term: str
    weight: float
    most: int


class PostingsEngine(Engine):
    def _wanted(self, terms: Sequence[Weighted]) -> list[Wanted]:
        known = last_read(self.database)
        most = shares({term: known.documents[term] for term, _ in terms})
        return [Wanted(term, round(weight * known.weight(term), 9), most[term]) for term, weight in terms]

    def _union(self, terms: Sequence[Weighted]) -> tuple[str, list[Any]]:
        """SQL for (document_id, score) of each posting of these terms, and its values."""
        wanted = self._wanted(terms)
        parts = [
            f"SELECT * FROM (SELECT document_id, impact * {one.weight:.9f} AS score "  # noqa: S608  # our own names
            f"FROM {POSTINGS} WHERE term = %s ORDER BY impact DESC LIMIT {one.most}) t{place}"
            for place, one in enumerate(wanted)
        ]
        return " UNION ALL ".join(parts), [one.term for one in wanted]

    def count(self, terms: Sequence[Weighted]) -> Hits:
        if not terms:
            return Hits({})
        union, values = self._union(terms)
        found = self.rows(
            f"SELECT d.kind, d.locale, d.district, coalesce({YEAR}, ''), d.topics, count(*) "  # noqa: S608  # our names
            f"FROM (SELECT DISTINCT document_id FROM ({union}) u) m JOIN {TABLE} d ON d.id = m.document_id "
            f"GROUP BY 1, 2, 3, 4, 5",
            values,
        )
        return Hits({Group(*group): number for *group, number in found})

    def search(self, terms: Sequence[Weighted], filters: Filters, offset: int, limit: int) -> list[int]:
        if not terms:
            return []
        union, values = self._union(terms)
        scores = f"SELECT document_id, sum(score) AS s FROM ({union}) u GROUP BY document_id"  # noqa: S608  # our names
        return self._ranked(scores, values, filters, offset, limit)

    def titles(self, words: Sequence[str], filters: Filters, limit: int) -> list[int]:
        if not words:
            return []
        *whole, start = words
        parts = [
            f"SELECT * FROM (SELECT document_id, impact FROM {POSTINGS} WHERE term = %s "  # noqa: S608  # our own names
            f"ORDER BY impact DESC LIMIT {MOST_TITLES}) t{place}"
            for place, _ in enumerate(whole)
        ]
        parts.append(
            f"SELECT document_id, max(CASE WHEN term = %s THEN 3 * impact ELSE impact END) AS impact FROM "  # noqa: S608  # our own names
            f"(SELECT * FROM {POSTINGS} WHERE term >= %s AND term < %s ORDER BY term LIMIT {MOST_TITLES}) p "
            "GROUP BY document_id"
        )
        values = [f":{word}" for word in (*whole, start, start, f"{start}\U0010ffff")]
        found = (
            f"SELECT document_id, sum(impact) AS s FROM ({' UNION ALL '.join(parts)}) u "  # noqa: S608  # our own names
            f"GROUP BY document_id HAVING count(*) = {len(words)}"
        )
        return self._ranked(found, values, filters, 0, limit)

    def _ranked(self, scores: str, values: list[Any], filters: Filters, offset: int, limit: int) -> list[int]:
        condition, more = where(filters)
        found = self.rows(
            f"SELECT d.id FROM ({scores}) m JOIN {TABLE} d ON d.id = m.document_id WHERE {condition} "  # noqa: S608  # our own names
            f"ORDER BY {order(filters, 'm.s')} LIMIT %s OFFSET %s",
            [*values, *more, limit, offset],
        )
        return [row for (row,) in found]
