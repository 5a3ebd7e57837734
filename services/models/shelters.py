"""Shelters (rumah aman). A table of its own, a permission of its own, and an address that only its key can open.

Nothing public reads this model: no serializer, no template, no search source. The address is sealed to age
recipients (age-encryption.org/v1) before it reaches the database, so that neither a backup nor a stolen CMS
account holds it. Perpres 55/2024 art. 5(2)(h) asks for shelter, DESIGN section 5 for this wall.
"""

import pyrage
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from services.models.organizations import Organization

RECIPIENT = r"^age1[02-9ac-hj-np-z]{58}$"


def seal(text: str, recipients: list[str]) -> bytes:
    """The text, readable only with a key of one of the recipients. Raises ValidationError for none or a wrong one."""
    try:
        keys = [pyrage.x25519.Recipient.from_str(recipient) for recipient in recipients]
    except pyrage.RecipientError:
        raise ValidationError(_("Kunci penerima tidak sah. Bentuknya age1… dari age-keygen.")) from None
    if not keys:
        raise ValidationError(_("Belum ada kunci penerima, jadi alamat tidak bisa disimpan dengan aman."))
    return pyrage.encrypt(text.encode(), keys)


class Shelter(models.Model):
    """That a shelter exists, who runs it and how many places it has; where it is, only sealed."""

    code = models.SlugField(_("kode"), max_length=40, unique=True, help_text=_("Tanpa nama tempat, misalnya RA-01."))
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+", verbose_name=_("pengelola"))
    places = models.PositiveSmallIntegerField(_("jumlah tempat"), null=True, blank=True)
    sealed_address = models.BinaryField(editable=False, null=True)
    sealed_on = models.DateField(_("alamat disegel pada"), null=True, blank=True, editable=False)

    class Meta:
        ordering = ["code"]
        verbose_name = _("rumah aman")
        verbose_name_plural = _("rumah aman")

    def __str__(self) -> str:
        return self.code
