"""Secrets that lie in files, not in the database nor in its backups. Made at first use, mode 0600."""

import os
import secrets
from contextlib import suppress
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings


def folder() -> Path:
    """COMPLAINTS_VAR, mode 0700."""
    path: Path = settings.COMPLAINTS_VAR
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def write_durably(path: Path, content: bytes, *, replace: bool = False) -> None:
    """Writes all or nothing, on disk when this returns. Without `replace`, FileExistsError where it stands already."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if replace:
            os.replace(temporary, path)
        else:
            os.link(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """A file's name is on disk only once its folder is."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@cache
def _secret(path: Path, length: int) -> bytes:
    if not path.exists():
        with suppress(FileExistsError):  # another process was first: its secret counts
            write_durably(path, secrets.token_bytes(length))
    content = path.read_bytes()
    if len(content) != length:
        raise ValueError(f"{path} must have {length} bytes, not {len(content)}")
    return content


def pepper() -> bytes:
    return _secret(folder() / "pepper", 32)


def token_key() -> bytes:
    return _secret(folder() / "token.key", 32)


def salt() -> bytes:
    return _secret(folder() / "salt", 16)


def webhook_key() -> Ed25519PrivateKey:
    """Signs what is handed to an office's own system."""
    return Ed25519PrivateKey.from_private_bytes(_secret(folder() / "webhook.key", 32))
