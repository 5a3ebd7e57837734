"""Organizations under the name and acronym each region gives them, and dated roles of public people."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from regions.models import Region


class OrganizationKind(models.TextChoices):
    DINAS = "dinas", _("dinas")
    UPTD_PPA = "uptd_ppa", _("UPTD PPA")
    PUSPAGA = "puspaga", _("Puspaga")
    POLICE = "kepolisian", _("kepolisian")
    HEALTH = "kesehatan", _("layanan kesehatan")
    LEGAL_AID = "bantuan_hukum", _("bantuan hukum")
    UNIVERSITY = "perguruan_tinggi", _("perguruan tinggi")
    FOUNDATION = "yayasan", _("yayasan")
    CHILDREN_FORUM = "forum_anak", _("forum anak")
    TASK_FORCE = "gugus_tugas", _("gugus tugas")
    MINISTRY = "kementerian", _("kementerian")
    COMMISSION = "komisi", _("komisi")
    MEDIA = "media", _("media")
    OTHER = "lainnya", _("lainnya")


class Organization(models.Model):
    """HSDS organization. The same function has another name in each region, so nothing is derived from it."""

    Kind = OrganizationKind

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)  # its id in exports, for good
    ref = models.SlugField(_("kode"), max_length=80, unique=True)
    name = models.CharField(_("nama lengkap"), max_length=255)
    acronym = models.CharField(_("singkatan"), max_length=60, blank=True)
    aliases = models.TextField(_("nama lain"), blank=True, help_text=_("Satu per baris."))
    kind = models.CharField(_("jenis"), max_length=20, choices=OrganizationKind.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("induk")
    )
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="organizations", verbose_name=_("wilayah")
    )
    legal_basis = models.CharField(_("dasar hukum"), max_length=255, blank=True)
    website = models.URLField(_("situs"), blank=True)
    source = models.CharField(_("sumber"), max_length=255, blank=True)
    as_of = models.DateField(_("per tanggal"), null=True, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("lembaga")
        verbose_name_plural = _("lembaga")

    def __str__(self) -> str:
        return self.short_name

    @property
    def short_name(self) -> str:
        """The acronym with its region where there is one: three cities have a DP3A."""
        if not self.acronym:
            return self.name
        return f"{self.acronym} {self.region.name}" if self.region else self.acronym


class Person(ClusterableModel):
    """A public official or a speaker; never a private person."""

    ref = models.SlugField(_("kode"), max_length=80, unique=True)
    name = models.CharField(_("nama"), max_length=200)
    variants = models.TextField(_("ejaan lain"), blank=True, help_text=_("Satu per baris."))
    rank = models.CharField(_("pangkat"), max_length=60, blank=True)
    academic_title = models.CharField(_("gelar"), max_length=120, blank=True)
    profession = models.CharField(_("profesi"), max_length=120, blank=True)
    from_place = models.CharField(_("asal"), max_length=120, blank=True)
    note = models.TextField(_("catatan"), blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("pejabat atau narasumber")
        verbose_name_plural = _("pejabat dan narasumber")

    def __str__(self) -> str:
        return f"{self.rank} {self.name}".strip()


class RoleHolding(models.Model):
    """A role that a person held, as a source stated it on a day: "Plt" ends, people move on."""

    person = ParentalKey(Person, on_delete=models.CASCADE, related_name="roles", verbose_name=_("orang"))
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="role_holdings", verbose_name=_("lembaga")
    )
    role = models.CharField(_("jabatan"), max_length=200)
    acting = models.BooleanField(_("pelaksana tugas (Plt/Pj)"), default=False)
    date_from = models.DateField(_("sejak"), null=True, blank=True)
    date_to = models.DateField(_("sampai"), null=True, blank=True)
    as_of = models.DateField(_("per tanggal"), null=True, blank=True)
    source = models.CharField(_("sumber"), max_length=255, blank=True)

    class Meta:
        ordering = ["person", "-as_of"]
        verbose_name = _("jabatan")
        verbose_name_plural = _("jabatan")

    def __str__(self) -> str:
        return f"{self.role}: {self.person}"
