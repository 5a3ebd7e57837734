"""What pages and questions say in different words: "KDRT", "kekerasan dalam rumah tangga", "digebukin suami".

A document carries a term for each meaning of the project's list (search/data/synonyms.json) that it says; a question
that says the meaning otherwise looks for it too. The words of a meaning ("kekerasan", "rumah") are in most pages and
tell little one by one. Editors' own synonyms need no index written again: they work by their words alone.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from .lexicon import Phrase, build, own_synonyms
from .spoken import written_out
from .stemming import stem
from .stopwords import FUNCTION_WORDS
from .text import words

# What a meaning counts beside a typed word.
MEANING = 0.3
# Words of a phrase stand together, with at most this many others among them.
APART = 1
# A phrase across two sentences says nothing.
_ENDS = str.maketrans(dict.fromkeys(".;:?!", "\n"))


def term(official: str) -> str:
    """The term of documents that say this: letters and digits only, as engines take them, and readable."""
    return "makna" + "".join(words(official))[:80]


@cache
def _phrases(language: str) -> Mapping[str, tuple[Phrase, ...]]:
    """Each phrase by that of its stems which stands in the fewest phrases."""
    shared = build(own_synonyms(), language).phrases
    anchored: dict[str, list[Phrase]] = {}
    for phrase in {phrase for some in shared.values() for phrase in some if phrase.counted}:
        anchor = min(phrase.stems, key=lambda one: (len(shared[one]), one))
        anchored.setdefault(anchor, []).append(phrase)
    return {one: tuple(some) for one, some in anchored.items()}


def said(text: str, language: str) -> Iterator[str]:
    """Terms of the meanings of a text, once for each sentence or line that says them. None without a language."""
    phrases = _phrases(language) if language else {}
    for line in text.translate(_ENDS).splitlines() if phrases else ():
        found = [stem(word, language) for word in written_out(words(line), language) if word not in FUNCTION_WORDS]
        meant = {
            phrase.official
            for place, one in enumerate(found)
            for phrase in phrases.get(one, ())
            if phrase.stems <= _near(found, place, len(phrase.stems) + APART)
        }
        yield from sorted(map(term, meant))


def _near(found: list[str], place: int, width: int) -> set[str]:
    return set(found[max(0, place - width + 1) : place + width])


def meant(phrases: Iterable[Phrase]) -> Iterator[tuple[str, float]]:
    """Terms to look for, with their weight, where a question says these."""
    yield from ((one, MEANING) for one in sorted({term(phrase.official) for phrase in phrases if phrase.counted}))
