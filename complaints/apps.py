"""The confidential channel. Knows no other app and no Wagtail (DESIGN section 2)."""

import os
from contextlib import suppress

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from complaints.routers import ALIAS


class ComplaintsConfig(AppConfig):
    name = "complaints"
    verbose_name = _("Jalur rahasia")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """SQLite makes its file as the umask has it, and its log like the file: here it is for its owner alone."""
        database = settings.DATABASES[ALIAS]
        path = str(database["NAME"])
        if database["ENGINE"] != "django.db.backends.sqlite3" or ":memory:" in path:
            return
        with suppress(OSError):  # said in plain words by whoever opens it (portal.preparing)
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
            os.chmod(path, 0o600)
