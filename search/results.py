"""What the results page shows: documents, counts to filter by, and the words found, marked."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple, cast, overload

from django.db import connection
from django.utils.html import conditional_escape, format_html_join
from django.utils.safestring import SafeString, mark_safe

from portal.languages import path_in
from portal.prepared import Param, Prepared

from .engines import Filters, Group, engine
from .lexicon import lexicon
from .models import SearchDocument
from .query import LONGEST_QUERY, MOST_TERMS, Query, parse
from .rules import last_rules, rules
from .stemming import stem
from .stopwords import FUNCTION_WORDS
from .text import WORD, fold_in_place, words
from .vocabulary import vocabulary

SNIPPET = 220
MOST_PICKED = 3
AT_ONCE = 10
SPARE = 2  # suggestions read for those that may not be shown
# What a reader sees of a document, in the order of the model; the rest is for engines.
SHOWN = ("id", "locale", "kind", "path", "title", "summary", "body", "region_name", "date", "date_precision")


def _document(*columns: Any) -> SearchDocument:
    return SearchDocument.from_db("default", SHOWN, columns)


_DOCUMENTS = Prepared(
    lambda: (
        SearchDocument.objects.filter(pk__in=[Param(f"row{place}") for place in range(AT_ONCE)])
        .order_by()
        .values_list(*SHOWN)
    ),
    _document,
)


def fetch(rows: Sequence[int]) -> list[SearchDocument]:
    """The documents of these row numbers in this order. One query for each AT_ONCE of them."""
    found: dict[int, SearchDocument] = {}
    for start in range(0, len(rows), AT_ONCE):
        some = list(rows[start : start + AT_ONCE])
        padded = some + [some[-1]] * (AT_ONCE - len(some))
        values = {f"row{place}": row for place, row in enumerate(padded)}
        found |= {document.pk: document for document in _DOCUMENTS.rows(**values)}
    return [found[row] for row in rows if row in found]


@dataclass(frozen=True)
class Marker:
    """Finds words with one of these roots, and words that begin with the last one typed; never one of `hidden`."""

    roots: frozenset[str]
    hidden: frozenset[str]
    start: str
    language: str

    def finditer(self, folded: str) -> Iterator[re.Match[str]]:
        for found in WORD.finditer(folded):
            word = found.group()
            wanted = word in self.roots or stem(word, self.language) in self.roots or self._begins(word)
            if wanted and word not in self.hidden:
                yield found

    def search(self, folded: str) -> re.Match[str] | None:
        return next(self.finditer(folded), None)

    def _begins(self, word: str) -> bool:
        return bool(self.start) and word.startswith(self.start)


def marker(query: Query, language: str) -> Marker:
    """Marks what was typed, not what synonyms added."""
    last = query.terms[-1] if query.terms else ""
    roots = {root for root, _ in query.stems} | set(query.terms)
    hidden = lexicon(language, last_rules()).hidden
    return Marker(frozenset(roots), hidden, "" if last in FUNCTION_WORDS else last, language)


def marked(text: str, words: Marker) -> SafeString:
    """The text, escaped, with every found word in <mark>."""
    pieces: list[tuple[str, str]] = []
    end = 0
    for found in words.finditer(fold_in_place(text)):
        pieces.append((text[end : found.start()], text[found.start() : found.end()]))
        end = found.end()
    head = format_html_join("", "{}<mark>{}</mark>", pieces)
    return mark_safe(head + conditional_escape(text[end:]))  # noqa: S308  # both halves are escaped


def around(text: str, place: int) -> str:
    """A piece of the text of about SNIPPET characters, from a little before this place."""
    start = max(0, place - SNIPPET // 4)
    # Headings and list items end without a full stop: a dot keeps them apart from what follows.
    lines = (" ".join(line.split()) for line in text[start : start + SNIPPET].splitlines())
    piece = " · ".join(line for line in lines if line)
    if start:
        piece = "… " + piece.partition(" ")[2]
    if start + SNIPPET < len(text):
        piece = piece.rpartition(" ")[0] + " …"
    return piece


class Result(NamedTuple):
    """One line of the list, ready to print. `heading` and `snippet` are safe HTML; `language` only if another."""

    url: str
    language: str
    kind: str
    heading: SafeString
    snippet: SafeString
    place: str
    day: str
    date: str


def snippet(document: SearchDocument, words: Marker) -> SafeString:
    """The summary where it holds a word that was looked for; otherwise the place in the text that does."""
    for text in (document.summary, document.body):
        if found := words.search(fold_in_place(text)):
            return marked(around(text, found.start()), words)
    return marked(around(document.summary or document.body, 0), words)


def as_results(documents: Sequence[SearchDocument], words: Marker, language: str) -> list[Result]:
    """The documents for a reader of this language."""
    kinds = {kind: str(label) for kind, label in SearchDocument.Kind.choices}
    return [
        Result(
            url=document.url(language),
            language=document.locale if document.locale not in {"", language} else "",
            kind=kinds[document.kind],
            heading=marked(document.title, words),
            snippet=snippet(document, words),
            place=document.region_name,
            day=document.iso_date,
            date=document.shown_date,
        )
        for document in documents
    ]


def fits(group: Group, filters: Filters) -> bool:
    """Whether documents of this group stay under these filters, as an engine's `where` decides it."""
    return (
        group.locale in {filters.locale, ""}
        and filters.kind in {"", group.kind}
        and filters.district in {"", group.district}
        and filters.year in {"", group.year}
        and (not filters.topic or filters.topic in group.topics.split())
    )


