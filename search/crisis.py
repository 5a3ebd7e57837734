"""Words after which numbers to call come first, before any result (FACTS 7.3: urgency 2)."""

from collections.abc import Sequence

# Roots inside a word: "pukul" finds dipukul, dipukuli, memukul-mukul (mem+pukul loses its p: "mukul").
_ROOTS = (
    "mukul", "dipukul", "pukuli", "hajar", "gebuk", "tampar", "tendang", "cekik", "cekek", "aniaya", "siksa",
    "tonjok", "tabok", "tampol", "gampar", "gaplok", "jotos", "bogem", "keplak", "grepe", "gerayang",
    "perkosa", "rudapaksa", "cabul", "setubuh", "sodomi", "leceh", "gagahi", "nyiksa",
    "bunuh", "bacok", "tikam", "disekap", "dikurung", "diculik", "culik", "diancam", "ditusuk", "dibakar",
    "strangl", "chok", "suicid", "raped", "rapist", "molest", "kidnap", "stabb",
)  # fmt: skip
# Whole words.
_WORDS = frozenset(
    {"diraba", "meraba", "inses", "berdarah", "darurat", "sekarat", "kdrt"} | {"rape", "beaten", "incest", "emergency"}
)
# Words in this order, next to each other.
_PHRASES = (
    ("takut", "pulang"), ("takut", "dirumah"), ("takut", "di", "rumah"), ("mau", "mati"), ("ingin", "mati"),
    ("pengen", "mati"), ("menyakiti", "diri"), ("main", "tangan"), ("ringan", "tangan"), ("air", "keras"),
    ("self", "harm"), ("kill", "me"), ("kill", "myself"), ("want", "to", "die"), ("hits", "me"), ("hit", "me"),
    ("beats", "me"), ("beat", "me"), ("hurts", "me"), ("afraid", "to", "go", "home"), ("scared", "to", "go", "home"),
    ("di", "pukul"), ("di", "perkosa"), ("di", "ancam"), ("di", "bunuh"),
)  # fmt: skip


def is_crisis(found: Sequence[str]) -> bool:
    """Whether these folded words sound like somebody in danger. Too often is better than too seldom."""
    if any(word in _WORDS or any(root in word for root in _ROOTS) for word in found):
        return True
    line = f" {' '.join(found)} "
    return any(f" {' '.join(phrase)} " in line for phrase in _PHRASES)
