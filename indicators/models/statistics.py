"""A figure as somebody published it: unit, period, publisher, day, source. Two may disagree; both are kept."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from indicators.querysets import CaseStatisticQuerySet
from indicators.suppression import SMALLEST_SHOWN, is_small
from regions.models import Region

__all__ = ["SMALLEST_SHOWN", "CaseStatistic", "Dimension", "Unit"]


class Unit(models.TextChoices):
    CASES = "kasus", _("kasus")
    VICTIMS = "korban", _("korban")
    COMPLAINTS = "aduan", _("aduan")
    SERVICES = "layanan", _("layanan")
    INCIDENTS = "insiden", _("insiden")


class Dimension(models.TextChoices):
    """SIMFONI-PPA dimensions (FACTS 2.5)."""

    SEX = "jenis_kelamin", _("jenis kelamin")
    AGE = "kelompok_umur", _("kelompok umur")
    FORM = "bentuk", _("bentuk kekerasan")
    PLACE = "tempat", _("tempat kejadian")
    RELATION = "hubungan", _("hubungan pelaku")
    SERVICE = "layanan", _("layanan yang diberikan")


class CaseStatistic(models.Model):
    """One published value. `region` is empty for Indonesia as a whole."""

    Unit = Unit
    Dimension = Dimension

    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="statistics", verbose_name=_("wilayah")
    )
    metric = models.CharField(_("yang dihitung"), max_length=200)
    metric_en = models.CharField(_("yang dihitung (Inggris)"), max_length=200, blank=True)
    period_from = models.DateField(_("dari"))
    period_to = models.DateField(_("sampai"))
    unit = models.CharField(_("satuan"), max_length=10, choices=Unit.choices)
    value = models.PositiveIntegerField(_("nilai"), null=True, blank=True)
    relative_percent = models.PositiveSmallIntegerField(_("persen dari pembanding"), null=True, blank=True)
    relative_base = models.CharField(_("pembanding"), max_length=120, blank=True)
    dimension = models.CharField(_("dimensi"), max_length=15, choices=Dimension.choices, blank=True)
    category = models.CharField(_("kategori"), max_length=80, blank=True)
    publisher = models.CharField(_("penerbit"), max_length=200)
    as_of = models.DateField(_("per tanggal"), null=True, blank=True)
    source_url = models.URLField(_("tautan sumber"), blank=True, max_length=400)
    note = models.TextField(
        _("catatan penghitungan"),
        blank=True,
        help_text=_("Cara menghitungnya. Jangan menulis angka di bawah 5, atau angka yang sedang ditahan."),
    )
    note_en = models.TextField(_("catatan penghitungan (Inggris)"), blank=True)
    # Set by indicators.protection; a row nobody worked out yet is not shown.
    withheld = models.BooleanField(_("ditahan"), default=True, editable=False)
    provisional = models.BooleanField(_("sementara"), default=False)
    approximate = models.BooleanField(_("kira-kira"), default=False)

    objects = CaseStatisticQuerySet.as_manager()

    class Meta:
        ordering = ["region", "-period_to", "metric", "dimension", "pk"]
        verbose_name = _("angka kasus")
        verbose_name_plural = _("angka kasus")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(period_to__gte=models.F("period_from")), name="statistic_period_in_order"
            )
        ]

    def __str__(self) -> str:
        return f"{self.metric}, {self.region or 'Indonesia'}, {self.period_from}–{self.period_to}"

    def clean(self) -> None:
        if self.value is None and self.relative_percent is None:
            raise ValidationError({"value": _("Isi nilai, atau persen beserta pembandingnya.")})
        if self.period_from and self.period_to and self.period_to < self.period_from:
            raise ValidationError({"period_to": _("Akhir periode tidak boleh sebelum awalnya.")})

    @property
    def suppressed(self) -> bool:
        """Whether the value is too small to be shown to the public."""
        return is_small(self.value)

    @property
    def public_value(self) -> int | None:
        """The value if the public may see it. Every page, table and file takes the number from here."""
        return None if self.suppressed or self.withheld else self.value
