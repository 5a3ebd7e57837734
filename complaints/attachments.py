"""Sealed files beside complaints, in a folder of their own: each has a random name and is never opened here."""

import errno
import logging
import os
import re
import uuid
from collections.abc import Iterable
from pathlib import Path

from complaints.sealing import secret_files
from complaints.sealing.envelope import sha256

NAME = re.compile(r"[0-9a-f]{32}")
MOST = 6  # of one complaint: three photos, and the original of each
# Files are let go first, words never (COMPLAINTS section 7): the last of the disk is kept for words.
ROOM_FOR_WORDS = 512 * 1024 * 1024  # or a twentieth of a small disk
logger = logging.getLogger("complaints.attachments")


def folder() -> Path:
    path = secret_files.folder() / "attachments"
    path.mkdir(mode=0o700, exist_ok=True)
    return path


def path_of(name: str) -> Path:
    """Where a sealed file lies. Raises ValueError for a name that is not one of ours."""
    if not NAME.fullmatch(name):
        raise ValueError("not the name of an attachment")
    return folder() / f"{name}.age"


def _has_room(size: int) -> bool:
    """Whether as much of the disk as words may need stays free beside a file of this size."""
    disk = os.statvfs(folder())
    reserve = min(ROOM_FOR_WORDS, disk.f_blocks * disk.f_frsize // 20)
    return disk.f_bavail * disk.f_frsize - size >= reserve


def store(sealed: bytes) -> tuple[str, str]:
    """Puts a sealed file on disk; its random name and SHA-256. Without a complaint it is collected after a day.

    Raises OSError, also where the disk has room for words only.
    """
    if not _has_room(len(sealed)):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    name = uuid.uuid4().hex
    secret_files.write_durably(path_of(name), sealed)
    return name, sha256(sealed)


def read(name: str, digest: str) -> bytes | None:
    """The sealed file; None where it is gone or is not what was taken in."""
    try:
        content = path_of(name).read_bytes()
    except (OSError, ValueError):
        return None
    if sha256(content) != digest:
        logger.error("attachment %s is not what was taken in", name)
        return None
    return content


def are_here(files: Iterable[tuple[str, str]]) -> bool:
    """Whether each of them was uploaded and is what it says."""
    return all(read(name, digest) is not None for name, digest in files)
