"""The confidential channel. Knows no other app and no Wagtail (DESIGN section 2)."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ComplaintsConfig(AppConfig):
    name = "complaints"
    verbose_name = _("Jalur rahasia")
    default_auto_field = "django.db.models.BigAutoField"
