"""`manage.py import_directory FILE`: service points from CSV or XLSX."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from regions.management.commands.import_regions import refusal
from services.importing import COLUMNS, TableError, import_directory


class Command(BaseCommand):
    help = f"Muat titik layanan dari CSV atau XLSX. Semua baris, atau tidak satu pun. Kolom: {', '.join(COLUMNS)}."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="berkas .csv (UTF-8) atau .xlsx")
        parser.add_argument("--dry-run", action="store_true", help="periksa dan hitung saja, tanpa menyimpan")
        parser.add_argument("--errors", type=Path, metavar="FILE", help="tulis semua kesalahan ke berkas ini")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            summary = import_directory(options["file"], dry_run=options["dry_run"])
        except OSError as error:
            raise CommandError(
                _("Berkas %(file)s tidak bisa dibaca: %(reason)s")
                % {"file": options["file"], "reason": error.strerror}
            ) from error
        except TableError as error:
            if options["errors"]:
                options["errors"].write_text("".join(f"{problem}\n" for problem in error.problems), encoding="utf-8")
            raise CommandError(refusal(error.problems)) from error
        self.stdout.write(_("%(rows)d titik layanan: %(created)d baru, %(updated)d diperbarui.") % vars(summary))
        for line in summary.hidden:
            self.stdout.write(_("Tidak ditampilkan, baris %(line)s") % {"line": line})
        if options["dry_run"]:
            self.stdout.write(_("Percobaan saja, tidak ada yang disimpan."))