@dataclass
class Results(Sequence[Result]):
    """All results of a query under filters, for a reader of `language`: one query to count, two for a page."""

    query: Query
    filters: Filters
    language: str

    @cached_property
    def counts(self) -> dict[Group, int]:
        """Documents by what they can be narrowed by, over all kinds and languages."""
        return engine().count(self.query.weighted).counts if self.query.weighted else {}

    def number(self, **changed: Any) -> int:
        """How many documents there are under these filters, some of them changed."""
        filters = replace(self.filters, **changed)
        return sum(number for group, number in self.counts.items() if fits(group, filters))

    def by(self, field: str) -> Counter[str]:
        """Value of one facet -> documents, under all the other filters."""
        filters = replace(self.filters, **cast("dict[str, Any]", {field: ""}))
        found: Counter[str] = Counter()
        for group, number in self.counts.items():
            if fits(group, filters):
                for value in group.topics.split() if field == "topic" else [getattr(group, field)]:
                    found[value] += number
        del found[""]
        return found

    def __len__(self) -> int:
        return self.number()

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
        rows = engine().search(self.query.weighted, self.filters, start, stop - start)
        return as_results(fetch(rows), marker(self.query, self.filters.locale), self.language)


def understood(raw: str, language: str) -> Query:
    """What somebody typed, spelt as in the documents that stand now."""
    return parse(raw, language, vocabulary(connection), rules())


def suggestions(raw: str, locale: str, limit: int) -> list[SearchDocument]:
    """Documents whose title or other names hold all these words, the last one perhaps not typed to its end."""
    typed = words(raw[:LONGEST_QUERY])[:MOST_TERMS]
    said = [word for word in typed[:-1] if word not in FUNCTION_WORDS] + typed[-1:]
    standing = rules()
    hidden = lexicon(locale, standing).hidden
    found = fetch(engine().titles(said, Filters(locale), limit + SPARE))
    shown = (one for one in found if not standing.blocks(one.title) and hidden.isdisjoint(words(one.title)))
    return list(islice(shown, limit))


def picked(query: Query, locale: str, language: str) -> list[Result]:
    """The pages that editors put first for this question, as far as they are public. One query, none without any."""
    if not query.bets:
        return []
    paths = [path for address in query.bets for path in (address, path_in(address, locale))]
    found = SearchDocument.objects.filter(path__in=paths, locale__in=[locale, ""]).order_by("title")
    return as_results(list(found[:MOST_PICKED]), marker(query, locale), language)


def suggest_for_path(path: str, locale: str, limit: int = 5) -> list[SearchDocument]:
    """What an address that does not exist may have meant: documents with one of its words in their title."""
    query = understood(path.removeprefix(f"/{locale}/").replace("/", " "), locale)
    words = marker(query, locale)
    found = fetch(engine().search(query.weighted, Filters(locale), 0, 2 * limit))
    return [document for document in found if words.search(fold_in_place(document.title))][:limit]


def guidance(locale: str, limit: int = 8) -> list[SearchDocument]:
    """Guidance to begin from when there is no question yet, or no answer."""
    found = SearchDocument.objects.filter(kind=SearchDocument.Kind.GUIDANCE, locale=locale)
    return list(found.only("locale", "path", "title").order_by("title")[:limit])
