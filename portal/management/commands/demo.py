"""`manage.py demo`: load, renew or remove the demo content."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from portal.demo.accounts import accounts_file
from portal.demo.loading import load_demo, remove_demo


class Command(BaseCommand):
    help = "Memuat isi demo (bisa diulang), atau menghapusnya dengan --remove."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--remove", action="store_true", help="hapus semua yang dibuat demo")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["remove"]:
            removed, kept = remove_demo()
            accounts_file().unlink(missing_ok=True)
            self.stdout.write(f"{removed} catatan demo dihapus.")
            for name in kept:
                self.stdout.write(f"Dibiarkan karena masih dipakai: {name}")
            return
        load_demo()
        self.stdout.write(f"Isi demo siap. Akun demo: {accounts_file()}")
