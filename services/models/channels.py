"""How a service location is reached. Channels are data: they are tested, grow stale and retire."""

import uuid
from datetime import date, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from services.choices import Availability, ChannelType, Confidence, Visibility
from services.phones import clean_value
from services.querysets import ChannelQuerySet

from .locations import ServiceLocation

# From this many days after its last test on, a channel is shown grey with its date (DESIGN section 5).
STALE_AFTER = timedelta(days=180)
# From this many days on, the next level is shown in its place.
EXPIRED_AFTER = timedelta(days=365)


class Channel(models.Model):
    """One way to reach a service location (HSDS: phone, contact)."""

    Type = ChannelType
    Visibility = Visibility

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    location = ParentalKey(
        ServiceLocation, on_delete=models.CASCADE, related_name="channels", verbose_name=_("titik layanan")
    )
    type = models.CharField(_("jenis"), max_length=15, choices=ChannelType.choices)
    value = models.CharField(
        _("nilai"),
        max_length=120,
        help_text=_(
            "Nomor dengan cara tulis apa pun (0821 5285 8026, +62...), nomor pendek (129), surel, atau situs."
        ),
    )
    display = models.CharField(_("tulisan yang tampil"), max_length=120)
    visibility = models.CharField(
        _("siapa yang melihat"), max_length=6, choices=Visibility.choices, default=Visibility.PUBLIC
    )
    availability = models.CharField(
        _("kapan dijawab"), max_length=7, choices=Availability.choices, default=Availability.UNKNOWN
    )
    hours = models.CharField(_("jam"), max_length=120, blank=True)
    hours_en = models.CharField(_("jam (Inggris)"), max_length=120, blank=True)
    is_free = models.BooleanField(_("gratis"), null=True, blank=True)
    answered_by = models.CharField(_("siapa yang menjawab"), max_length=120, blank=True)
    confidence = models.CharField(_("keyakinan"), max_length=6, choices=Confidence.choices)
    source = models.CharField(_("sumber"), max_length=255, blank=True)
    source_date = models.DateField(_("tanggal sumber"), null=True, blank=True)
    verified_on = models.DateField(_("terakhir dicoba"), null=True, blank=True)
    verified_by = models.CharField(_("dicoba oleh"), max_length=120, blank=True)
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

    def clean(self) -> None:
        """Brings a number to E.164. Raises ValidationError, with the reason, for a value that is none of its type."""
        super().clean()
        if self.type and self.value:
            self.value, shown = clean_value(self.type, self.value)
            self.display = self.display or shown

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
            case ChannelType.WEBSITE | ChannelType.CHAT | ChannelType.APP:
                return self.value
        return ""

    def is_shown(self, today: date) -> bool:
        """Whether it is in use and everybody may see it."""
        return self.visibility == Visibility.PUBLIC and (self.retired_on is None or self.retired_on > today)

    def is_stale(self, today: date | None = None) -> bool:
        """Whether its last test is STALE_AFTER ago or more; never tested counts as stale."""
        day = today or timezone.localdate()
        return self.verified_on is None or day - self.verified_on >= STALE_AFTER

    def is_expired(self, today: date | None = None) -> bool:
        """Whether its last test is EXPIRED_AFTER ago or more, so that the next level is shown instead.

        A channel that nobody tested yet does not expire: it is grey from the first day and says so.
        """
        day = today or timezone.localdate()
        return self.verified_on is not None and day - self.verified_on >= EXPIRED_AFTER
