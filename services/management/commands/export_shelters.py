"""`manage.py export_shelters FOLDER`: the sealed addresses of shelters, for whoever holds the key."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from services.models import Shelter


class Command(BaseCommand):
    help = (
        "Tulis alamat rumah aman yang tersegel, satu berkas KODE.age tiap rumah aman. Dibuka dengan age -d -i KUNCI."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="folder tujuan; dibuat bila belum ada")

    def handle(self, *args: Any, **options: Any) -> None:
        rows = Shelter.objects.exclude(sealed_address=None).values_list("code", "sealed_address")
        folder, written = options["folder"], 0
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for code, sealed in rows:
                with open(folder / f"{code}.age", "wb", opener=_private) as file:
                    file.write(bytes(sealed or b""))
                written += 1
        except OSError as error:
            raise CommandError(
                _("Folder %(folder)s tidak bisa ditulis: %(reason)s") % {"folder": folder, "reason": error.strerror}
            ) from error
        self.stdout.write(_("%(count)d alamat tersegel ditulis ke %(folder)s.") % {"count": written, "folder": folder})


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
