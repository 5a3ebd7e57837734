"""`manage.py complaints_demo`: offices, keys and a root of the demo's own, for a portal that has no keyset yet."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from complaints import demo
from complaints.sealing.keysets import BadManifestError


class Command(BaseCommand):
    help = "Membuat kunci induk, kunci petugas dan keyset demo. Hanya pada portal demo."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.PORTAL_DEMO:
            raise CommandError("Bukan portal demo (PORTAL_DEMO=1).")
        try:
            made = demo.load(timezone.now())
        except FileExistsError as error:
            raise CommandError(f"{error.filename}: sudah ada kunci induk lain; demo tidak menggantinya.") from None
        except (BadManifestError, OSError) as error:
            raise CommandError(f"Keyset demo tidak terpasang: {error}") from None
        if made:
            self.stdout.write(f"Keyset demo terpasang: {', '.join(made)}.")
        self.stdout.write(f"Kunci demo  {demo.folder()}")
