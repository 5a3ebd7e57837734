"""Payloads padded to a few sizes and sealed with age, in memory (docs/confidential-format.md)."""

import hashlib
import json
import re
from collections.abc import Iterable
from typing import Any

import pyrage
from pyrage import x25519

BUCKETS = (4096, 16_384, 65_536, 262_144)
FILE_BUCKETS = (64 * 1024, 256 * 1024, 1024 * 1024, 4 * 1024 * 1024, 11 * 1024 * 1024)
LARGEST_FILE = 10 * 1024 * 1024
# The age program runs plugins for recipients of other kinds; the rest of the tools refuse them.
RECIPIENT = re.compile(r"age1[02-9ac-hj-np-z]{58}")
# What age adds to a payload: a header that grows with the recipients, and 16 bytes for each 64 KiB.
LONGEST_ENVELOPE = BUCKETS[-1] + 8192


class TooLargeError(ValueError):
    """A payload or file does not fit the largest size."""


class CannotOpenError(ValueError):
    """Not sealed to this key, or not whole."""


def recipient(text: str) -> x25519.Recipient:
    """An age X25519 recipient. Raises ValueError for any other kind."""
    if not RECIPIENT.fullmatch(text):
        raise ValueError(f"bukan penerima age X25519: {text[:80]}")
    try:
        return x25519.Recipient.from_str(text)
    except pyrage.RecipientError as error:
        raise ValueError(f"bukan penerima age X25519: {text[:80]}") from error


def _bucket(length: int, buckets: tuple[int, ...]) -> int:
    for size in buckets:
        if length <= size:
            return size
    raise TooLargeError(f"{length} bytes do not fit {buckets[-1]}")


def seal(payload: dict[str, Any], recipients: Iterable[str]) -> tuple[bytes, int]:
    """The sealed payload and the bucket it was padded to. Raises TooLargeError."""
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode()
    size = _bucket(len(text), BUCKETS)
    return pyrage.encrypt(text.ljust(size), [recipient(key) for key in recipients]), size


def unseal(envelope: bytes, identity: x25519.Identity) -> dict[str, Any]:
    """The payload. Raises CannotOpenError for another's key, a changed bit, a missing end, or what is no payload."""
    try:
        payload = json.loads(pyrage.decrypt(envelope, [identity]))
    except (pyrage.DecryptError, ValueError) as error:
        raise CannotOpenError(str(error)) from None
    if not isinstance(payload, dict) or payload.get("v") != 1:
        raise CannotOpenError("not a payload of version 1")
    return payload


def seal_file(content: bytes | bytearray) -> tuple[bytes, str]:
    """A file sealed to a key made for it alone, and that key. Raises TooLargeError above 10 MiB."""
    if len(content) > LARGEST_FILE:
        raise TooLargeError(f"{len(content)} bytes are more than {LARGEST_FILE}")
    size = _bucket(8 + len(content), FILE_BUCKETS)
    padded = b"".join((len(content).to_bytes(8, "big"), content, bytes(size - 8 - len(content))))  # one copy of 11 MB
    identity = x25519.Identity.generate()
    return pyrage.encrypt(padded, [identity.to_public()]), str(identity)


def unseal_file(sealed: bytes, key: str) -> bytes:
    """The file. Raises CannotOpenError."""
    try:
        padded = pyrage.decrypt(sealed, [x25519.Identity.from_str(key)])
    except (pyrage.DecryptError, pyrage.IdentityError, ValueError) as error:
        raise CannotOpenError(str(error)) from None
    length = int.from_bytes(padded[:8], "big")
    if length > len(padded) - 8:
        raise CannotOpenError("shorter than it says")
    return padded[8 : 8 + length]


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
