"""`manage.py export_directory FILE`: all service points as CSV or XLSX."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from services.exporting import export_directory


class Command(BaseCommand):
    help = "Tulis semua titik layanan ke CSV atau XLSX yang bisa dimuat lagi dengan import_directory."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="berkas .csv atau .xlsx")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["file"].suffix.lower() not in {".csv", ".xlsx"}:
            raise CommandError(_("Nama berkas harus berakhir .csv atau .xlsx."))
        try:
            count = export_directory(options["file"])
        except OSError as error:
            raise CommandError(
                _("Berkas %(file)s tidak bisa ditulis: %(reason)s")
                % {"file": options["file"], "reason": error.strerror}
            ) from error
        self.stdout.write(
            _("%(count)d titik layanan ditulis ke %(file)s.") % {"count": count, "file": options["file"]}
        )
