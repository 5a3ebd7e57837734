from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ServicesConfig(AppConfig):
    name = "services"
    verbose_name = _("Layanan")

    def ready(self) -> None:
        from services import panels, signals  # noqa: F401  # register by being imported
