"""What was done with complaints: append-only, each row bound to the one before, nothing of the complainant."""

from django.db import models


class AuditEntry(models.Model):
    """One act, to the day. `hash` covers the row and the hash of the row before (complaints.audit)."""

    number = models.BigIntegerField(primary_key=True)
    day = models.DateField()
    actor = models.CharField(max_length=100)  # an officer's username, "worker", "endpoint"
    action = models.CharField(max_length=40)
    subject = models.CharField(max_length=100, blank=True)  # a complaint's id, a keyset's name
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.action}"
