"""What somebody typed, made safe and small. Nothing here stores or logs it."""

from dataclasses import dataclass

from .crisis import is_crisis
from .text import words

LONGEST_QUERY = 200
MOST_TERMS = 12

# Words that say nothing about what is wanted; dropped unless the query has no others.
FUNCTION_WORDS = frozenset(
    # One string: as a list of literals nobody can read or sort it.
    """
    ada adalah agar akan aku anda apa apakah atas atau bagaimana bagi bahwa bila bisa boleh buat dalam dan dapat
    dari dengan di dimana dong gimana harus ini itu jika juga kah kalau kalo kami kamu karena ke kemana kepada
    ketika kita klo ku lah lagi mana mau mengapa nya oleh pada para per pun saat saja saya sebagai sedang seperti
    si siapa sih sudah supaya tapi telah tentang tentu untuk yang ya
    a am an and are as at be by can do does for from have how i if in is it me my of on or should that the this to
    was we what when where which who why will with you your
    """.split()  # noqa: SIM905  # see above
)


@dataclass(frozen=True, slots=True)
class Query:
    """`text` is what stands in the box again; `terms` are folded and hold only letters and digits."""

    text: str
    terms: tuple[str, ...]
    shortened: bool = False
    crisis: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing at all was typed."""
        return not self.text


def parse(raw: str) -> Query:
    """A query of at most LONGEST_QUERY characters and MOST_TERMS words, whatever `raw` holds."""
    printable = "".join(char if char.isprintable() else " " for char in raw[: 4 * LONGEST_QUERY])
    text = " ".join(printable.split())[:LONGEST_QUERY].rstrip()
    found = words(text)
    meaningful = list(dict.fromkeys(word for word in found if word not in FUNCTION_WORDS))
    terms = meaningful or list(dict.fromkeys(found))
    shortened = len(terms) > MOST_TERMS or len(raw.strip()) > LONGEST_QUERY
    return Query(text, tuple(terms[:MOST_TERMS]), shortened, is_crisis(found))
