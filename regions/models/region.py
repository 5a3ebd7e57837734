"""The tree of regions with Kemendagri codes, and the RT of a kelurahan as ranges."""

import re
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from regions.names import search_key
from regions.points import check_point
from regions.querysets import RegionQuerySet, codes_above
from regions.timezones import zone_of

__all__ = ["CODE_PATTERN", "Level", "Region", "RtRange", "codes_above", "title_of"]

# Kepmendagri 300.2.2-2430/2025: 11 | 11.01 | 11.01.01 | 11.01.01.2001
CODE_PATTERN = r"^[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?\Z"
POSTCODE_PATTERN = r"^[1-9][0-9]{4}\Z"


class Level(models.TextChoices):
    PROVINSI = "provinsi", _("provinsi")
    KABUPATEN = "kabupaten", _("kabupaten")
    KOTA = "kota", _("kota")
    KECAMATAN = "kecamatan", _("kecamatan")
    KELURAHAN = "kelurahan", _("kelurahan")
    DESA = "desa", _("desa")


DEPTHS = {
    Level.PROVINSI: 1,
    Level.KABUPATEN: 2,
    Level.KOTA: 2,
    Level.KECAMATAN: 3,
    Level.KELURAHAN: 4,
    Level.DESA: 4,
}
# Fourth part of a Kemendagri code: 1xxx kelurahan, 2xxx desa, 3xxx desa adat.
VILLAGE_LEVELS = {"1": Level.KELURAHAN, "2": Level.DESA, "3": Level.DESA}
NAMED_WITH_LEVEL = {Level.KECAMATAN, Level.KELURAHAN, Level.DESA}


def title_of(level: str, name: str) -> str:
    """The name as people say it: "Kelurahan Manggar", "Kecamatan Balikpapan Timur", "Kota Balikpapan"."""
    if level == Level.DESA and name.startswith("Desa "):
        return name  # "Desa Adat Yoboi", "Desa Baru"
    if level in NAMED_WITH_LEVEL:
        return f"{str(Level(level).label).capitalize()} {name}"
    return name


class Region(ClusterableModel):
    """A province, regency, city, district or village under its Kemendagri code."""

    Level = Level

    code = models.CharField(
        _("kode Kemendagri"),
        max_length=13,
        unique=True,
        validators=[RegexValidator(CODE_PATTERN, _("Kode berbentuk 64, 64.71, 64.71.01 atau 64.71.01.1001."))],
    )
    level = models.CharField(_("tingkat"), max_length=9, choices=Level.choices)
    name = models.CharField(_("nama"), max_length=120)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("bagian dari")
    )
    postcode = models.CharField(
        _("kode pos"),
        max_length=5,
        blank=True,
        validators=[RegexValidator(POSTCODE_PATTERN, _("Kode pos terdiri dari 5 angka dan tidak diawali 0."))],
    )
    latitude = models.FloatField(_("lintang"), null=True, blank=True)
    longitude = models.FloatField(_("bujur"), null=True, blank=True)
    aliases = models.TextField(_("nama lain"), blank=True, help_text=_("Satu nama per baris; ikut dicari."))
    # Filled by save() and by the import: what regions.lookup searches, by index from its beginning.
    search_key = models.CharField(max_length=400, editable=False, db_index=True, default="")

    objects = RegionQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        verbose_name = _("wilayah")
        verbose_name_plural = _("wilayah")
        indexes = [models.Index(fields=["postcode"], name="region_postcode")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Raises ValidationError for a level or parent that is not that of the code, and for a point that is none."""
        super().clean()
        found: dict[str, Any] = {}
        if re.match(CODE_PATTERN, self.code or ""):
            found = dict(_faults(self))
        try:
            check_point(self.latitude, self.longitude)
        except ValidationError as error:
            found |= error.message_dict
        if found:
            raise ValidationError(found)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_key = search_key(self.name, self.level, self.aliases)
        super().save(*args, **kwargs)

    @property
    def title(self) -> str:
        return title_of(self.level, self.name)

    @property
    def time_zone(self) -> str:
        return zone_of(self.code)

    def get_absolute_url(self) -> str:
        return reverse("region", args=[self.code])


def _faults(region: Region) -> Iterator[tuple[str, Any]]:
    """Fields that contradict the code, each with the reason: everything in the portal finds its way by codes."""
    code = region.code
    if region.level:
        village = VILLAGE_LEVELS.get(code[9:10]) if len(code) == 13 else None
        if DEPTHS[Level(region.level)] != code.count(".") + 1 or (len(code) == 13 and village != region.level):
            yield "level", _("Tingkat ini tidak cocok dengan kode %(code)s.") % {"code": code}
    above, _dot, _last = code.rpartition(".")
    if (region.parent.code if region.parent else "") != above:
        yield (
            "parent",
            _("Pilih wilayah berkode %(code)s, awal dari kodenya.") % {"code": above}
            if above
            else _("Provinsi tidak berada di bawah wilayah lain; kosongkan."),
        )


class RtRange(models.Model):
    """RT of a kelurahan known as a range, first and last included, with where that is known from."""

    region = ParentalKey(Region, on_delete=models.CASCADE, related_name="rt_ranges", verbose_name=_("kelurahan/desa"))
    rt_from = models.PositiveSmallIntegerField(_("RT dari"), validators=[MinValueValidator(1)])
    rt_to = models.PositiveSmallIntegerField(_("RT sampai"), validators=[MinValueValidator(1)])
    as_of = models.DateField(_("per tanggal"), null=True, blank=True)
    source = models.CharField(_("sumber"), max_length=255, blank=True)

    class Meta:
        ordering = ["region", "rt_from"]
        verbose_name = _("rentang RT")
        verbose_name_plural = _("rentang RT")
        constraints = [
            models.CheckConstraint(condition=models.Q(rt_to__gte=models.F("rt_from")), name="rt_range_in_order")
        ]

    def __str__(self) -> str:
        return f"{self.region} RT {self.rt_from}–{self.rt_to}"

    def clean(self) -> None:
        if self.rt_from and self.rt_to and self.rt_to < self.rt_from:
            raise ValidationError({"rt_to": _("RT terakhir tidak boleh lebih kecil dari RT pertama.")})
