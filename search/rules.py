"""The editors' rules as the search uses them: read again as soon as one has changed, whoever changed it, wherever.

One cheap query for each question asks whether they have. It needs no message between processes, and within a
transaction that is rolled back it is right as well.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import connection
from django.utils import timezone

from .models import RULES, BestBet, BlockedSuggestion, CrisisTrigger, StemRule, SynonymRule
from .models.rules import lines
from .stemming import stem
from .stopwords import FUNCTION_WORDS
from .text import words


@dataclass(frozen=True, slots=True)
class Bet:
    """`phrases`: roots that all stand in the question."""

    phrases: tuple[frozenset[str], ...]
    address: str
    starts_on: date | None
    ends_on: date | None

    def answers(self, stems: frozenset[str]) -> bool:
        today = timezone.localdate()
        in_time = (self.starts_on or today) <= today <= (self.ends_on or today)
        return in_time and any(phrase <= stems for phrase in self.phrases)


@dataclass(frozen=True, slots=True)
class Rules:
    """`synonyms`: by term as folded words. `roots`: folded word -> root. `crisis`, `blocked`: folded words."""

    synonyms: Mapping[str, SynonymRule] = field(default_factory=dict)
    roots: Mapping[str, str] = field(default_factory=dict)
    crisis: tuple[str, ...] = ()
    blocked: tuple[frozenset[str], ...] = ()
    bets: tuple[Bet, ...] = ()

    def blocks(self, text: str) -> bool:
        """Whether this may not be suggested."""
        found = frozenset(words(text)) if self.blocked else frozenset()
        return any(phrase <= found for phrase in self.blocked)


def folded(text: str) -> str:
    return " ".join(words(text))


def _bet(row: BestBet) -> Bet:
    phrases = [
        frozenset(stem(word, "id") for word in words(line) if word not in FUNCTION_WORDS)
        for line in lines(row.phrases)
    ]
    return Bet(tuple(filter(None, phrases)), row.address, row.starts_on, row.ends_on)


def _read() -> Rules:
    return Rules(
        synonyms={folded(row.term): row for row in SynonymRule.objects.all()},
        roots=dict(StemRule.objects.values_list("word", "root")),
        crisis=tuple(folded(phrase) for phrase in CrisisTrigger.objects.values_list("phrase", flat=True)),
        blocked=tuple(frozenset(words(row.phrase)) for row in BlockedSuggestion.objects.all()),
        bets=tuple(_bet(row) for row in BestBet.objects.all()),
    )


_STATE = " UNION ALL ".join(f"SELECT max(updated_at), count(*) FROM {rule._meta.db_table}" for rule in RULES)  # noqa: S608  # our own names
NONE = Rules()
_known: tuple[Hashable, Rules] = ((), NONE)


def generation() -> Hashable:
    """Differs from what it was before as soon as any rule has. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_STATE)
        return tuple(cursor.fetchall())


def last_rules() -> Rules:
    """The rules as this process last read them: no query more where the question was understood just before."""
    return _known[1]


def rules() -> Rules:
    """The rules that stand now."""
    global _known  # one for each process
    now = generation()
    if _known[0] != now:
        _known = (now, _read())
    return _known[1]
