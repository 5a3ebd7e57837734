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
        acts.choices["reset"].add_argument("--label", help="penerima di set kunci, bila kuncinya diganti")

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic(using=ALIAS):
            getattr(self, f"_{options['act']}")(options)
            audit.record(f"officer:{options['act']}", "console", options["username"])

    def _add(self, options: dict[str, Any]) -> None:
        if Officer.objects.filter(username=options["username"]).exists():
            raise CommandError(f"Akun {options['username']} sudah ada. Untuk kata sandi baru: uptd_officer reset.")
        found = self._reader(options["keyset"], options["label"])
        officer = Officer(username=options["username"], keyset=options["keyset"])
        officer.role, officer.recipient = found.role, found.age
        self._renew(officer)

    def _reader(self, name: str, label: str) -> keysets.Recipient:
        """The officer or head of this label in a keyset that serves. Raises CommandError."""
        keyset = keysets.load().keysets.get(name)
        if keyset is None:
            raise CommandError(f"Set kunci {name} tidak ada atau tidak sah (lihat log).")
        people = [one for one in keyset.recipients if one.role in Officer.Role.values]
        for one in people:
            if one.label == label:
                return one
        names = ", ".join(one.label for one in people)
        raise CommandError(f"{label} bukan petugas atau kepala di {name}. Yang ada: {names}.")

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
        if options["label"]:
            found = self._reader(officer.keyset, options["label"])
            officer.role, officer.recipient = found.role, found.age
        elif (keyset := keysets.load().keysets.get(officer.keyset)) and officer.recipient not in keyset.age:
            # The worker would lock it again within seconds.
            raise CommandError(f"Kunci akun ini tidak ada lagi di {keyset.name}: sebut kunci barunya dengan --label.")
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
