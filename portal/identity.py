"""Words that could point at a child, or that hurt whoever it happened to (PPRA; FACTS 7.1).

Simple patterns on purpose: they point an editor at a passage, a person decides.
"""

import re
from collections.abc import Iterator

# Word in a headline -> what to write instead.
BETTER_WORDS = {
    "rudapaksa": "perkosaan, kekerasan seksual",
    "dirudapaksa": "diperkosa",
    "digagahi": "diperkosa",
    "menggagahi": "memerkosa",
    "menggilir": "kekerasan seksual oleh beberapa orang",
    "digilir": "kekerasan seksual oleh beberapa orang",
    "dinodai": "mengalami kekerasan seksual",
    "menodai": "melakukan kekerasan seksual",
    "dicabuli": "mengalami kekerasan seksual",
    "mangsa": "korban",
    "gadis": "anak, anak perempuan, perempuan",
    "janda": "perempuan (status tidak perlu disebut)",
    "cantik": "tidak perlu disebut",
    "bocah": "anak",
    "cacat": "penyandang disabilitas",
    "PSK": "korban eksploitasi seksual (untuk anak)",
    "pelacur": "korban eksploitasi seksual (untuk anak)",
    "pernikahan dini": "perkawinan anak",
    "suka sama suka": "hubungan tanpa persetujuan",
    "monster": "terduga pelaku",
    "predator": "terduga pelaku",
}
_HEADLINE = re.compile(rf"\b({'|'.join(map(re.escape, BETTER_WORDS))})\b", re.IGNORECASE)
_BY_LOWER = {word.lower(): better for word, better in BETTER_WORDS.items()}

# As in “berinisial MR”, “M.R.”, “MR (14)”, “Bunga (bukan nama sebenarnya)”.
_INITIALS = re.compile(
    r"\b[Bb]er?inisial\b|\b[Ii]nisial\s+[A-Z]|\b(?:[A-Z]\.\s?){2,}|\b[A-Z][A-Za-z.]{0,15}\s*\((?:[1-9]|1[0-7])\b"
    r"|\bbukan nama sebenarnya\b|\bnama samaran\b"
)
_CHILD_AGE = re.compile(
    r"\((?:[1-9]|1[0-7])(?:\s*(?:tahun|thn|th))?\)|\b(?:[1-9]|1[0-7])\s*(?:tahun|thn|th)\b|\b(?:usia|umur)\s+(?:[1-9]|1[0-7])\b"
)
_PLACE = re.compile(
    r"\b(?:SD|SDN|MI|SMP|SMPN|MTs|MTsN|SMA|SMAN|SMK|SMKN|MA|MAN|TK|PAUD|[Pp]esantren|[Ss]ekolah)\s+(?:[A-Z]|\d|[Nn]egeri)"
    r"|\b(?:[Kk]elurahan|[Dd]esa|[Kk]ampung|[Dd]usun|RT|RW|[Gg]ang|[Jj]alan|Jl\.?)\s+(?:[A-Z]|\d)"
)
_FAMILY = re.compile(
    r"\b(?:anak|putra|putri|anak tiri|anak kandung|anak angkat|cucu|keponakan)\s+dari\s+\S+"
    r"|\b(?:ayah|ibu|bapak|paman|bibi|kakek|nenek|kakak|adik|orang tua)\s+(?:kandung\s+|tiri\s+)?(?:si\s+)?korban\b",
    re.IGNORECASE,
)
NEARBY = 200  # characters on either side: about two sentences


def headline_words(line: str) -> Iterator[tuple[str, str]]:
    """(word as written, what to write instead) for each harmful word of a headline."""
    for match in _HEADLINE.finditer(line):
        yield match[0], _BY_LOWER[match[0].lower()]


def revealing_passages(text: str) -> Iterator[str]:
    """Passages in which initials or an alias, a child's age and a school or village stand close together."""
    end = -1
    for match in _INITIALS.finditer(text):
        if match.start() < end:
            continue
        passage = text[max(0, match.start() - NEARBY) : match.end() + NEARBY]
        if _CHILD_AGE.search(passage) and _PLACE.search(passage):
            end = match.end() + NEARBY
            yield text[match.start() : end]


def family_words(text: str) -> Iterator[str]:
    """Passages that say whose child or whose parent somebody is."""
    for match in _FAMILY.finditer(text):
        yield text[max(0, match.start() - 20) : match.end() + 20]
