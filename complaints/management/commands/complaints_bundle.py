"""`manage.py complaints_bundle export|acknowledge`: hand-off by stick or SFTP, where there is no line to an office."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from complaints import audit
from complaints.handoff import bundle
from complaints.handoff.acceptance import NotAcknowledgedError, accept, read
from complaints.sealing import keysets


class Command(BaseCommand):
    help = "Menulis laporan tersegel yang belum diterima ke satu berkas, atau membaca tanda terimanya kembali."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        steps = parser.add_subparsers(dest="step", required=True)
        export = steps.add_parser("export", help="menulis berkas zip")
        export.add_argument("keyset", help="misalnya uptd-balikpapan")
        export.add_argument("file", type=Path)
        back = steps.add_parser("acknowledge", help="membaca berkas tanda terima")
        back.add_argument("files", type=Path, nargs="+")  # the offline tool writes one for each complaint

    def handle(self, *args: Any, **options: Any) -> None:
        ring = keysets.load()
        try:
            if options["step"] == "export":
                self._export(ring, options["keyset"], options["file"])
            else:
                self._acknowledge(ring, options["files"])
        except OSError as error:
            raise CommandError(f"{error.filename or options['file']}: {error.strerror}") from None

    def _export(self, ring: keysets.Keyring, name: str, file: Path) -> None:
        keyset = ring.keysets.get(name)
        if keyset is None:
            raise CommandError(f"{name}: tidak ada keyset yang berlaku dengan nama itu.")
        count = bundle.write(keyset, file, timezone.now())
        if not count:
            raise CommandError(f"{name}: tidak ada laporan yang menunggu; berkas tidak ditulis.")
        audit.record("bundle", "console", name)
        self.stdout.write(f"{count} laporan di {file}. Tetap terhitung belum diterima sampai tanda terimanya kembali.")

    def _acknowledge(self, ring: keysets.Keyring, files: list[Path]) -> None:
        found = []
        for file in files:
            try:
                found += [(file, number, one) for number, one in enumerate(read(file.read_bytes()), 1)]
            except NotAcknowledgedError:
                raise CommandError(f"{file}: bukan berkas tanda terima.") from None
        refused = []
        for file, number, one in found:
            try:
                accept(one, ring, timezone.now())
            except NotAcknowledgedError as error:
                refused.append(f"{file} baris {number}: {error}")
        self.stdout.write(f"{len(found) - len(refused)} dari {len(found)} tanda terima berlaku.")
        if refused:
            raise CommandError(f"{'; '.join(refused[:5])}{' …' if len(refused) > 5 else ''}")
