"""Contacts of an RT: personal data of neighbours (UU 27/2022 art. 20-22), kept by consent and only while it lasts."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from regions.models import Region
from services.choices import ChannelType
from services.phones import clean_value
from services.querysets import RtContactQuerySet

LASTS = timedelta(days=365)


def a_year_from_now() -> date:
    return timezone.localdate() + LASTS


class RtContact(models.Model):
    """Whom people of one RT may call. Shown one at a time after a tap, never in a list, file, API or index."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("kelurahan/desa"))
    rt = models.PositiveSmallIntegerField(_("RT"))
    name = models.CharField(
        _("nama panggilan"), max_length=80, help_text=_("Seperti tetangga memanggilnya: “Bu Ani”.")
    )
    role = models.CharField(_("peran"), max_length=80, help_text=_("Misalnya “Seksi PPA RT”."))
    phone = models.CharField(_("nomor"), max_length=40)
    consent_on = models.DateField(_("menyetujui pada"))
    consent_text = models.CharField(
        _("bunyi persetujuan"), max_length=255, help_text=_("Nomor atau judul naskah yang ditandatangani.")
    )
    expires_on = models.DateField(_("berlaku sampai"), default=a_year_from_now)
    withdrawn_on = models.DateField(_("dicabut pada"), null=True, blank=True)

    objects = RtContactQuerySet.as_manager()

    class Meta:
        ordering = ["region", "rt", "pk"]
        verbose_name = _("kontak RT")
        verbose_name_plural = _("kontak RT")
        indexes = [models.Index(fields=["region", "rt"], name="rt_contact_place")]

    def __str__(self) -> str:
        # Without name and number: this is what logs and lists of the CMS keep.
        return f"RT {self.rt}, {self.region}"

    def clean(self) -> None:
        if self.region_id and self.region.level not in {Region.Level.KELURAHAN, Region.Level.DESA}:
            raise ValidationError({"region": _("RT ada di kelurahan atau desa. Pilih kelurahan atau desanya.")})
        if self.rt is not None and not 1 <= self.rt <= 999:
            raise ValidationError({"rt": _("Nomor RT antara 1 dan 999.")})
        if self.consent_on and self.consent_on > timezone.localdate():
            raise ValidationError({"consent_on": _("Persetujuan tidak bisa bertanggal besok.")})
        if self.consent_on and self.expires_on and self.expires_on > self.consent_on + LASTS:
            raise ValidationError({"expires_on": _("Paling lama satu tahun sejak persetujuannya.")})
        if self.phone:
            try:
                self.phone, _shown = clean_value(ChannelType.PHONE, self.phone)
            except ValidationError as error:
                raise ValidationError({"phone": error.messages}) from None


class RevealCount(models.Model):
    """How many numbers were shown one by one in an hour: of a village or service point (`code`), or in all (no code).

    Nothing about who asked.
    """

    code = models.CharField(max_length=13, blank=True)
    hour = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "hour"], name="one_count_an_hour")]

    def __str__(self) -> str:
        return f"{self.hour}: {self.count}"
