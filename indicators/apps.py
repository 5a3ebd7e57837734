from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IndicatorsConfig(AppConfig):
    name = "indicators"
    verbose_name = _("Data dan indikator")

    def ready(self) -> None:
        from indicators import panels, protection  # noqa: F401  # panels registers by being imported

        protection.connect()
