"""KLA predicates, signed commitments and the evidence collected for the indicators."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from regions.models import Programme, Region


class Predicate(models.TextChoices):
    PRATAMA = "pratama", "Pratama"
    MADYA = "madya", "Madya"
    NINDYA = "nindya", "Nindya"
    UTAMA = "utama", "Utama"
    PARIPURNA = "paripurna", "Paripurna"


class KlaStatus(models.Model):
    """The KLA predicate of a region as a source stated it; the year may be unknown."""

    Predicate = Predicate

    region = models.ForeignKey(Region, models.PROTECT, related_name="kla_statuses", verbose_name=_("wilayah"))
    year = models.PositiveSmallIntegerField(_("tahun"), null=True, blank=True)
    predicate = models.CharField(_("predikat"), max_length=10, choices=Predicate.choices)
    score = models.DecimalField(_("nilai"), max_digits=6, decimal_places=2, null=True, blank=True)
    as_of = models.DateField(_("per tanggal"), null=True, blank=True)
    source = models.CharField(_("sumber"), max_length=255)
    source_url = models.URLField(_("tautan sumber"), blank=True, max_length=400)

    class Meta:
        ordering = ["region", "-as_of"]
        verbose_name = _("predikat KLA")
        verbose_name_plural = _("predikat KLA")

    def __str__(self) -> str:
        return f"{self.region}: {self.get_predicate_display()} {self.year or ''}".strip()


class CommitmentKind(models.TextChoices):
    KLA = "kla", _("Kota Layak Anak")
    DEKELA = "dekela", "Dekela"
    KELANA = "kelana", "Kelana"
    DRPPA = "drppa", "DRPPA"
    CROSS_SECTOR = "lintas_sektor", _("lintas sektor")


class Commitment(models.Model):
    """A signed commitment; who signed is named as regions and, where no list exists, in words."""

    Kind = CommitmentKind

    slug = models.SlugField(_("kode"), unique=True, max_length=80)
    kind = models.CharField(_("jenis"), max_length=15, choices=CommitmentKind.choices)
    signed_on = models.DateField(_("ditandatangani"), null=True, blank=True)
    signatories = models.CharField(_("penanda tangan"), max_length=255)
    signatories_en = models.CharField(_("penanda tangan (Inggris)"), max_length=255, blank=True)
    regions = models.ManyToManyField(
        Region, blank=True, related_name="commitments", verbose_name=_("wilayah penanda tangan")
    )
    programmes = models.ManyToManyField(Programme, blank=True, related_name="commitments", verbose_name=_("program"))
    activity = models.ForeignKey(
        Page, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("kegiatan")
    )
    document = models.ForeignKey(
        "wagtaildocs.Document", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("dokumen")
    )
    note = models.TextField(_("catatan"), blank=True)
    note_en = models.TextField(_("catatan (Inggris)"), blank=True)

    class Meta:
        ordering = ["-signed_on", "slug"]
        verbose_name = _("komitmen")
        verbose_name_plural = _("komitmen")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.signatories}"


class KlaIndicatorEvidence(models.Model):
    """What a region can show for one of the 24 KLA indicators (set of the year named)."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="kla_evidence", verbose_name=_("wilayah"))
    year = models.PositiveSmallIntegerField(_("tahun"))
    indicator = models.PositiveSmallIntegerField(_("nomor indikator"))
    narrative = models.TextField(_("uraian"))
    document = models.ForeignKey(
        "wagtaildocs.Document", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("dokumen")
    )

    class Meta:
        ordering = ["region", "-year", "indicator"]
        verbose_name = _("bukti indikator KLA")
        verbose_name_plural = _("bukti indikator KLA")
        constraints = [
            models.UniqueConstraint(fields=["region", "year", "indicator"], name="one_evidence_per_indicator"),
            models.CheckConstraint(
                condition=models.Q(indicator__gte=1, indicator__lte=24), name="kla_indicator_1_to_24"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region} {self.year}, {self.indicator}"
