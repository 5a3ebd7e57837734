"""All addresses. Indonesian without prefix, English under /en/ (DESIGN section 4)."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from portal import routing

urlpatterns = [
    path("cms/", include(wagtailadmin_urls)),
    path("dokumen/", include(wagtaildocs_urls)),
]

urlpatterns += i18n_patterns(
    path("", include("regions.urls")),
    path("", include("services.urls")),
    path("", include("search.urls")),
    path("", include("news.urls")),
    path("", include("indicators.urls")),
    path("", include("portal.page_urls")),
    re_path(wagtail_urls.serve_pattern, routing.serve, name="wagtail_serve"),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)

handler400 = "portal.errors.bad_request"
handler403 = "portal.errors.permission_denied"
handler404 = "portal.errors.page_not_found"
handler500 = "portal.errors.server_error"
