"""`manage.py uptd_drill SIGNED --key FILE`: whether a key really opens what is sealed to a keyset."""

import secrets
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from pyrage import x25519

from complaints.ceremony.keyfiles import BadKeyFileError, read_officer_key
from complaints.sealing.envelope import CannotOpenError, seal, unseal
from complaints.sealing.keysets import BadManifestError, read, root_key


class Command(BaseCommand):
    help = "Latihan: membuka kiriman uji dengan kunci pemulihan (atau kunci lain dari keyset itu)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("manifest", type=Path, help="manifes bertanda tangan")
        parser.add_argument("--key", type=Path, required=True, help="berkas kunci yang dilatih")
        # A recovery key has no business on the server, and no other computer has the server's setting.
        parser.add_argument("--root", type=Path, help="berkas publik kunci induk; di luar server")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            keyset = read(options["manifest"], root_key(options["root"]))
            key = read_officer_key(options["key"])
        except (BadManifestError, BadKeyFileError) as error:
            raise CommandError(str(error)) from None
        proof = secrets.token_hex(16)
        sealed, _ = seal({"v": 1, "text": proof}, keyset.age)
        try:
            if unseal(sealed, x25519.Identity.from_str(key.identity)).get("text") != proof:
                raise CannotOpenError("other text")
        except CannotOpenError:
            raise CommandError(f"{options['key']} TIDAK membuka {keyset.name} versi {keyset.version}.") from None
        one = next(one for one in keyset.recipients if one.age == key.age)
        self.stdout.write(f"{one.label} ({one.role}) membuka kiriman uji {keyset.name} versi {keyset.version}.")
