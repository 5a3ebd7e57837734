"""The project itself as an app: shared models, blocks, checks, commands."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = _("Portal")

    def ready(self) -> None:
        from . import checks  # noqa: F401  # importing registers them; the models exist only now
        from .pagecache.watch import watch

        connection_created.connect(watch)

        from .cms import labels, signals

        signals.connect()
        labels.name_in_indonesian()
        autodiscover_modules("jsonld")  # what each app says of itself to machines
