"""How a service location is reached. Channels are data: they are tested, grow stale and retire."""

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from services.choices import Availability, ChannelType, Confidence, Visibility
from services.phones import clean_value, is_same
from services.querysets import ChannelQuerySet
from services.reachable import Reachable

from .locations import ServiceLocation


class Channel(Reachable, models.Model):
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
    display = models.CharField(_("tulisan yang tampil"), max_length=120, blank=True)
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
    confidence = models.CharField(_("keyakinan"), max_length=6, choices=Confidence.choices, default=Confidence.MEDIUM)
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
        """Brings a number to E.164. Raises ValidationError, with the reason, for a value that is none of its type.

        And for a test on a day to come: such a number would never grow old. What is shown is the number that a tap
        calls, however it is grouped.
        """
        super().clean()
        found: dict[str, Any] = {}
        if self.verified_on and self.verified_on > timezone.localdate():
            found["verified_on"] = _("Hari itu belum tiba. Isi hari nomor ini benar-benar dicoba.")
        if self.type and self.value:
            try:
                self.value, shown = clean_value(self.type, self.value)
                if not self.display or not is_same(self.type, self.display, self.value):
                    self.display = shown
            except ValidationError as error:
                found |= error.message_dict
        if found:
            raise ValidationError(found)
