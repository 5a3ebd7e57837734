"""What an engine does: it keeps its index in step with SearchDocument by itself, and answers in row numbers."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.backends.base.base import BaseDatabaseWrapper

from portal.searchable import Kind

TABLE = "search_searchdocument"
YEAR = "substr(CAST(d.date AS text), 1, 4)"  # both databases write dates as ISO 8601

Weighted = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Filters:
    """Documents in `locale` (and those that are the same in every language), of `kind` where one is given.

    `topic` is the key of a theme, `district` that of a kecamatan, `year` four digits. A document of a kind that is
    `favoured` counts so many times as much.
    """

    locale: str
    kind: str = ""
    topic: str = ""
    district: str = ""
    year: str = ""
    favoured: tuple[tuple[str, float], ...] = ()


class Group(NamedTuple):
    """What a document is counted by. `topics`: keys of themes between blanks; `year`: "2025" or nothing."""

    kind: str
    locale: str
    district: str
    year: str
    topics: str


@dataclass(frozen=True, slots=True)
class Hits:
    """How many documents match, by what they can be narrowed by."""

    counts: dict[Group, int]


class Engine(ABC):
    """Terms come from search.query with their weights: stems, letters and digits only."""

    def __init__(self, database: BaseDatabaseWrapper) -> None:
        self.database = database

    @abstractmethod
    def install(self) -> None:
        """Creates whatever of the index is missing and fills it. Safe to repeat."""

    @abstractmethod
    def count(self, terms: Sequence[Weighted]) -> Hits:
        """Matches of any term by kind, locale, kecamatan, year and topics: one query for all facets."""

    @abstractmethod
    def search(self, terms: Sequence[Weighted], filters: Filters, offset: int, limit: int) -> list[int]:
        """Row numbers of documents with any of the terms, best first."""

    @abstractmethod
    def titles(self, words: Sequence[str], filters: Filters, limit: int) -> list[int]:
        """Row numbers of documents that hold all folded words in title or names, best first.

        The last word may be the start of one; as a whole word it counts more: "kla" finds KLA before Klandasan.
        """

    def settle(self) -> None:
        """Called after many documents were written at once."""
        return

    def rows(self, sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        with self.database.cursor() as cursor:
            cursor.execute(sql, values)
            return cursor.fetchall()

    def run(self, *statements: str) -> None:
        with self.database.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)


def order(filters: Filters, rank: str) -> str:
    """SQL that sorts by a rank where more is better."""
    kinds = " ".join(f"WHEN '{Kind(kind)}' THEN {factor}" for kind, factor in filters.favoured)
    return f"{rank} * (CASE d.kind {kinds} ELSE 1.0 END) DESC, d.id" if kinds else f"{rank} DESC, d.id"


def where(filters: Filters) -> tuple[str, list[str]]:
    """SQL for the filters over the table alias `d`, and its values."""
    chosen = [("d.locale IN (%s, '')", filters.locale)]
    if filters.kind:
        chosen.append(("d.kind = %s", filters.kind))
    if filters.topic:
        chosen.append(("' ' || d.topics || ' ' LIKE %s", f"% {filters.topic} %"))
    if filters.district:
        chosen.append(("d.district = %s", filters.district))
    if filters.year:
        chosen.append((f"{YEAR} = %s", filters.year))
    return " AND ".join(condition for condition, _ in chosen), [value for _, value in chosen]
