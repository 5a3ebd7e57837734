"""The code a person comes back with: 19 random digits and a Damm check digit, shown as five groups of four."""

import secrets
import unicodedata

DIGITS = 19
# A totally anti-symmetric quasigroup of order 10 (Damm 2004, p. 111): every single wrong digit and every swap of
# two neighbours is noticed.
_TABLE = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)
_IGNORED = frozenset(" \t\r\n\u00a0\u2009-‐‑‒–—.·_")


class WrongCodeError(ValueError):
    """What was typed cannot be a code: too short, too long, not digits, or a wrong check digit."""


def check_digit(digits: str) -> str:
    """The Damm check digit of a string of ASCII digits."""
    state = 0
    for digit in digits:
        state = _TABLE[state][int(digit)]
    return str(state)


def with_check(number: int) -> str:
    """The code of a number below 10^19: 20 digits."""
    digits = f"{number:0{DIGITS}d}"
    return digits + check_digit(digits)


def new_code() -> str:
    """A code nobody had before (63 bits)."""
    return with_check(secrets.randbelow(10**DIGITS))


def parse(typed: str) -> str:
    """The 20 ASCII digits of what a person typed. Raises WrongCodeError before any slow work is done."""
    kept = [character for character in typed[:200] if character not in _IGNORED and not _invisible(character)]
    if len(kept) != DIGITS + 1:
        raise WrongCodeError("length")
    try:
        digits = "".join(str(unicodedata.decimal(character)) for character in kept)
    except ValueError:
        raise WrongCodeError("digits") from None
    if check_digit(digits[:-1]) != digits[-1]:
        raise WrongCodeError("check")
    return digits


def _invisible(character: str) -> bool:
    """Direction marks and the like, which come along when a code is copied from a chat."""
    return unicodedata.category(character) == "Cf"


def grouped(code: str) -> str:
    """The code as people write it down: five groups of four."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))
