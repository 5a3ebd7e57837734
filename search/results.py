"""What the results page shows: documents, counts to filter by, and the words found, marked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, overload

from django.utils.html import conditional_escape, format_html_join
from django.utils.safestring import SafeString, mark_safe

from .engines import Filters, engine
from .models import SearchDocument
from .query import FUNCTION_WORDS, Query
from .text import fold_in_place

SNIPPET = 220
UNSEEN = ("title_terms", "names_terms", "summary_terms", "body_terms")


def fetch(rows: Sequence[int]) -> list[SearchDocument]:
    """The documents of these row numbers in this order, without the columns only engines read."""
    found = SearchDocument.objects.defer(*UNSEEN).in_bulk(rows)
    return [found[row] for row in rows if row in found]


def pattern(terms: Sequence[str]) -> re.Pattern[str]:
    """Finds whole folded words; of the last term also longer words that begin with it."""
    whole = "|".join(re.escape(term) for term in terms)
    start = f"|{re.escape(terms[-1])}[^\\W_]*" if terms and terms[-1] not in FUNCTION_WORDS else ""
    return re.compile(rf"(?<![^\W_])(?:{whole}{start})(?![^\W_])")


def marked(text: str, words: re.Pattern[str]) -> SafeString:
    """The text, escaped, with every found word in <mark>."""
    pieces: list[tuple[str, str]] = []
    end = 0
    for found in words.finditer(fold_in_place(text)):
        pieces.append((text[end : found.start()], text[found.start() : found.end()]))
        end = found.end()
    head = format_html_join("", "{}<mark>{}</mark>", pieces)
    return mark_safe(head + conditional_escape(text[end:]))  # noqa: S308  # both halves are escaped


def around(text: str, words: re.Pattern[str]) -> str:
    """A piece of the text of about SNIPPET characters, from a little before the first word found."""
    text = " ".join(text.split())
    found = words.search(fold_in_place(text))
    start = max(0, found.start() - SNIPPET // 4) if found else 0
    piece = text[start : start + SNIPPET]
    if start:
        piece = "… " + piece.partition(" ")[2]
    if start + SNIPPET < len(text):
        piece = piece.rpartition(" ")[0] + " …"
    return piece


class Result(NamedTuple):
    """One line of the list. `title` and `snippet` are safe HTML."""

    document: SearchDocument
    title: SafeString
    snippet: SafeString


def as_result(document: SearchDocument, words: re.Pattern[str]) -> Result:
    """The summary where it holds a word that was looked for; otherwise the place in the text that does."""
    in_summary = words.search(fold_in_place(document.summary))
    in_body = None if in_summary else words.search(fold_in_place(document.body))
    text = document.summary if in_summary or not in_body else document.body
    return Result(document, marked(document.title, words), marked(around(text or document.body, words), words))


@dataclass
class Results(Sequence[Result]):
    """All results of a query under filters, read a page at a time. Two queries for the first page, no more after."""

    query: Query
    filters: Filters

    @cached_property
    def counts(self) -> dict[tuple[str, str], int]:
        """(kind, locale) -> documents, over all kinds and languages."""
        return engine().count(self.query.terms).counts if self.query.terms else {}

    def in_locale(self, locale: str) -> int:
        return sum(number for (_, own), number in self.counts.items() if own in {locale, ""})

    def of_kind(self, kind: str) -> int:
        """Documents of one kind in the language chosen."""
        chosen = {self.filters.locale, ""}
        return sum(number for (own, locale), number in self.counts.items() if own == kind and locale in chosen)

    def __len__(self) -> int:
        return self.of_kind(self.filters.kind) if self.filters.kind else self.in_locale(self.filters.locale)

    @overload
    def __getitem__(self, index: int) -> Result: ...
    @overload
    def __getitem__(self, index: slice) -> list[Result]: ...
    def __getitem__(self, index: int | slice) -> Result | list[Result]:
        if isinstance(index, int):
            return self[index : index + 1][0]
        start, stop, _ = index.indices(len(self))
        if stop <= start:
            return []
        words = pattern(self.query.terms)
        rows = engine().search(self.query.terms, self.filters, start, stop - start)
        return [as_result(document, words) for document in fetch(rows)]


def suggestions(raw_terms: Sequence[str], locale: str, limit: int) -> list[SearchDocument]:
    """Documents whose title or other names hold all these words, the last one perhaps not typed to its end."""
    if not raw_terms:
        return []
    return fetch(engine().titles(raw_terms, Filters(locale), limit))


def suggest_for_path(path: str, locale: str, limit: int = 5) -> list[SearchDocument]:
    """What an address that does not exist may have meant, by the words in it; for the 404 page."""
    from .query import parse

    terms = parse(path.removeprefix(f"/{locale}/").replace("/", " ").replace("-", " ")).terms
    return fetch(engine().search(terms, Filters(locale), 0, limit)) if terms else []


def guidance(locale: str, limit: int = 8) -> list[SearchDocument]:
    """Guidance to begin from when there is no question yet, or no answer."""
    found = SearchDocument.objects.filter(kind=SearchDocument.Kind.GUIDANCE, locale=locale)
    return list(found.defer("body", *UNSEEN).order_by("-weight", "title")[:limit])
