"""Forms without a cookie: where a form stood, how old it is, and the one-time value its code comes from."""

import base64
import binascii
import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass

from complaints.sealing import secret_files

YOUNGEST = 3  # seconds; no person reads and answers the form faster
OLDEST = 12 * 3600
NONCE = 16


class WrongTokenError(ValueError):
    """Not a token of ours."""


@dataclass(frozen=True)
class Token:
    """A form that we showed: its one-time value and its age in seconds."""

    nonce: bytes
    age: float

    @property
    def is_fresh(self) -> bool:
        return YOUNGEST <= self.age <= OLDEST

    @property
    def is_young(self) -> bool:
        """Sent faster than a person answers; in a moment it will count."""
        return 0 <= self.age < YOUNGEST


def _signature(body: bytes) -> bytes:
    return hmac.digest(secret_files.token_key(), b"token-v1" + body, hashlib.sha256)[:16]


def new_token(now: float | None = None) -> str:
    """A token for one form: 16 random bytes, the second, a signature; no name and no address in it."""
    body = secrets.token_bytes(NONCE) + int(now or time.time()).to_bytes(6, "big")
    return base64.urlsafe_b64encode(body + _signature(body)).decode().rstrip("=")


def again(text: str) -> str:
    """The token of a form that is shown again. Whoever corrects one answer and sends at once is not too fast."""
    try:
        before = read_token(text)
    except WrongTokenError:
        return new_token()
    return text if before.is_young else new_token(time.time() - YOUNGEST)


def read_token(text: str, now: float | None = None) -> Token:
    """Raises WrongTokenError for anything that this server did not sign. The age is not judged here."""
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise WrongTokenError from None
    body, signature = raw[: NONCE + 6], raw[NONCE + 6 :]
    if len(raw) != NONCE + 6 + 16 or not hmac.compare_digest(signature, _signature(body)):
        raise WrongTokenError
    return Token(body[:NONCE], (now or time.time()) - int.from_bytes(body[NONCE:], "big"))
