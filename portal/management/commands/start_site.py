"""`manage.py start_site`: the first pages of a portal that is no demo."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.demo.starting import StartedError, start_site
from portal.models import AgencySettings

NAMES = ("name", "full_name")  # as in AgencySettings


class Command(BaseCommand):
    help = "Membuat halaman pertama portal baru: beranda, bagian, peraturan, dan layanan nasional. Sekali saja."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--name", required=True, help='sebutan dinas di kepala halaman: "DP3A Kota Contoh"')
        parser.add_argument("--full-name", required=True, help="nama lengkap dinas, di kaki halaman")

    def handle(self, *args: Any, **options: Any) -> None:
        names = {option: options[option].strip() for option in NAMES}
        for option, name in names.items():
            most = AgencySettings._meta.get_field(option).max_length or 0
            if not 1 <= len(name) <= most:
                raise CommandError(f"--{option.replace('_', '-')}: isi dengan 1 sampai {most} huruf.")
        try:
            start_site(**names)
        except StartedError:
            raise CommandError("Situs sudah ada; tidak ada yang diubah.") from None
        self.stdout.write("Beranda dan bagiannya siap. Berikutnya: import_regions, lalu isi layanan di /cms/.")
