"""What an engine does: it keeps its index in step with SearchDocument by itself, and answers in row numbers."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from portal.searchable import Kind

TABLE = "search_searchdocument"
HELP = f"(d.kind IN ('{Kind.GUIDANCE}', '{Kind.SERVICE}'))"
COLUMNS = ("title_terms", "names_terms", "summary_terms", "body_terms")


@dataclass(frozen=True, slots=True)
class Filters:
    """Documents in `locale` (and those that are the same in every language), of `kind` where one is given.

    With `help_first` guidance and services come before everything else, whatever their rank.
    """

    locale: str
    kind: str = ""
    help_first: bool = False


@dataclass(frozen=True, slots=True)
class Hits:
    """How many documents match: (kind, locale) -> count."""

    counts: dict[tuple[str, str], int]


class Engine(ABC):
    """Terms come from search.query: folded, letters and digits only. Each engine quotes them all the same."""

    def __init__(self, database: BaseDatabaseWrapper) -> None:
        self.database = database

    @abstractmethod
    def install(self) -> None:
        """Creates whatever of the index is missing and fills it. Safe to repeat."""

    @abstractmethod
    def expression(self, terms: Sequence[str], every: bool) -> str:
        """The engine's own query: any of the terms (`every`: all of them), the last one as the start of a word.

        With any, the last one also counts as a whole word: "kla" finds KLA before Klandasan.
        """

    @abstractmethod
    def count(self, terms: Sequence[str]) -> Hits:
        """Matches of any term by kind and locale, over all of them."""

    @abstractmethod
    def search(self, terms: Sequence[str], filters: Filters, offset: int, limit: int) -> list[int]:
        """Row numbers of documents with any of the terms, best first."""

    @abstractmethod
    def titles(self, terms: Sequence[str], filters: Filters, limit: int) -> list[int]:
        """Row numbers of documents that hold all terms in their title or names, best first."""

    def rows(self, sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        with self.database.cursor() as cursor:
            cursor.execute(sql, values)
            return cursor.fetchall()

    def run(self, *statements: str) -> None:
        with self.database.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)


def order(filters: Filters, rank: str) -> str:
    """SQL that sorts by a rank where less is better."""
    return f"{HELP} DESC, {rank}, d.id" if filters.help_first else f"{rank}, d.id"


def where(filters: Filters) -> tuple[str, list[str]]:
    """SQL for the filters over the table alias `d`, and its values."""
    if filters.kind:
        return "d.locale IN (%s, '') AND d.kind = %s", [filters.locale, filters.kind]
    return "d.locale IN (%s, '')", [filters.locale]
