"""Content codings: which one a reader wants (RFC 9110 12.5.3), and the bytes in it."""

import gzip

import brotli

CODINGS = ("br", "gzip", "identity")  # what we prefer among those the reader likes equally
COMPRESSIBLE = (
    "text/",
    "application/json",
    "application/ld+json",
    "application/geo+json",
    "application/xml",
    "application/atom+xml",
    "application/rss+xml",
    "image/svg+xml",
)
SMALL = 200  # bytes; below this the coding costs more than it saves


def wanted(accept_encoding: str | None) -> str:
    """One of CODINGS. A header that excludes all of them is answered with identity (RFC 9110 allows it)."""
    if not accept_encoding:
        return "identity"
    weights: dict[str, float] = {}
    for item in accept_encoding.lower().split(","):
        name, _, parameters = item.partition(";")
        name = name.strip()
        weights["gzip" if name == "x-gzip" else name] = _weight(parameters)
    # identity is always acceptable unless excluded, but only where nothing better is.
    any_other = weights.get("*", 0.0)
    scores = {coding: weights.get(coding, any_other) for coding in ("br", "gzip")}
    scores["identity"] = weights.get("identity", 0.0 if weights.get("*") == 0.0 else 1e-6)
    best = max(CODINGS, key=lambda coding: scores[coding])  # max takes the first of equals
    return best if scores[best] > 0 else "identity"


def _weight(parameters: str) -> float:
    """The q value; 1 where there is none, 0 where it is not a number from 0 to 1."""
    name, equals, value = parameters.strip().partition("=")
    if not equals or name.strip() != "q":
        return 1.0
    try:
        weight = float(value)
    except ValueError:
        return 0.0
    return weight if 0 <= weight <= 1 else 0.0


def encoded(body: bytes, coding: str) -> bytes:
    """The body in this coding; the same bytes for the same body at any time."""
    if coding == "br":
        return brotli.compress(body, mode=brotli.MODE_TEXT, quality=5)
    if coding == "gzip":
        return gzip.compress(body, 6, mtime=0)
    return body
