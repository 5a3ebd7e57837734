"""`manage.py complaints_worker`: brings complaints to their offices, and keeps the promised times."""

import fcntl
import io
import os
import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections

from complaints.sealing import secret_files
from complaints.work import Rounds

PAUSE = 5  # seconds between rounds


class Command(BaseCommand):
    help = "Mengantar laporan ke UPTD, menjaga tenggat, mengirim surel tanpa isi; sampai dihentikan."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="satu putaran saja")
        parser.add_argument("--parent", type=int, help="berhenti bila proses ini sudah tidak ada")

    def handle(self, *args: Any, **options: Any) -> None:
        rounds = Rounds()
        with _only_one():
            if options["once"]:
                rounds.turn()
                return
            if settings.EMAIL_BACKEND.endswith("dummy.EmailBackend"):
                self.stderr.write("complaints_worker: EMAIL_URL kosong, petugas tidak diberi tahu lewat surel")
            stop = threading.Event()
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: stop.set())
            while not stop.is_set():
                close_old_connections()
                rounds.turn()
                for _ in range(PAUSE):
                    if stop.wait(1) or (options["parent"] and os.getppid() != options["parent"]):
                        return


def _only_one() -> io.TextIOWrapper:
    """The open lock file. Raises CommandError where another worker of this installation holds it."""
    lock = open(secret_files.folder() / "worker.lock", "w")  # noqa: SIM115  # held until the process ends
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.close()
        raise CommandError("Pekerja jalur rahasia yang lain sudah berjalan.") from None
    return lock
