"""`manage.py uptd_canary --url https://… --key FILE --root FILE`: once a day, from another computer."""

import base64
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.core.management.base import BaseCommand, CommandError

from complaints import canary
from complaints.ceremony.keyfiles import BadKeyFileError, read_officer_key

LOOPBACK = ("127.0.0.1", "localhost")
BETWEEN = 30  # seconds between looks at the status page


class Command(BaseCommand):
    help = "Mengirim laporan uji seperti peramban, dan menunggu sampai UPTD membukanya."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--url", required=True, help="alamat portal, https://")
        parser.add_argument("--key", type=Path, required=True, help="berkas kunci seorang petugas UPTD itu")
        parser.add_argument("--root", type=Path, required=True, help="berkas publik kunci induk, dibawa sendiri")
        parser.add_argument("--wait", type=float, default=0, help="menit menunggu sampai dibuka; 0: tidak menunggu")

    def handle(self, *args: Any, **options: Any) -> None:
        url = options["url"].rstrip("/")
        address = urlsplit(url)
        if address.scheme != "https" and address.hostname not in LOOPBACK:
            raise CommandError("--url: harus https://")
        try:
            root = Ed25519PublicKey.from_public_bytes(base64.b64decode(options["root"].read_text().strip()))
        except (OSError, ValueError):
            raise CommandError(f"{options['root']}: bukan berkas publik kunci induk") from None
        try:
            filed = canary.file(url, root, read_officer_key(options["key"]))
            self.stdout.write(f"{filed.keyset.name} versi {filed.keyset.version}: laporan uji {filed.id} diterima")
            if options["wait"]:
                self._wait(url, filed.code, options["wait"])
        except (canary.CanaryError, BadKeyFileError) as error:
            raise CommandError(f"GAGAL {' '.join(str(error).split())}") from None

    def _wait(self, url: str, code: str, minutes: float) -> None:
        until = time.monotonic() + minutes * 60
        while not canary.is_opened(url, code):
            if time.monotonic() > until:
                raise canary.CanaryError(f"belum dibuka petugas sesudah {minutes:g} menit")
            time.sleep(min(BETWEEN, minutes * 60))
        self.stdout.write("dibuka dan ditandatangani petugas")
