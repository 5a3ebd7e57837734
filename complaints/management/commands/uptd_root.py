"""`manage.py uptd_root`: the key that signs keysets. On a computer without a network, never on the server."""

import getpass
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.management.base import BaseCommand, CommandError

from complaints.ceremony.keyfiles import new_file, root_files


class Command(BaseCommand):
    help = "Membuat kunci induk penanda tangan keyset, di komputer tanpa jaringan."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--private", type=Path, required=True, help="berkas rahasia (mode 0600)")
        parser.add_argument("--public", type=Path, required=True, help="berkas publik, untuk COMPLAINTS_ROOT_KEY")
        parser.add_argument("--no-passphrase", action="store_true", help="tanpa frasa sandi (tidak dianjurkan)")

    def handle(self, *args: Any, **options: Any) -> None:
        private: Path = options["private"]
        public: Path = options["public"]
        for path in (private, public):
            if path.exists():
                raise CommandError(f"{path}: sudah ada")
        phrase = "" if options["no_passphrase"] else _asked()
        secret, shown = root_files(Ed25519PrivateKey.generate(), phrase)
        try:
            new_file(private, secret)
        except OSError as error:
            raise CommandError(f"{private}: {error.strerror}") from None
        try:
            new_file(public, shown, 0o644)
        except OSError as error:
            private.unlink()
            raise CommandError(f"{public}: {error.strerror}") from None
        self.stdout.write(shown.strip())


def _asked() -> str:
    """The passphrase, typed twice. Raises CommandError."""
    phrase = getpass.getpass("Frasa sandi kunci induk: ")
    if len(phrase) < 12:
        raise CommandError("Frasa sandi paling sedikit 12 huruf.")
    if getpass.getpass("Sekali lagi: ") != phrase:
        raise CommandError("Frasa sandi tidak sama.")
    return phrase
