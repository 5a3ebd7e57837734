"""Programmes, community forums with their targets, and the ladder of who may do what."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import TranslatableMixin

from .region import Region


class Programme(models.Model):
    """A named programme: PATBM, KLA, Dekela, Seksi PPA RT."""

    ref = models.SlugField(_("kode"), unique=True)
    acronym = models.CharField(_("singkatan"), max_length=40)
    name = models.CharField(_("nama"), max_length=200)
    name_en = models.CharField(_("nama (Inggris)"), max_length=200, blank=True)
    level = models.CharField(_("tingkat"), max_length=40, blank=True)
    aliases = models.TextField(_("nama lain"), blank=True, help_text=_("Satu per baris, juga salah ketik yang umum."))
    description = models.TextField(_("penjelasan"), blank=True)
    description_en = models.TextField(_("penjelasan (Inggris)"), blank=True)
    note = models.TextField(_("catatan"), blank=True)

    class Meta:
        ordering = ["acronym"]
        verbose_name = _("program")
        verbose_name_plural = _("program")

    def __str__(self) -> str:
        return self.acronym


class ForumStatus(models.TextChoices):
    ACTIVE = "aktif", _("aktif")
    INACTIVE = "tidak_aktif", _("tidak aktif")
    UNKNOWN = "tidak_diketahui", _("tidak diketahui")


class CommunityForum(models.Model):
    """PATBM, PPATBM, FP2ATBM or Seksi PPA RT in a region. Never holds private numbers."""

    Status = ForumStatus

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="forums", verbose_name=_("program"))
    region = models.ForeignKey(Region, models.PROTECT, related_name="forums", verbose_name=_("wilayah"))
    name_as_printed = models.CharField(_("nama seperti tercetak"), max_length=255)
    rt_from = models.PositiveSmallIntegerField(_("RT dari"), null=True, blank=True)
    rt_to = models.PositiveSmallIntegerField(_("RT sampai"), null=True, blank=True)
    established_by = models.CharField(
        _("dibentuk dengan"), max_length=255, blank=True, help_text=_("Peraturan dengan nomor seperti tercetak.")
    )
    established_by_path = models.CharField(
        _("alamat halaman peraturan"), max_length=200, blank=True, help_text=_("/informasi-publik/hukum/...")
    )
    established_on = models.DateField(_("dibentuk tanggal"), null=True, blank=True)
    members_female = models.PositiveIntegerField(_("anggota perempuan"), null=True, blank=True)
    members_male = models.PositiveIntegerField(_("anggota laki-laki"), null=True, blank=True)
    contact_role = models.CharField(
        _("kontak (jabatan)"), max_length=200, blank=True, help_text=_("Jabatan atau kantor, bukan nomor pribadi.")
    )
    functions = models.TextField(_("fungsi"), blank=True, help_text=_("Satu per baris."))
    functions_en = models.TextField(_("fungsi (Inggris)"), blank=True)
    status = models.CharField(_("status"), max_length=15, choices=ForumStatus.choices, default=ForumStatus.UNKNOWN)
    source = models.CharField(_("sumber"), max_length=255, blank=True)

    class Meta:
        ordering = ["region", "programme"]
        verbose_name = _("forum warga")
        verbose_name_plural = _("forum warga")

    def __str__(self) -> str:
        return f"{self.name_as_printed}, {self.region}"


class ForumTarget(models.Model):
    """What an agency says it will reach with a programme, per year."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="targets", verbose_name=_("program"))
    region = models.ForeignKey(Region, models.PROTECT, related_name="forum_targets", verbose_name=_("wilayah"))
    year = models.PositiveSmallIntegerField(_("tahun"), null=True, blank=True)
    target = models.CharField(_("target"), max_length=255)
    target_en = models.CharField(_("target (Inggris)"), max_length=255, blank=True)
    number = models.PositiveIntegerField(_("target dalam angka"), null=True, blank=True)
    achieved = models.PositiveIntegerField(_("tercapai"), null=True, blank=True)
    source = models.CharField(_("sumber"), max_length=255, blank=True)

    class Meta:
        ordering = ["region", "programme", "year"]
        verbose_name = _("target forum")
        verbose_name_plural = _("target forum")

    def __str__(self) -> str:
        return f"{self.programme} {self.region}: {self.target}"


class LadderLevel(models.TextChoices):
    RT = "rt", _("RT")
    KELURAHAN = "kelurahan", _("kelurahan/desa")
    KOTA = "kota", _("kota/kabupaten")
    PROVINSI = "provinsi", _("provinsi")
    NATIONAL = "nasional", _("nasional")


class LadderStep(TranslatableMixin, models.Model):
    """One step from RT to the nation: who acts, what they may and what they must not do.

    The guard-rail of UU 12/2022 art. 23 is not a step: it stands in the template, where no editor can remove it.
    """

    Level = LadderLevel

    order = models.PositiveSmallIntegerField(_("urutan"))
    level = models.CharField(_("tingkat"), max_length=10, choices=LadderLevel.choices)
    actor = models.CharField(_("siapa"), max_length=200)
    may = models.TextField(_("boleh"), help_text=_("Satu per baris."))
    must_not = models.TextField(_("tidak boleh"), help_text=_("Satu per baris."), blank=True)
    time_limit = models.CharField(_("batas waktu"), max_length=200, blank=True)
    hands_to = models.CharField(_("diteruskan ke"), max_length=200, blank=True)

    class Meta(TranslatableMixin.Meta):
        ordering = ["order"]
        verbose_name = _("jenjang penanganan")
        verbose_name_plural = _("jenjang penanganan")

    def __str__(self) -> str:
        return f"{self.order}. {self.actor}"
