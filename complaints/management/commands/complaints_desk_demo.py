"""`manage.py complaints_desk_demo`: an account of the desk for each officer of the demo keysets."""

import json
import secrets
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from complaints import accounts
from complaints.models import Officer
from complaints.routers import ALIAS
from complaints.sealing import keysets, secret_files


class Command(BaseCommand):
    help = "Membuat akun meja petugas untuk setiap petugas keyset demo. Hanya pada portal demo."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.PORTAL_DEMO:
            raise CommandError("Bukan portal demo (PORTAL_DEMO=1).")
        path = settings.PORTAL_VAR / "demo-accounts.json"
        known: dict[str, dict[str, str | None]] = json.loads(path.read_text()) if path.exists() else {}
        made = 0
        # The file before the commit: an account that nobody knows the password of could never be made again.
        with transaction.atomic(using=ALIAS):
            for keyset in keysets.load().keysets.values():
                for one in keyset.recipients if keyset.demo else ():
                    if one.role in Officer.Role.values and (account := _account(keyset.name, one, known)):
                        known[one.label] = account
                        made += 1
            if made:
                secret_files.write_durably(path, json.dumps(known, indent=2).encode(), replace=True)
        if made:
            self.stdout.write(f"{made} akun demo meja petugas dibuat: {path}")
        elif options["verbosity"]:
            self.stdout.write(f"Semua akun demo meja petugas sudah ada: {path}")


def _account(keyset: str, one: keysets.Recipient, known: dict[str, Any]) -> dict[str, str | None] | None:
    """What to note of a new account; None where it stands and is noted already."""
    officer = Officer.objects.filter(username=one.label).first()
    if officer and one.label in known:
        return None
    officer = officer or Officer(username=one.label)
    password = secrets.token_urlsafe(15)
    officer.keyset, officer.role, officer.recipient = keyset, one.role, one.age
    officer.password, officer.totp_secret = accounts.hash_password(password), accounts.new_totp_secret()
    officer.save()
    return {"username": one.label, "password": password, "totp_secret": officer.totp_secret}
