"""The number all processes of one host agree on: pages rendered under another one are void."""

import io
import itertools
import os
import threading
import time
from pathlib import Path

from django.conf import settings

Stamp = tuple[int, int]
RECHECK = 1.0  # seconds


class Generation:
    """One file that grows by one byte with each change of content; its size is the generation.

    Appending is atomic between processes, so there is no lock, and asking for the size is the cheapest
    question to the system that is always true. A mapped counter costs the same, but a worker dies (SIGBUS)
    when somebody restores a backup over the mapped file. A deleted or replaced file is noticed in a second.
    """

    def __init__(self, path: Path) -> None:
        self.path = os.fspath(path)
        self._opened: tuple[io.FileIO, int] | None = None  # the file and the how-manieth it is
        self._inode = (0, 0)
        self._count = itertools.count(1)
        self._recheck_at = 0.0
        self._lock = threading.Lock()

    def read(self) -> Stamp | None:
        """The current generation; compare for equality only. None where the file cannot be read."""
        now = time.monotonic()
        if now >= self._recheck_at:
            self._recheck(now)
        opened = self._opened  # read once: a file that is exchanged meanwhile stays open while we hold it
        return None if opened is None else (opened[1], opened[0].seek(0, os.SEEK_END))

    def _recheck(self, now: float) -> None:
        with self._lock:
            try:
                found = os.stat(self.path)
                if self._opened is None or (found.st_dev, found.st_ino) != self._inode:
                    self._opened = io.FileIO(self.path), next(self._count)
                    self._inode = (found.st_dev, found.st_ino)
                self._recheck_at = now + RECHECK
            except OSError:
                self._opened = None  # asks again at once

    def bump(self) -> None:
        """Starts a new generation. Raises OSError if the file cannot be written."""
        descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o644)
        try:
            os.write(descriptor, b".")
        finally:
            os.close(descriptor)


def current() -> Generation:
    """The generation of this installation."""
    return Generation(settings.PORTAL_VAR / "content.generation")


def content_changed() -> None:
    """Voids all kept pages. For writes that do not pass through Django's connections (COPY, psql)."""
    current().bump()
