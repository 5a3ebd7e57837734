"""People of a UPTD who may open the desk. Not CMS accounts: those cannot reach this table."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Officer(models.Model):
    """An account of the desk. The key that opens complaints is not here: it never leaves the officer's machine."""

    class Role(models.TextChoices):
        OFFICER = "officer", _("Petugas")
        HEAD = "head", _("Kepala UPTD")

    username = models.CharField(max_length=60, unique=True)
    password = models.CharField(max_length=200)
    totp_secret = models.CharField(max_length=64)
    totp_step = models.BigIntegerField(default=0)  # the last one used: a code opens once (RFC 6238 section 5.2)
    keyset = models.CharField(max_length=60)
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.OFFICER)
    recipient = models.CharField(max_length=62)  # the age recipient of this officer in the keyset
    is_active = models.BooleanField(default=True)
    failures = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.username


class DeskSession(models.Model):
    """One signed-in browser. The cookie holds the token, the table only its hash."""

    token_hash = models.CharField(primary_key=True, max_length=64)
    officer = models.ForeignKey(Officer, models.CASCADE, related_name="sessions")
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.officer.username
