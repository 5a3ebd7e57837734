"""Which of Indonesia's three time zones a province keeps (Keppres 41/1987 and the later provinces)."""

WIB, WITA, WIT = "Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"
SHORT_NAMES = {WIB: "WIB", WITA: "WITA", WIT: "WIT"}

_WITA_PROVINCES = frozenset({"51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"})
_WIT_PROVINCES = frozenset({"81", "82", "91", "92", "93", "94", "95", "96", "97"})


def zone_of(code: str) -> str:
    """IANA name of the time zone at a Kemendagri code of any level."""
    province = code[:2]
    if province in _WITA_PROVINCES:
        return WITA
    return WIT if province in _WIT_PROVINCES else WIB
