"""`manage.py prepare`: database, catalogues, static files, first content. Repeatable; quick when nothing changed."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.preparing import prepare


class Command(BaseCommand):
    help = "Menyiapkan portal: basis data, katalog bahasa, berkas statis, dan isi demo pada basis data kosong."
    requires_system_checks: list[str] = []  # migrate and CI run them; a second start should not pay again

    def handle(self, *args: Any, **options: Any) -> None:
        for line in prepare():
            self.stdout.write(line)
