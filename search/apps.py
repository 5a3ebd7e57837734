"""One search over everything public. Finds models through the registry, not by importing them."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Pencarian")

    def ready(self) -> None:
        from . import checks, signals, sources  # noqa: F401  # models are ready only now; checks register by being imported

        autodiscover_modules("searchable")
        signals.connect()
