"""`manage.py import_regions FILE.csv`: provinces to villages with their Kemendagri codes."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regions.importing import ImportSummary, Problem, RegionFileError, import_regions


class Command(BaseCommand):
    help = "Muat tabel wilayah (CSV: code,level,name,parent,postcode[,lat,lng]). Semua baris, atau tidak satu pun."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="berkas CSV dalam UTF-8")
        parser.add_argument("--dry-run", action="store_true", help="periksa dan hitung saja, tanpa menyimpan")
        parser.add_argument("--errors", type=Path, metavar="FILE", help="tulis semua kesalahan ke berkas ini")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with options["file"].open("rb") as file:
                summary = import_regions(file, dry_run=options["dry_run"])
        except OSError as error:
            raise CommandError(
                _("Berkas %(file)s tidak bisa dibaca: %(reason)s")
                % {"file": options["file"], "reason": error.strerror}
            ) from error
        except RegionFileError as error:
            if options["errors"]:
                options["errors"].write_text("".join(f"{problem}\n" for problem in error.problems), encoding="utf-8")
            raise CommandError(refusal(error.problems)) from error
        self.stdout.write(report(summary, dry_run=options["dry_run"]))


def refusal(problems: list[Problem]) -> str:
    """The first problem, and how many more there are, in one line."""
    more = len(problems) - 1
    others = ngettext("; dan %(count)d kesalahan lain", "; dan %(count)d kesalahan lain", more) % {"count": more}
    return _("Tidak ada yang disimpan: %(first)s%(others)s") % {
        "first": problems[0],
        "others": others if more else "",
    }


def report(summary: ImportSummary, *, dry_run: bool) -> str:
    line = _("%(rows)d wilayah: %(created)d baru, %(updated)d berubah, %(unchanged)d tetap.") % vars(summary)
    return f"{line} {_('Percobaan saja, tidak ada yang disimpan.')}" if dry_run else line
