"""Subjects that guidance, news and activities share."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Theme(models.Model):
    """A subject: prevention, rights, digital safety."""

    slug = models.SlugField(_("kode"), unique=True)
    name = models.CharField(_("nama"), max_length=80)
    name_en = models.CharField(_("nama (Inggris)"), max_length=80, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("tema")
        verbose_name_plural = _("tema")

    def __str__(self) -> str:
        return self.name
