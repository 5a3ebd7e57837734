"""How people write on a telephone: short forms, spoken words and spoken endings, as the words that pages print.

`search/data/spoken.json`: `short` forms stand for the word and nothing else; of `also` both are looked for.
The endings and prefixes are those of J. N. Sneddon, Colloquial Jakartan Indonesian (Pacific Linguistics 2006).
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from .stemming import DATA

SPOKEN = "id"
SHORTEST_BASE = 3
_SUFFIXES = ("in", "kan", "an", "nya", "ku", "mu", "lah", "i")
_VOWEL = "[aiueo]"
# Prefix, what may follow it, and with what the written root begins: ngurung -> kurung, nyebar -> sebar.
_PREFIXES = (
    (re.compile(f"nge(?={_VOWEL}?[^aiueo])"), ("",)),
    (re.compile(f"ng(?={_VOWEL})"), ("k", "")),
    (re.compile("ng(?=[gh])"), ("",)),
    (re.compile(f"ny(?={_VOWEL})"), ("s", "c")),
    (re.compile(f"n(?={_VOWEL})"), ("t",)),
    (re.compile("n(?=[tdcj])"), ("",)),
    (re.compile(f"m(?={_VOWEL})"), ("p",)),
    (re.compile("m(?=[bp])"), ("",)),
    (re.compile("(?:di|ke|te)(?=.)"), ("",)),
)
# How a form may be spelt otherwise. dateng: datang; brani: berani; napkah: nafkah; fikir: pikir; ijin: izin.
_SPELT = tuple(
    (re.compile(seen), meant)
    for seen, meant in (
        (r"e(?=[^aiueo]+$)", "a"), (r"^([^aiueo])(?=[^aiueo])", r"\1e"),
        ("p", "f"), ("f", "p"), ("j", "z"), ("o", "u"),
    )
)  # fmt: skip


def _turned(table: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Spoken word -> written ones."""
    found: dict[str, tuple[str, ...]] = {}
    for written, spoken in table.items():
        for word in spoken.split():
            found[word] = (*found.get(word, ()), written)
    return found


@cache
def _tables() -> dict[str, dict[str, tuple[str, ...]]]:
    tables: dict[str, dict[str, str]] = json.loads((DATA / "spoken.json").read_text(encoding="utf-8"))
    return {name: _turned(table) for name, table in tables.items()}


def written_out(found: Sequence[str], language: str) -> list[str]:
    """Folded words with each short form replaced by what it stands for."""
    if language != SPOKEN:
        return list(found)
    short = _tables()["short"]
    return [one for word in found for meant in short.get(word, (word,)) for one in meant.split()]


def also(language: str) -> Mapping[str, tuple[str, ...]]:
    """Spoken word -> what pages print for it."""
    return _tables()["also"] if language == SPOKEN else {}


def bases(word: str, language: str) -> Iterator[str]:
    """What a spoken form may be made of: "ngumpetin" of "umpet" or "kumpet"."""
    if language != SPOKEN:
        return
    cut = [word, *(word.removesuffix(end) for end in _SUFFIXES if word.endswith(end))]
    for form in cut:
        begun = [form]
        for prefix, letters in _PREFIXES:
            if found := prefix.match(form):
                begun += [letter + form[found.end() :] for letter in letters]
        for base in begun:
            if len(base) >= SHORTEST_BASE:
                yield from {base, *(seen.sub(meant, base) for seen, meant in _SPELT)} - {word}


@cache
def known(language: str) -> frozenset[str]:
    """Words that are no mistakes."""
    if language != SPOKEN:
        return frozenset()
    pairs = [pair for table in _tables().values() for pair in table.items()]
    return frozenset(one for word, meant in pairs for one in (word, *" ".join(meant).split()))
