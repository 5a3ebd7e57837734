"""What people say and what the portal calls it: synonyms, from the project's own list and whatever is added to it.

`additions` are asked on each query: a function that returns a cheap generation (any hashable: a count and the
newest time stamp), and one that returns synonyms. A generation that differs makes every process build anew.
"""

import json
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import sqrt
from typing import Any

from .models.rules import lines
from .rules import NONE, Rules, folded
from .spoken import also, written_out
from .spoken import known as spoken_words
from .stemming import DATA, stem
from .stopwords import FUNCTION_WORDS
from .text import words

# How much an expansion counts beside a word that was typed; of several words each counts the less.
OFFICIAL, TERM, VARIANT = 0.6, 0.45, 0.3
# What pages print for a spoken word is nearly the word itself.
WRITTEN = 0.8
DANGER = 2


@dataclass(frozen=True, slots=True)
class Synonym:
    """Ways to say one thing. `urgency` 2: numbers to call come first. Not `shown`: matches, never appears."""

    term: str
    variants: tuple[str, ...]
    official: str
    urgency: int = 0
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Phrase:
    """A way to say it, as stems; what else to look for with weights; whether it means danger, and is counted."""

    stems: frozenset[str]
    expansions: tuple[tuple[str, float], ...]
    danger: bool
    said: str = ""
    official: str = ""
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Phrases by each of their stems, for one language; `known` words are not misspelt; `hidden` never appear."""

    phrases: Mapping[str, tuple[Phrase, ...]]
    known: frozenset[str]
    hidden: frozenset[str]

    def matching(self, stems: Iterable[str]) -> list[Phrase]:
        """Phrases whose words all stand in the query, in any order; longer ones first."""
        given = set(stems)
        found = {phrase for one in given for phrase in self.phrases.get(one, ()) if phrase.stems <= given}
        return sorted(found, key=lambda phrase: (-len(phrase.stems), sorted(phrase.stems), phrase.expansions))


def content(text: str, language: str) -> list[str]:
    """The stems of the words that say something, each once."""
    found = written_out(words(text), language)
    return list(dict.fromkeys(stem(word, language) for word in found if word not in FUNCTION_WORDS))


def _shared(text: str, weight: float, language: str) -> list[tuple[str, float]]:
    """The words of one meaning, which must not count as so many typed words."""
    found = content(text, language)
    return [(one, weight / sqrt(len(found))) for one in found]


def _expansions(synonym: Synonym, language: str) -> tuple[tuple[str, float], ...]:
    weights: dict[str, float] = {}
    sources = [(synonym.official, OFFICIAL), (synonym.term, TERM)]
    sources += [(variant, VARIANT) for variant in synonym.variants if len(content(variant, language)) == 1]
    for text, weight in sources:
        for one, shared in _shared(text, weight, language):
            weights[one] = max(weights.get(one, 0.0), shared)
    return tuple(weights.items())


def build(synonyms: Iterable[Synonym], language: str) -> Lexicon:
    """The lexicon of these synonyms."""
    phrases: dict[str, set[Phrase]] = {}
    known = set(spoken_words(language))
    shown: set[str] = set()
    hidden: set[str] = set()
    for synonym in synonyms:
        expansions = _expansions(synonym, language)
        for said in (synonym.term, *synonym.variants, synonym.official):
            found = words(said)
            known.update(found)
            visible = synonym.shown or said == synonym.official
            (shown if visible else hidden).update(found)
            stems = frozenset(content(said, language))
            danger = synonym.urgency >= DANGER and said != synonym.official
            for one in stems:
                phrases.setdefault(one, set()).add(Phrase(stems, expansions, danger, said, synonym.official))
    spoken = also(language)
    for word, written in spoken.items():
        meant = tuple(pair for text in written for pair in _shared(text, WRITTEN, language))
        # "ditemani" is said of a companion, "teman" is not: a root that nobody listed says too little.
        root = word if stem(word, language) not in spoken else stem(word, language)
        phrases.setdefault(root, set()).add(
            Phrase(frozenset({root}), meant, False, word, ", ".join(written), counted=False)
        )
    return Lexicon({one: tuple(found) for one, found in phrases.items()}, frozenset(known), frozenset(hidden - shown))


@cache
def own_synonyms() -> tuple[Synonym, ...]:
    """The project's list (search/data/synonyms.json)."""
    rows = json.loads((DATA / "synonyms.json").read_text(encoding="utf-8"))
    return tuple(Synonym(**{**row, "variants": tuple(row["variants"])}) for row in rows)


@dataclass(frozen=True, slots=True)
class Addition:
    generation: Callable[[], Hashable]
    synonyms: Callable[[], Iterable[Synonym]]


additions: list[Addition] = []
_built: dict[str, tuple[tuple[Any, ...], Lexicon]] = {}


def effective(rules: Rules) -> list[Synonym]:
    """The project's synonyms as far as no editor has changed or switched them off, and the editors' own."""
    edited = rules.synonyms
    kept = [synonym for synonym in own_synonyms() if folded(synonym.term) not in edited]
    return kept + [
        Synonym(row.term, tuple(lines(row.variants)), row.official, row.urgency, row.display_ok)
        for row in edited.values()
        if row.active
    ]


def lexicon(language: str, rules: Rules = NONE) -> Lexicon:
    """The lexicon under these rules of the editors; built again where they or an addition have changed."""
    generation = (rules, *(addition.generation() for addition in additions))
    known = _built.get(language)
    if known is None or known[0][0] is not rules or known[0][1:] != generation[1:]:
        added = [synonym for addition in additions for synonym in addition.synonyms()]
        known = _built[language] = (generation, build([*effective(rules), *added], language))
    return known[1]
