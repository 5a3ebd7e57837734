"""`manage.py import_boundaries FILE.geojson`: where regions end."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from regions.management.commands.import_regions import refusal
from regions.outlines import OutlineError, import_outlines
from regions.outlines.store import TOLERANCE

LONGEST = 255


class Command(BaseCommand):
    help = "Muat batas wilayah dari GeoJSON (EPSG:4326), menurut kode Kemendagri. Semua, atau tidak satu pun."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="FeatureCollection, atau satu Feature per baris")
        parser.add_argument("--property", default="", help="nama properti yang berisi kode wilayah")
        parser.add_argument(
            "--tolerance", type=float, default=TOLERANCE, help="penyederhanaan, meter (bawaan 10; 0: tidak)"
        )
        parser.add_argument("--source", default="", help="siapa yang membuatnya; tampil di bawah peta")
        parser.add_argument("--licence", default="", help="izin pakainya, dengan nama siapa yang memeriksanya")
        parser.add_argument("--as-of", type=date.fromisoformat, metavar="YYYY-MM-DD", help="keadaan per tanggal")
        parser.add_argument("--dry-run", action="store_true", help="periksa dan hitung saja, tanpa menyimpan")

    def handle(self, *args: Any, **options: Any) -> None:
        if len(options["source"]) > LONGEST or len(options["licence"]) > LONGEST:
            raise CommandError(_("--source dan --licence paling panjang %(count)d huruf.") % {"count": LONGEST})
        if not 0 <= options["tolerance"] <= 1000:
            raise CommandError(_("--tolerance antara 0 dan 1000 meter."))
        try:
            summary = import_outlines(
                options["file"],
                name=options["property"],
                tolerance=options["tolerance"],
                about={name: options[name] for name in ("source", "licence", "as_of")},
                dry_run=options["dry_run"],
            )
        except OSError as error:
            raise CommandError(
                _("Berkas %(file)s tidak bisa dibaca: %(reason)s")
                % {"file": options["file"], "reason": error.strerror}
            ) from error
        except OutlineError as error:
            raise CommandError(refusal(error.problems)) from error
        line = _("%(stored)d batas wilayah, %(replaced)d di antaranya mengganti yang lama.") % vars(summary)
        self.stdout.write(f"{line} {_('Percobaan saja, tidak ada yang disimpan.')}" if options["dry_run"] else line)
        if not options["licence"]:
            self.stdout.write(_("Izin pakainya belum dicatat (--licence). Periksa sebelum situs dibuka untuk umum."))
