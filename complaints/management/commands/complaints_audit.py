"""`manage.py complaints_audit verify`: whether the log of acts is whole."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from complaints.audit import verify
from complaints.models import AuditEntry


class Command(BaseCommand):
    help = "Memeriksa rantai catatan audit. Catat nomor dan sidik terakhirnya di luar server ini."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", choices=["verify"])

    def handle(self, *args: Any, **options: Any) -> None:
        broken = verify()
        if broken is not None:
            raise CommandError(f"Catatan audit rusak mulai baris {broken}: diubah, dihapus atau disisipkan.")
        last = AuditEntry.objects.order_by("-number").first()
        self.stdout.write(
            f"Utuh: {last.number} baris, sidik terakhir {last.hash}" if last else "Utuh: belum ada baris"
        )
