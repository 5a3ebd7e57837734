"""What is offered, by whom and where (HSDS 3.1: service, service_at_location)."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from services.choices import ServiceKind
from services.strips import Strip

from .locations import ServiceLocation
from .organizations import Organization


class Service(models.Model):
    """One kind of help that an organization gives, with what a person needs to know before asking for it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organization = models.ForeignKey(Organization, models.CASCADE, related_name="services", verbose_name=_("lembaga"))
    category = models.CharField(_("jenis"), max_length=24, choices=ServiceKind.choices)
    description = models.TextField(_("penjelasan"), blank=True)
    description_en = models.TextField(_("penjelasan (Inggris)"), blank=True)
    eligibility = models.CharField(_("untuk siapa"), max_length=255, blank=True)
    eligibility_en = models.CharField(_("untuk siapa (Inggris)"), max_length=255, blank=True)
    first_step = models.CharField(_("langkah pertama"), max_length=255, blank=True)
    first_step_en = models.CharField(_("langkah pertama (Inggris)"), max_length=255, blank=True)
    cost = models.CharField(_("biaya"), max_length=120, blank=True, help_text=_("Dikosongkan: gratis."))
    cost_en = models.CharField(_("biaya (Inggris)"), max_length=120, blank=True)
    without_id = models.BooleanField(_("tanpa KTP tetap dilayani"), default=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["organization", "category"]
        verbose_name = _("layanan")
        verbose_name_plural = _("layanan")
        constraints = [models.UniqueConstraint(fields=["organization", "category"], name="one_service_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.get_category_display()}, {self.organization}"


class ServiceAtLocation(models.Model):
    """A service at one of its locations: a row of the API, and what the search for the nearest reads.

    Kept by services.offers. `latitude` and `longitude` (degrees, WGS 84) are empty while readers may not see the
    point.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    service = models.ForeignKey(Service, models.CASCADE, related_name="at_locations")
    location = models.ForeignKey(ServiceLocation, models.CASCADE, related_name="offers")
    category = models.CharField(max_length=24, choices=ServiceKind.choices)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["service", "location"], name="one_offer_at_a_location")]
        # For an expanding box (SQLite): within a category each strip of latitude is read only as far as the box is
        # wide, and the answer stands in the index. PostgreSQL has a GiST index on (category, point) beside it, which
        # a migration makes.
        indexes = [
            models.Index("category", Strip("latitude"), "longitude", "latitude", "location", name="offer_strip")
        ]

    def __str__(self) -> str:
        return f"{self.get_category_display()}: {self.location}"
