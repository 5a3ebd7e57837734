"""Where a service is given and the channels it is reached by (terms of HSDS 3.1)."""

from datetime import date, timedelta

from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from regions.models import Region
from services.querysets import ChannelQuerySet, ServiceLocationQuerySet

from .organizations import Organization

# A channel nobody has called for this long is shown grey with its date (DESIGN section 5).
STALE_AFTER = timedelta(days=180)


class ServiceKind(models.TextChoices):
    """The six functions of a UPTD PPA (Permen PPPA 2/2022) and what others add."""

    COMPLAINTS = "pengaduan", _("pengaduan masyarakat")
    OUTREACH = "penjangkauan", _("penjangkauan korban")
    CASE_MANAGEMENT = "pengelolaan_kasus", _("pengelolaan kasus")
    SHELTER = "penampungan_sementara", _("penampungan sementara")
    MEDIATION = "mediasi", _("mediasi")
    ACCOMPANIMENT = "pendampingan", _("pendampingan korban")
    FAMILY_COUNSELLING = "konseling_keluarga", _("konseling keluarga")
    POLICE = "polisi", _("polisi")
    EMERGENCY = "darurat", _("panggilan darurat")


class Confidence(models.TextChoices):
    HIGH = "high", _("tinggi")
    MEDIUM = "medium", _("sedang")
    LOW = "low", _("rendah")


class ServiceLocation(ClusterableModel):
    """A service point. Shelters never live in this table (DESIGN section 5)."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="locations", verbose_name=_("lembaga"))
    slug = models.SlugField(_("alamat halaman"), unique=True)
    name = models.CharField(_("nama"), max_length=200)
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="service_locations", verbose_name=_("wilayah")
    )
    coverage = models.ManyToManyField(Region, blank=True, related_name="served_by", verbose_name=_("melayani wilayah"))
    is_national = models.BooleanField(_("melayani seluruh Indonesia"), default=False)
    services = models.JSONField(_("layanan"), default=list, blank=True)
    address = models.CharField(_("alamat"), max_length=255, blank=True)
    address_source = models.CharField(_("sumber alamat"), max_length=255, blank=True)
    address_as_of = models.DateField(_("alamat per tanggal"), null=True, blank=True)
    latitude = models.FloatField(_("lintang"), null=True, blank=True)
    longitude = models.FloatField(_("bujur"), null=True, blank=True)
    description = models.TextField(_("penjelasan"), blank=True)
    description_en = models.TextField(_("penjelasan (Inggris)"), blank=True)
    active = models.BooleanField(_("tampil"), default=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ServiceLocationQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("titik layanan")
        verbose_name_plural = _("titik layanan")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("service_location", args=[self.slug])

    @property
    def service_labels(self) -> list[str]:
        labels = dict(ServiceKind.choices)
        return [str(labels[kind]) for kind in self.services if kind in labels]


class ChannelType(models.TextChoices):
    PHONE = "telepon", _("telepon")
    WHATSAPP = "whatsapp", "WhatsApp"
    SMS = "sms", "SMS"
    EMAIL = "email", _("surel")
    WALK_IN = "datang_langsung", _("datang langsung")
    WEBSITE = "situs", _("situs")


class Channel(models.Model):
    """One way to reach a service location. Channels are data: they are checked, grow stale and retire."""

    Type = ChannelType

    location = ParentalKey(
        ServiceLocation, on_delete=models.CASCADE, related_name="channels", verbose_name=_("titik layanan")
    )
    type = models.CharField(_("jenis"), max_length=15, choices=ChannelType.choices)
    value = models.CharField(
        _("nilai"),
        max_length=120,
        help_text=_("Nomor dalam bentuk E.164 (+62...), nomor pendek (129), atau alamat surel."),
        validators=[RegexValidator(r"^(\+62\d{7,13}|\d{3,8}|[^@\s]+@[^@\s]+|https://\S+|-)$")],
    )
    display = models.CharField(_("tulisan yang tampil"), max_length=120)
    hours = models.CharField(_("jam"), max_length=120, blank=True)
    hours_en = models.CharField(_("jam (Inggris)"), max_length=120, blank=True)
    is_free = models.BooleanField(_("gratis"), null=True, blank=True)
    answered_by = models.CharField(_("siapa yang menjawab"), max_length=120, blank=True)
    confidence = models.CharField(_("keyakinan"), max_length=6, choices=Confidence.choices)
    source = models.CharField(_("sumber"), max_length=255, blank=True)
    source_date = models.DateField(_("tanggal sumber"), null=True, blank=True)
    verified_on = models.DateField(_("diverifikasi pada"), null=True, blank=True)
    verified_by = models.CharField(_("diverifikasi oleh"), max_length=120, blank=True)
    retired_on = models.DateField(_("tidak dipakai sejak"), null=True, blank=True)
    note = models.CharField(_("catatan"), max_length=255, blank=True)
    note_en = models.CharField(_("catatan (Inggris)"), max_length=255, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("urutan"), default=0)

    objects = ChannelQuerySet.as_manager()

    class Meta:
        ordering = ["location", "sort_order", "pk"]
        verbose_name = _("saluran")
        verbose_name_plural = _("saluran")

    def __str__(self) -> str:
        return f"{self.get_type_display()} {self.display}"

    @property
    def href(self) -> str:
        """The address a tap opens; empty for a channel that is only text."""
        match self.type:
            case ChannelType.PHONE:
                return f"tel:{self.value}"
            case ChannelType.SMS:
                return f"sms:{self.value}"
            case ChannelType.WHATSAPP:
                return f"https://wa.me/{self.value.lstrip('+')}"
            case ChannelType.EMAIL:
                return f"mailto:{self.value}"
            case ChannelType.WEBSITE:
                return self.value
        return ""

    def is_stale(self, today: date | None = None) -> bool:
        """Whether nobody has verified it within STALE_AFTER; never verified counts as stale."""
        day = today or timezone.localdate()
        return self.verified_on is None or day - self.verified_on > STALE_AFTER
