"""Text as every engine sees it: folded words with single blanks between them."""

import re
import unicodedata

# A word: letters and digits of any script. The underscore counts as a gap.
WORD = re.compile(r"[^\W_]+")
# Longer runs are encoded data, not words; PostgreSQL refuses lexemes of more than 2 kB.
LONGEST_WORD = 60
# PostgreSQL keeps at most 1 MB of lexemes a row.
LONGEST_TEXT = 200_000


def fold(text: str) -> str:
    """NFKC, lower case, accents dropped: "Café ﬁ ½" reads "cafe fi 1⁄2"."""
    text = unicodedata.normalize("NFKC", text).casefold()
    if text.isascii():
        return text
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def words(text: str) -> list[str]:
    """The folded words of a text in order, none longer than LONGEST_WORD."""
    return [word[:LONGEST_WORD] for word in WORD.findall(fold(text[:LONGEST_TEXT]))]


class _Folding(dict[int, str]):
    """One folded character for each character, so that positions in folded and original text agree."""

    def __missing__(self, code: int) -> str:
        folded = fold(chr(code))
        self[code] = folded[0] if folded else " "
        return self[code]


_FOLDING = _Folding()


def fold_in_place(text: str) -> str:
    """Folded text of exactly the same length: what is found at a position stands there in the original."""
    return text.lower() if text.isascii() else text.translate(_FOLDING)
