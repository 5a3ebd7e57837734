"""`manage.py worker`: what happens by the clock, beside the server: scheduled publishing, and what apps register."""

import fcntl
import io
import os
import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections

from portal.health import HEARTBEAT
from portal.jobs import Job, jobs

PAUSE = 30  # seconds between rounds
ROUND = ("publish_scheduled", "search_tidy")


class Command(BaseCommand):
    help = "Menerbitkan halaman terjadwal tiap 30 detik, sampai dihentikan."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="satu putaran saja")
        parser.add_argument("--parent", type=int, help="berhenti bila proses ini sudah tidak ada")

    def handle(self, *args: Any, **options: Any) -> None:
        lock = _only_one()
        stop = threading.Event()
        with lock:
            if options["once"]:
                self._round()
                for name, job in jobs.items():
                    self._turn(name, job)
                return
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: stop.set())
            for name, job in jobs.items():
                # Daemons: a stopping worker waits for no other machine. What they do may end at any moment.
                threading.Thread(target=self._repeat, args=(name, job, stop), name=name, daemon=True).start()
            while not stop.is_set():
                close_old_connections()
                self._round()
                for _ in range(PAUSE):
                    if stop.wait(1) or (options["parent"] and os.getppid() != options["parent"]):
                        return

    def _round(self) -> None:
        """One round; an error is written down and the next round tries again."""
        try:
            for name in ROUND:
                call_command(name, stdout=self.stdout)
            (settings.PORTAL_VAR / HEARTBEAT).touch()
        except Exception as error:  # noqa: BLE001  # a worker that dies at one bad page publishes nothing any more
            self.stderr.write(f"worker: {type(error).__name__}: {error}")

    def _repeat(self, name: str, job: Job, stop: threading.Event) -> None:
        while not stop.is_set():
            close_old_connections()
            stop.wait(self._turn(name, job))

    def _turn(self, name: str, job: Job) -> float:
        """Calls a job. Returns after how many seconds it is due again; one that fails, after PAUSE."""
        try:
            return job()
        except Exception as error:  # noqa: BLE001  # as above
            self.stderr.write(f"worker, {name}: {type(error).__name__}: {error}")
            return PAUSE


def _only_one() -> io.TextIOWrapper:
    """The open lock file. Raises CommandError where another worker of this installation holds it."""
    lock = open(settings.PORTAL_VAR / "worker.lock", "w")  # noqa: SIM115  # held until the process ends
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise CommandError("Pekerja lain dari instalasi ini sudah berjalan.") from None
    return lock
