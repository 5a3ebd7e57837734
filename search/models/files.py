"""What the text of an uploaded file was when it was last read, so that it is read once."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FileText(models.Model):
    """`digest` says of which content; `problem` why there is no text, or not all of it."""

    class Problem(models.TextChoices):
        BROKEN = "broken", _("berkas rusak")
        LOCKED = "locked", _("terkunci kata sandi")
        SLOW = "slow", _("terlalu lama dibaca")
        EMPTY = "empty", _("tidak ada teks, mungkin hasil pindai")
        CUT = "cut", _("terlalu panjang, hanya bagian awal")

    document = models.OneToOneField(
        "wagtaildocs.Document", models.CASCADE, primary_key=True, related_name="+", verbose_name=_("dokumen")
    )
    digest = models.CharField(max_length=64)
    text = models.TextField(blank=True)
    problem = models.CharField(max_length=10, blank=True, choices=Problem.choices)

    def __str__(self) -> str:
        return f"{self.document}: {self.get_problem_display() or len(self.text)}"
