"""`manage.py uptd_officer_key FILE --label NAME`: a key for one person. Run it on that person's own computer."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from complaints.ceremony.keyfiles import new_file, officer_file, public_halves
from complaints.sealing.signing import new_officer_key


class Command(BaseCommand):
    help = "Membuat kunci seorang petugas. Berkasnya rahasia; bagian publiknya tercetak dan masuk ke keyset."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="berkas kunci yang dibuat (mode 0600)")
        parser.add_argument("--label", required=True, help="sebutan di keyset, misalnya petugas-1")
        parser.add_argument("--public", type=Path, help="tulis juga bagian publiknya ke berkas ini")

    def handle(self, *args: Any, **options: Any) -> None:
        label = " ".join(options["label"].split())
        if not 0 < len(label) <= 100:
            raise CommandError("--label: 1-100 huruf")
        if options["public"] and options["public"].exists():
            raise CommandError(f"{options['public']}: sudah ada")
        key = new_officer_key()
        public = json.dumps(public_halves(label, key), ensure_ascii=False)
        try:
            new_file(options["file"], officer_file(label, key, timezone.localdate()))
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}") from None
        if options["public"]:
            try:
                new_file(options["public"], public + "\n", 0o644)
            except OSError as error:
                options["file"].unlink()
                raise CommandError(f"{options['public']}: {error.strerror}") from None
        self.stdout.write(public)
