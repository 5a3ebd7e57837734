"""Where a service is given (HSDS 3.1: location)."""

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel

from portal.models import asked_field
from regions.models import Region
from regions.points import check_point
from regions.timezones import WIB
from services.choices import PointQuality, ServiceKind, YesNo
from services.placement import check_entry, problem_of
from services.querysets import ServiceLocationQuerySet

from .organizations import Organization


class ServiceLocation(ClusterableModel):
    """A service point. Shelters never live in this table (DESIGN section 5)."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="locations", verbose_name=_("lembaga"))
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)  # its id in exports, for good
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
    point_quality = models.CharField(
        _("ketelitian titik"), max_length=8, choices=PointQuality.choices, default=PointQuality.GEOCODED
    )
    # Filled by save(): why the point cannot be right. As long as it stands, readers do not see the location.
    placement_problem = models.CharField(_("masalah titik"), max_length=255, blank=True, editable=False)
    ramp = models.CharField(_("jalur kursi roda"), max_length=7, choices=YesNo.choices, default=YesNo.UNKNOWN)
    sign_language = models.CharField(
        _("juru bahasa isyarat"), max_length=7, choices=YesNo.choices, default=YesNo.UNKNOWN
    )
    private_room = models.CharField(_("ruang tertutup"), max_length=7, choices=YesNo.choices, default=YesNo.UNKNOWN)
    closed_on_holidays = models.BooleanField(_("tutup pada hari libur nasional"), default=True)
    description = models.TextField(_("penjelasan"), blank=True)
    description_en = models.TextField(_("penjelasan (Inggris)"), blank=True)
    asked = asked_field()
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

    def clean(self) -> None:
        """Raises ValidationError, with the reason, for a point that cannot be one in Indonesia and for a shelter's."""
        super().clean()
        found: dict[str, Any] = {}
        for check in (
            lambda: check_point(self.latitude, self.longitude),
            lambda: check_entry(self.slug, self.name, self.address, self.latitude),
        ):
            try:
                check()
            except ValidationError as error:
                found |= error.message_dict
        if found:
            raise ValidationError(found)

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Checks the point against the stated region, and brings what is offered here up to date."""
        from services.offers import sync_offers

        self.placement_problem = problem_of(self)
        super().save(*args, **kwargs)
        sync_offers([self])

    @property
    def is_public(self) -> bool:
        return self.active and not self.placement_problem

    @property
    def time_zone(self) -> str:
        """IANA name; a national service tells its hours in Jakarta's time."""
        return self.region.time_zone if self.region else WIB

    @property
    def service_labels(self) -> list[str]:
        labels = dict(ServiceKind.choices)
        return [str(labels[kind]) for kind in self.services if kind in labels]
