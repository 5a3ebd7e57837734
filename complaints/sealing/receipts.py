"""From a code to what the database may know of it, and to the key of replies (docs/confidential-format.md)."""

import hashlib
import hmac
import threading
from dataclasses import dataclass
from functools import cached_property

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from nacl.pwhash.argon2id import kdf
from pyrage import x25519

from complaints.sealing import bech32, secret_files
from complaints.sealing.codes import DIGITS, with_check

MEMORY = 19 * 1024 * 1024  # bytes
PASSES = 2
# A process has one core to itself: four derivations at once take as long as one after the other, and 57 MB more.
_one_at_a_time = threading.Lock()


def derive(key: bytes, purpose: str) -> bytes:
    """32 bytes for one purpose (HKDF-SHA256 without a salt)."""
    return HKDF(SHA256(), 32, salt=None, info=purpose.encode()).derive(key)


def identity_from(secret: bytes) -> x25519.Identity:
    """The age identity of 32 secret bytes."""
    return x25519.Identity.from_str(bech32.encode("age-secret-key-", secret).upper())


@dataclass(frozen=True)
class Receipt:
    """What follows from a code. `lookup` and `identity` are secrets of the person; neither is stored."""

    lookup: bytes
    reply_secret: bytes

    @cached_property
    def identity(self) -> x25519.Identity:
        return identity_from(self.reply_secret)

    @property
    def reply_to(self) -> str:
        return str(self.identity.to_public())

    @property
    def index(self) -> bytes:
        return index_of(self.lookup)


def open_code(code: str, salt: bytes | None = None) -> Receipt:
    """The receipt of a code of 20 digits; takes argon2id's time (11 ms) whether the code exists or not.

    With our own salt, unless another portal's is given.
    """
    salt = secret_files.salt() if salt is None else salt
    with _one_at_a_time:
        key = kdf(32, code.encode(), salt, opslimit=PASSES, memlimit=MEMORY)  # one lane, as libsodium always has
    return Receipt(derive(key, "lookup-v1"), derive(key, "reply-v1"))


def index_of(lookup: bytes) -> bytes:
    """What the database holds of a lookup value: useless without the pepper, which is in no database."""
    return hmac.digest(secret_files.pepper(), lookup, hashlib.sha256)


def code_of_form(nonce: bytes) -> str:
    """The code of a form sent without JavaScript: sent twice, it shows the same one."""
    digest = hmac.digest(secret_files.token_key(), b"code-v1" + nonce, hashlib.sha256)
    return with_check(int.from_bytes(digest, "big") % 10**DIGITS)
