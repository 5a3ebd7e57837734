"""Rows of an activity: who organised it, and which RT of which region took part."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from news.choices import OrganizationRole


class ActivityOrganization(Orderable):
    Role = OrganizationRole

    page = ParentalKey("news.ActivityPage", on_delete=models.CASCADE, related_name="organizations")
    organization = models.ForeignKey(
        "services.Organization", models.PROTECT, related_name="activity_links", verbose_name=_("lembaga")
    )
    role = models.CharField(
        _("peran"), max_length=16, choices=OrganizationRole.choices, default=OrganizationRole.ORGANIZER
    )
    note = models.CharField(_("catatan"), max_length=255, blank=True)
    note_en = models.CharField(_("catatan (Inggris)"), max_length=255, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("organization"), FieldPanel("role")]),
        FieldRowPanel([FieldPanel("note"), FieldPanel("note_en")]),
    ]


class ParticipantRow(Orderable):
    """Region + RT range + people: "Manggar, RT 1-100", or "32 desa" with no names.

    From these rows follows how many RT of a kelurahan have trained cadres.
    """

    page = ParentalKey("news.ActivityPage", on_delete=models.CASCADE, related_name="participant_rows")
    region = models.ForeignKey(
        "regions.Region", models.PROTECT, related_name="participant_rows", verbose_name=_("wilayah")
    )
    rt_from = models.PositiveSmallIntegerField(_("RT dari"), null=True, blank=True, validators=[MinValueValidator(1)])
    rt_to = models.PositiveSmallIntegerField(_("RT sampai"), null=True, blank=True, validators=[MinValueValidator(1)])
    people = models.PositiveIntegerField(_("orang"), null=True, blank=True)
    villages = models.PositiveIntegerField(_("jumlah desa/kelurahan"), null=True, blank=True)
    note = models.CharField(_("catatan"), max_length=255, blank=True)
    note_en = models.CharField(_("catatan (Inggris)"), max_length=255, blank=True)

    panels = [
        FieldPanel("region"),
        FieldRowPanel([FieldPanel("rt_from"), FieldPanel("rt_to"), FieldPanel("people"), FieldPanel("villages")]),
        FieldRowPanel([FieldPanel("note"), FieldPanel("note_en")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("baris peserta")
        verbose_name_plural = _("baris peserta")

    def clean(self) -> None:
        super().clean()
        if (self.rt_from is None) != (self.rt_to is None):
            raise ValidationError({"rt_to": _("Isi RT pertama dan terakhir, atau kosongkan keduanya.")})
        if self.rt_from is not None and self.rt_to is not None and self.rt_to < self.rt_from:
            raise ValidationError({"rt_to": _("RT terakhir tidak boleh lebih kecil dari RT pertama.")})

    @property
    def rt_count(self) -> int | None:
        """Number of RT in the range, both ends included; None where no range is given."""
        if self.rt_from is None or self.rt_to is None:
            return None
        return self.rt_to - self.rt_from + 1
