"""The office's key file, and the portal's public key."""

import base64
import json
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from pyrage import x25519

PREFIX = "AGE-SECRET-KEY-1"
_ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
LONGEST_KEYS = 4 * 1024 * 1024


class BadKeyError(ValueError):
    """A key cannot be used; the message names where it came from, never the key."""


@dataclass(frozen=True)
class OfficeKey:
    """Opens complaints, and signs for them."""

    identity: x25519.Identity
    signing: Ed25519PrivateKey

    @property
    def sign(self) -> str:
        """The public half that the keyset names as the endpoint's `sign`."""
        raw = self.signing.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        return base64.b64encode(raw).decode()


def read_office_key(path: Path) -> OfficeKey:
    """Raises BadKeyError."""
    try:
        lines = [line.strip() for line in path.read_text().splitlines() if line.strip().startswith(PREFIX)]
        (text,) = lines
        identity = x25519.Identity.from_str(text)
    except OSError as error:
        raise BadKeyError(f"{path}: {error.strerror}") from None
    except (ValueError, pyrage.IdentityError):
        raise BadKeyError(f"{path}: harus berisi satu kunci age") from None
    # bech32 (BIP-173) without its checksum of six letters, which pyrage has just checked.
    bits = "".join(f"{_ALPHABET.index(letter):05b}" for letter in text[len(PREFIX) :].lower()[:-6])
    secret = bytes(int(bits[place : place + 8], 2) for place in range(0, 256, 8))
    seed = HKDF(SHA256(), 32, salt=None, info=b"uptd-ack-v1").derive(secret)
    return OfficeKey(identity, Ed25519PrivateKey.from_private_bytes(seed))


def portal_key(text: str) -> Ed25519PublicKey:
    """The portal's webhook key: as b64, or published under the portal's address. Raises BadKeyError."""
    if text.startswith(("https://", "http://127.0.0.1:", "http://localhost:")):
        text = _published(text)
    try:
        return Ed25519PublicKey.from_public_bytes(base64.b64decode(text, validate=True))
    except ValueError:
        raise BadKeyError("--portal: bukan alamat https dan bukan kunci publik") from None


def _published(address: str) -> str:
    parts = urlsplit(address)
    url = f"{parts.scheme}://{parts.netloc}/.well-known/uptd-keys.json"
    try:
        with urllib.request.urlopen(url, timeout=20) as answer:  # noqa: S310  # https or this machine, see portal_key
            return str(json.loads(answer.read(LONGEST_KEYS))["webhook"])
    except (OSError, ValueError, KeyError, TypeError):
        raise BadKeyError(f"{url}: tidak ada kunci portal di sana") from None
