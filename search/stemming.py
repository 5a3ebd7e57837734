"""Roots of words: Snowball's Indonesian and English, after a list of words that it gets wrong."""

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

import snowballstemmer

DATA = Path(__file__).parent / "data"
ALGORITHMS = {"id": "indonesian", "en": "english"}
DISTINCT_WORDS = 200_000  # kept in memory: a word is stemmed once in a process (pure Python takes 30 µs)


@cache
def code_overrides() -> Mapping[str, str]:
    """Word -> root, Indonesian: where m-/ny- swallow the first letter, and spoken forms ("dipukulin")."""
    found: dict[str, str] = json.loads((DATA / "stems.json").read_text(encoding="utf-8"))
    return found


@lru_cache(maxsize=DISTINCT_WORDS)
def stem(word: str, language: str) -> str:
    """The root of a folded word. Documents that read the same in every language ("") keep their words."""
    if not language or not word.isalpha():
        return word
    if language == "id" and word in code_overrides():
        return code_overrides()[word]
    algorithm = ALGORITHMS.get(language)
    # One for each call: the stemmer keeps the word it works on in itself, and threads share this module.
    return str(snowballstemmer.stemmer(algorithm).stemWord(word)) if algorithm else word
