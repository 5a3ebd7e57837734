"""One search over everything public. Finds models through the registry, not by importing them."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

from portal import health, jobs


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Pencarian")

    def ready(self) -> None:
        from . import checks, files, signals, sources  # noqa: F401  # models are ready only now; checks register by being imported
        from .elastic.worker import Feed
        from .health import part
        from .rewriting import Rewrite

        autodiscover_modules("searchable")
        files.connect()  # before the projection, which needs what is read here
        signals.connect()
        jobs.register("search", Feed())
        jobs.register("search index", Rewrite())
        health.register("search", part)
