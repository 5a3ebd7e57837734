from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("Berita dan kegiatan")

    def ready(self) -> None:
        from news import panels  # noqa: F401  # registers its panels by being imported
