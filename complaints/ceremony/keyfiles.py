"""Key files that people keep on a stick: the officers' and the root's. None of them belongs on the server."""

import base64
import json
import os
from datetime import date
from pathlib import Path

import pyrage
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from complaints.sealing.acknowledgements import public_key
from complaints.sealing.signing import OfficerKey, officer_key

PREFIX = "AGE-SECRET-KEY-1"


class BadKeyFileError(ValueError):
    """A file is not the key it should be, or cannot be read; the message names the file, never its content."""


def new_file(path: Path, content: str, mode: int = 0o600) -> None:
    """Writes a file that must not exist yet, whole or not at all. Raises OSError."""
    # No temporary file with a link, as on the server: sticks are often FAT, which knows no links.
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise


def public_halves(label: str, key: OfficerKey) -> dict[str, str]:
    """What goes into a keyset's description."""
    return {"label": label, "age": key.age, "sign": key.sign}


def officer_file(label: str, key: OfficerKey, made_on: date) -> str:
    """Content of a key file, as age reads it: lines with # are for people."""
    lines = [f"# created: {made_on}", f"# label: {label}", f"# public key: {key.age}", f"# sign: {key.sign}"]
    return "\n".join([*lines, key.identity, ""])


def read_officer_key(path: Path) -> OfficerKey:
    """The key in a file of ours or of age-keygen. Raises BadKeyFileError."""
    try:
        found = [line.strip() for line in path.read_text().splitlines() if line.strip().startswith(PREFIX)]
        if len(found) != 1:
            raise BadKeyFileError(f"{path}: {len(found)} kunci di dalamnya, harus satu")
        return officer_key(found[0])
    except OSError as error:
        raise BadKeyFileError(f"{path}: {error.strerror}") from None
    except (UnicodeDecodeError, pyrage.IdentityError):  # what a library says of a broken key may quote it
        raise BadKeyFileError(f"{path}: bukan kunci petugas") from None


def read_public(path: Path) -> dict[str, str]:
    """The public halves in a file of uptd_officer_key. Raises BadKeyFileError."""
    try:
        data = json.loads(path.read_text())
        return {name: str(data[name]) for name in ("label", "age", "sign")}
    except OSError as error:
        raise BadKeyFileError(f"{path}: {error.strerror}") from None
    except (ValueError, KeyError, TypeError):
        raise BadKeyFileError(f"{path}: bukan berkas publik petugas (uptd_officer_key --public)") from None


def root_files(key: Ed25519PrivateKey, passphrase: str) -> tuple[str, str]:
    """Content of the root's private file (PEM, encrypted where there is a passphrase) and of its public file."""
    guard = BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, guard).decode(), public_key(key) + "\n"


def root_is_locked(path: Path) -> bool:
    """Whether a passphrase is needed. Raises BadKeyFileError."""
    try:
        return b"ENCRYPTED" in path.read_bytes()
    except OSError as error:
        raise BadKeyFileError(f"{path}: {error.strerror}") from None


def read_root(path: Path, passphrase: str = "") -> Ed25519PrivateKey:
    """The root's private key. Raises BadKeyFileError."""
    try:
        key = load_pem_private_key(path.read_bytes(), passphrase.encode() if passphrase else None)
    except OSError as error:
        raise BadKeyFileError(f"{path}: {error.strerror}") from None
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise BadKeyFileError(f"{path}: bukan kunci induk, atau frasa sandinya salah") from None
    if not isinstance(key, Ed25519PrivateKey):
        raise BadKeyFileError(f"{path}: bukan kunci induk (Ed25519)")
    return key


def is_public_key(text: str) -> bool:
    """Whether `text` is b64 of 32 bytes, as public signing keys are written."""
    try:
        return len(base64.b64decode(text, validate=True)) == 32
    except ValueError:
        return False
