"""`manage.py uptd_officer add|disable|reset`: accounts of the desk. The second factor is shown once, here."""

import secrets
from argparse import ArgumentParser
from io import StringIO
from typing import Any

import segno
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from complaints import accounts, audit
from complaints.models import Officer
from complaints.routers import ALIAS
from complaints.sealing import keysets


class Command(BaseCommand):
    help = "Membuat, menonaktifkan, atau mengatur ulang akun petugas UPTD PPA di /petugas/."

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True, metavar="add|disable|reset")
        add = acts.add_parser("add", help="akun baru untuk seorang petugas yang kuncinya ada di set kunci")
        add.add_argument("username")
        add.add_argument("keyset", help="nama set kunci, misalnya uptd-balikpapan")
        add.add_argument("label", help="nama penerima di set kunci itu")
        for name, text in [("disable", "menutup akun dan semua sesinya sekarang juga"),
                           ("reset", "kata sandi dan kode masuk baru; yang lama langsung tidak berlaku")]:  # fmt: skip
            acts.add_parser(name, help=text).add_argument("username")

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic(using=ALIAS):
            getattr(self, f"_{options['act']}")(options)
            audit.record(f"officer:{options['act']}", "console", options["username"])

    def _add(self, options: dict[str, Any]) -> None:
        if Officer.objects.filter(username=options["username"]).exists():
            raise CommandError(f"Akun {options['username']} sudah ada. Untuk kata sandi baru: uptd_officer reset.")
        keyset = keysets.load().keysets.get(options["keyset"])
        if keyset is None:
            raise CommandError(f"Set kunci {options['keyset']} tidak ada atau tidak sah (lihat log).")
        people = [one for one in keyset.recipients if one.role in Officer.Role.values]
        found = next((one for one in people if one.label == options["label"]), None)
        if found is None:
            names = ", ".join(one.label for one in people)
            raise CommandError(f"{options['label']} bukan petugas atau kepala di {keyset.name}. Yang ada: {names}.")
        officer = Officer(username=options["username"], keyset=keyset.name, role=found.role, recipient=found.age)
        self._renew(officer)

    def _disable(self, options: dict[str, Any]) -> None:
        officer = self._known(options["username"])
        officer.is_active = False
        officer.save(update_fields=["is_active"])
        accounts.end_all(officer)
        self.stdout.write(
            f"Akun {officer.username} ditutup dan semua sesinya berakhir. "
            "Kuncinya masih membuka laporan lama: keluarkan dari set kunci juga."
        )

    def _reset(self, options: dict[str, Any]) -> None:
        officer = self._known(options["username"])
        officer.is_active, officer.failures, officer.locked_until = True, 0, None
        accounts.end_all(officer)
        self._renew(officer)

    def _known(self, username: str) -> Officer:
        officer = Officer.objects.filter(username=username).first()
        if officer is None:
            raise CommandError(f"Akun {username} tidak ada.")
        return officer

    def _renew(self, officer: Officer) -> None:
        """A new password and second factor, printed once and kept nowhere in plain."""
        password = secrets.token_urlsafe(15)
        officer.password = accounts.hash_password(password)
        officer.totp_secret = accounts.new_totp_secret()
        officer.totp_step = 0
        officer.save()
        address = accounts.otpauth_uri(officer)
        self.stdout.write(f"Nama masuk   {officer.username}\nKata sandi   {password}\nKode masuk   {address}\n")
        picture = StringIO()
        segno.make(address, error="m").terminal(picture, compact=True)
        self.stdout.write(picture.getvalue())
        self.stdout.write("Ditampilkan sekali. Pindai dengan aplikasi autentikator, lalu kosongkan layar ini.")
