"""The place that a question names: "lapor kdrt di manggar baru" is about the kelurahan Manggar Baru."""

from collections.abc import Iterator

from django.conf import settings
from django.db import connection

from regions.lookup import LONGEST_QUERY, place_of
from regions.models import Region
from regions.names import ALIAS_MARK, LEVEL_WORDS, plain
from regions.panels import Place
from regions.querysets import LAST_SIGN

TABLE = Region._meta.db_table
LONGEST_NAME = 4  # words; longer names are rare, and people shorten them
MOST_WORDS = 12
MOST_NAMESAKES = 2_000  # 12 words of a question can name hundreds of villages each
SHORTEST_NAME = 3  # letters: below are villages called "Au" and "Oi", and half the little words of the language
NEARNESS = {"di", "dari", "daerah", "wilayah", "sekitar", "dekat", "in", "near", "from"}
LARGE = {Region.Level.PROVINSI, Region.Level.KABUPATEN, Region.Level.KOTA}


def _phrases(words: list[str]) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    """(name, levels said before it, whether it is said to be a place), the longest names first."""
    for length in range(min(LONGEST_NAME, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            name = " ".join(words[start : start + length])
            before = words[start - 1] if start else ""
            if len(name) >= SHORTEST_NAME and not name.isdigit() and words[start] not in NEARNESS:
                yield name, LEVEL_WORDS.get(before, ()), before in NEARNESS or before in LEVEL_WORDS


def _is_meant(level: str, code: str, levels: tuple[str, ...], said: bool) -> bool:
    """Villages are called "Damai" and "Suka Maju": further away only what is said to be a place counts as one."""
    return (not levels or level in levels) and (said or level in LARGE or code.startswith(_home()))


def _home() -> str:
    return settings.PORTAL_HOME_REGION


def _named(names: set[str]) -> list[tuple[str, str, str]]:
    """(search key, level, code) of the regions with one of these names, whether or not they have other names too.

    Written by hand: of up to 42 names the ORM takes 6 ms of CPU to write the same. Both ways are answered by index
    (see regions.querysets.begins_with).
    """
    values = list(names)
    same = f"search_key IN ({', '.join(['%s'] * len(values))})"
    for name in names:
        beginning = name + ALIAS_MARK
        values += [beginning, beginning + LAST_SIGN] if connection.vendor == "sqlite" else [f"{beginning}%"]
    one = "(search_key >= %s AND search_key < %s)" if connection.vendor == "sqlite" else "search_key LIKE %s"
    condition = " OR ".join([same, *[one] * len(names)])
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT search_key, level, code FROM {TABLE} WHERE {condition} LIMIT {MOST_NAMESAKES}",  # noqa: S608  # ours
            values,
        )
        return cursor.fetchall()


def _rank(level: str, code: str) -> tuple[bool, bool]:
    """The agency's own places before others, then large ones before villages."""
    return (not code.startswith(_home()), level not in LARGE)


def mentioned(text: str) -> Place | None:
    """The one place that this text names, by its whole name, or None where it names none or it may be several.

    The longest name counts; of equal ones that in the agency's region. At most two queries; one where there is none.
    """
    words = plain(text[:LONGEST_QUERY]).split()[:MOST_WORDS]
    # "damai di manggar": of two names equally long the one that is said to be a place.
    phrases = sorted(_phrases(words), key=lambda phrase: (-phrase[0].count(" "), not phrase[2]))
    if not phrases:
        return None
    named: dict[str, list[tuple[str, str]]] = {}
    for key, level, code in _named({name for name, _levels, _said in phrases}):
        named.setdefault(key.partition(ALIAS_MARK)[0], []).append((level, code))
    for name, levels, said in phrases:
        fits = [(level, code) for level, code in named.get(name, []) if _is_meant(level, code, levels, said)]
        if fits:
            best = min(_rank(level, code) for level, code in fits)
            codes = [code for level, code in fits if _rank(level, code) == best]
            return place_of(codes[0]) if len(codes) == 1 else None
    return None
