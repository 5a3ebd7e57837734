"""When a service location is open (HSDS 3.1: schedule; RFC 5545 weekly rules)."""

import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from services.choices import Weekday

from .locations import ServiceLocation


class Schedule(models.Model):
    """One opening of a weekday, in the time of the place. `closes_at` before `opens_at` is on the next day."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    location = ParentalKey(ServiceLocation, on_delete=models.CASCADE, related_name="schedules")
    weekday = models.PositiveSmallIntegerField(_("hari"), choices=Weekday.choices)
    opens_at = models.TimeField(_("buka"))
    closes_at = models.TimeField(_("tutup"), help_text=_("Lebih awal dari jam buka berarti keesokan harinya."))

    class Meta:
        ordering = ["location", "weekday", "opens_at"]
        verbose_name = _("jam buka")
        verbose_name_plural = _("jam buka")
        constraints = [
            models.UniqueConstraint(fields=["location", "weekday", "opens_at"], name="one_opening_at_a_time")
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens_at:%H.%M}–{self.closes_at:%H.%M}"

    def clean(self) -> None:
        if self.opens_at is not None and self.opens_at == self.closes_at:
            raise ValidationError(
                {"closes_at": _("Jam tutup sama dengan jam buka. Untuk 24 jam, pilih di salurannya.")}
            )


class Closure(models.Model):
    """Days on which the weekly hours do not hold: closed, or open at other hours."""

    location = ParentalKey(ServiceLocation, on_delete=models.CASCADE, related_name="closures")
    date_from = models.DateField(_("dari"))
    date_to = models.DateField(_("sampai"))
    opens_at = models.TimeField(_("buka"), null=True, blank=True, help_text=_("Dikosongkan: tutup seharian."))
    closes_at = models.TimeField(_("tutup"), null=True, blank=True)
    reason = models.CharField(_("sebab"), max_length=120, blank=True)
    reason_en = models.CharField(_("sebab (Inggris)"), max_length=120, blank=True)

    class Meta:
        ordering = ["location", "date_from"]
        verbose_name = _("hari khusus")
        verbose_name_plural = _("hari khusus")
        constraints = [
            models.CheckConstraint(condition=models.Q(date_to__gte=models.F("date_from")), name="closure_in_order")
        ]

    def __str__(self) -> str:
        return f"{self.date_from}–{self.date_to}"

    def clean(self) -> None:
        if self.date_from and self.date_to and self.date_to < self.date_from:
            raise ValidationError({"date_to": _("Tanggal akhir tidak boleh sebelum tanggal mulai.")})
        if (self.opens_at is None) != (self.closes_at is None):
            raise ValidationError({"closes_at": _("Isi jam buka dan jam tutup, atau kosongkan keduanya.")})
