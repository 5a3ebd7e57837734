"""How names of places are compared: "Ki'e", "KIE" and "kie" are one name."""

import re
import unicodedata

# What people and tables put before a name. "Kota Balikpapan" is looked for as "balikpapan".
LEVEL_WORDS = {
    "provinsi": ("provinsi",),
    "prov": ("provinsi",),
    "kabupaten": ("kabupaten",),
    "kab": ("kabupaten",),
    "kota": ("kota",),
    "kecamatan": ("kecamatan",),
    "kec": ("kecamatan",),
    "kelurahan": ("kelurahan",),
    "kel": ("kelurahan",),
    "desa": ("desa",),
    "kampung": ("desa", "kelurahan"),
}
ALIAS_MARK = "|"
_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")
_APOSTROPHES = str.maketrans("", "", "'’‘`")


def plain(text: str) -> str:
    """The text in lower case without accents, apostrophes and punctuation; words one space apart."""
    if not text.isascii():
        text = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return _NOT_A_LETTER.sub(" ", text.translate(_APOSTROPHES).lower()).strip()


def split_level(text: str) -> tuple[tuple[str, ...], str]:
    """The levels that the first word of a plain text names, and the rest: "kec manggar" is a kecamatan "manggar"."""
    first, _, rest = text.partition(" ")
    return (LEVEL_WORDS[first], rest) if rest and first in LEVEL_WORDS else ((), text)


def search_key(name: str, level: str, aliases: str = "") -> str:
    """What is stored beside a region to be searched: its name, then each alias behind a mark.

    "Kota Administrasi Jakarta Selatan" is kept as "jakarta selatan"; the kecamatan "Kota Baru" keeps its "kota".
    """
    name_key = plain(name)
    if level in {"kota", "kabupaten"}:
        name_key = name_key.removeprefix(f"{level} ").removeprefix("administrasi ")
    others = "".join(f"{ALIAS_MARK}{plain(alias)}" for alias in aliases.splitlines() if alias.strip())
    return (name_key + others)[:400]
