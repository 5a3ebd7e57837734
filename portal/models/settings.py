"""What the agency says about itself on every page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="home")
class AgencySettings(BaseSiteSetting):
    """Name and address of the agency for header, footer and machine-readable data."""

    name = models.CharField(_("nama pendek"), max_length=80, default="Portal PPA")
    full_name = models.CharField(_("nama lengkap"), max_length=255, blank=True)
    address = models.CharField(_("alamat kantor"), max_length=255, blank=True)
    email = models.EmailField(_("surel dinas"), blank=True)
    security_contact = models.CharField(
        _("kontak keamanan"),
        max_length=200,
        blank=True,
        help_text=_("mailto: atau https: untuk security.txt."),
    )

    class Meta:
        verbose_name = _("identitas dinas")
