"""`manage.py serve`: prepare, then the production server and the worker, until Ctrl-C. `make run` ends here."""

import ctypes
import gc
import os
import signal
import socket
import subprocess
import sys
import threading
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from portal.preparing import prepare

WORKERS = 2
THREADS = 4  # in each worker: one slow upload must not make readers wait
BACKPRESSURE = 64  # requests a worker takes on at once; the rest waits in the system's queue
STOP_LIMIT = 10  # seconds
# A page makes some thousand objects: with Python's 700 its rendering is stopped a dozen times to look for cycles.
GC_THRESHOLD = (20_000, 20, 20)
M_MMAP_THRESHOLD = -3  # its number in malloc.h


class Command(BaseCommand):
    help = "Menjalankan portal dengan server produksi (granian) dan pekerja latar."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default=os.environ.get("HOST", "127.0.0.1"))
        parser.add_argument("--port", type=int, default=os.environ.get("PORT", "8000"))
        parser.add_argument("--socket", type=Path, help="soket Unix untuk nginx, sebagai ganti port")
        parser.add_argument("--web-only", action="store_true", help="tanpa persiapan dan tanpa pekerja (systemd)")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["socket"]:
            _check_port(options["host"], options["port"])
        if not options["web_only"]:
            for line in prepare():
                self.stdout.write(line)
            self._greet(options["host"], options["port"])
        self.stdout.flush()
        _serve(options)

    def _greet(self, host: str, port: int) -> None:
        address = f"http://{host}:{port}"
        self.stdout.write(f"Portal      {address}/  (English: {address}/en/)\nRedaksi     {address}/cms/")
        self.stdout.write(f"Petugas     {address}/petugas/")
        accounts = settings.PORTAL_VAR / "demo-accounts.json"
        if accounts.exists():
            self.stdout.write(f"Akun demo   {accounts}")
        keys = settings.COMPLAINTS_VAR / "demo-keys"
        if keys.exists():
            self.stdout.write(f"Kunci demo  {keys}")
        self.stdout.write("Berhenti    Ctrl-C")


def _check_port(host: str, port: int) -> None:
    """Raises CommandError where the port cannot be used; better now than after minutes of preparing."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"Port {port} tidak bisa dipakai ({error.strerror}). Coba: PORT=8001 make run"
            ) from None


def _give_memory_back() -> None:
    """Has what a large upload took go back to the system at once; glibc would keep it, in each thread (mallopt(3))."""
    with suppress(OSError, AttributeError):  # not glibc
        ctypes.CDLL(None).mallopt(M_MMAP_THRESHOLD, 1024 * 1024)


def _serve(options: dict[str, Any]) -> None:
    """Blocks until SIGINT or SIGTERM."""
    import portal.wsgi  # noqa: F401  # loaded once here: the server's processes are forked from this one

    connections.close_all()  # a database connection must not be shared across a fork
    # A server process that gets Ctrl-C from the terminal and SIGTERM from us at once does not stop (granian 2.8).
    os.register_at_fork(after_in_child=os.setpgrp)
    _give_memory_back()
    gc.collect()
    gc.freeze()  # what is loaded now stays memory that all processes share
    gc.set_threshold(*GC_THRESHOLD)
    server = Granian(
        "portal.wsgi:application",
        interface=Interfaces.WSGI,
        address=options["host"],
        port=options["port"],
        uds=options["socket"],
        uds_permissions=0o660 if options["socket"] else None,
        workers=WORKERS,
        blocking_threads=THREADS,
        backpressure=BACKPRESSURE,
        websockets=False,
        log_level=LogLevels.error,
        log_access=False,  # readers' addresses are stored nowhere
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_LIMIT,
    )
    if options["web_only"]:
        server.serve()
        return

    @server.on_startup
    def stop_with_terminal() -> None:
        signal.signal(signal.SIGHUP, signal.getsignal(signal.SIGTERM))

    with background_worker("worker"), background_worker("complaints_worker"):
        server.serve()


@contextmanager
def background_worker(name: str) -> Iterator[None]:
    """Runs a worker beside the server, and again should it die; stops it at the end."""
    # Its own session: Ctrl-C reaches it through us. --parent: it also ends when we are killed.
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), name, "--parent", str(os.getpid())]
    stop = threading.Event()
    # The first one is started before the server forks: a fork in between would keep its pipes open.
    process = subprocess.Popen(command, start_new_session=True)  # noqa: S603  # our own command

    def keep() -> None:
        nonlocal process
        while not stop.wait(5):
            if process.poll() is not None:
                process = subprocess.Popen(command, start_new_session=True)  # noqa: S603  # our own command

    keeper = threading.Thread(target=keep, daemon=True)
    keeper.start()
    try:
        yield
    finally:
        stop.set()
        keeper.join()
        process.terminate()
        try:
            process.wait(STOP_LIMIT)
        except subprocess.TimeoutExpired:
            process.kill()
