"""All addresses. Indonesian without prefix, English under /en/ (DESIGN section 4)."""

from django.apps import apps
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from portal import routing, sitemaps, wellknown
from portal.health import health
from portal.media import rendition
from regions.sitemaps import RegionSitemap
from services.sitemaps import ServiceSitemap

SITEMAPS = {"halaman": sitemaps.PageSitemap, "layanan": ServiceSitemap, "wilayah": RegionSitemap}

urlpatterns = [
    path("sehat/", health, name="health"),
    path("media/images/<path:name>", rendition, name="rendition"),
    path("robots.txt", wellknown.robots, name="robots"),
    path("sitemap.xml", sitemaps.sitemap, {"sections": SITEMAPS}, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemaps.sitemap_section, {"sections": SITEMAPS}, name="sitemap_section"),
    path(".well-known/security.txt", wellknown.security, name="security_txt"),
    path("hsds/v3/", include("services.hsds.urls")),
    path("cms/", include(wagtailadmin_urls)),
    path("dokumen/", include(wagtaildocs_urls)),
]

# In production the channel is a process of its own, and nginx sends its addresses there.
CHANNEL = apps.is_installed("complaints")
if CHANNEL:
    urlpatterns += [path("", include("complaints.public_urls"))]

urlpatterns += i18n_patterns(
    *([path("", include("complaints.urls"))] if CHANNEL else []),
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
