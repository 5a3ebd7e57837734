"""For whom guidance is, and when."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    SURVIVOR = "korban", _("Saya mengalami")
    CHILD = "anak", _("Saya anak atau remaja")
    PARENT = "orang_tua", _("Orang tua")
    NEIGHBOUR = "tetangga", _("Tetangga dan teman")
    TEACHER = "guru", _("Guru")
    CADRE = "kader_rt", _("Kader RT")
    HEALTH = "nakes", _("Tenaga kesehatan")


class Phase(models.TextChoices):
    BEFORE = "sebelum", _("Sebelum kejadian")
    AFTER = "sesudah", _("Sesudah kejadian")
    BOTH = "keduanya", _("Sebelum dan sesudah")


# What a reader may ask for; guidance for both times answers either.
TIMES = {Phase.BEFORE.value: _("Sebelum kejadian"), Phase.AFTER.value: _("Sesudah kejadian")}
