"""All addresses of the channel's own process (settings/intake.py); in `make run` portal/urls.py includes the rest."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = [
    path("", include("complaints.public_urls")),
    *i18n_patterns(path("", include("complaints.urls")), prefix_default_language=False),
]

handler400 = handler403 = handler404 = "complaints.views.pages.not_here"
handler500 = "complaints.views.pages.broken"
