"""sitemap.xml with the same address in each language (sitemaps.org; hreflang as Google reads it)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap as section_view
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language
from wagtail.models import Page

from .addresses import absolute, page_path, site_roots

# Not for search engines, though they are pages: the confidential form.
LEFT_OUT = ("/formulir/",)


class PortalSitemap(Sitemap):
    """Every item in each of its languages, under SITE_URL whatever host was asked."""

    i18n = alternates = x_default = True
    # A file that a phone-sized server renders in a moment; the protocol allows 50,000.
    limit = 10_000

    @cached_property
    def paginator(self) -> Paginator:
        """Asked once for each answer."""
        return Paginator(super().paginator.object_list, self.limit)

    def get_domain(self, site: Any = None) -> str:
        return settings.SITE_URL.partition("://")[2]

    def get_protocol(self, protocol: str | None = None) -> str:
        return settings.SITE_URL.partition("://")[0]


@dataclass
class Translations:
    """One page in all languages it is published in."""

    paths: dict[str, str] = field(default_factory=dict)
    changed: dict[str, datetime | None] = field(default_factory=dict)


class PageSitemap(PortalSitemap):
    """Published pages without restriction."""

    def items(self) -> list[Translations]:
        """Three queries, however many pages there are."""
        roots = site_roots()
        found: dict[object, Translations] = {}
        columns = ("id", "url_path", "translation_key", "locale", "last_published_at")
        for page in (
            Page.objects.live()
            .public()
            .filter(depth__gt=1)
            .select_related("locale")
            .only(*columns, "locale__language_code")
            .order_by("path")
        ):
            path = page_path(page, roots)
            language = page.locale.language_code
            if path and not path.endswith(LEFT_OUT):
                item = found.setdefault(page.translation_key, Translations())
                item.paths[language] = path
                item.changed[language] = page.last_published_at
        return list(found.values())

    def get_languages_for_item(self, item: Translations) -> list[str]:
        return list(item.paths)

    def location(self, item: Translations) -> str:
        return item.paths[get_language() or settings.LANGUAGE_CODE]

    def lastmod(self, item: Translations) -> datetime | None:
        """The latest change in any language; None before the first publishing."""
        return max(filter(None, item.changed.values()), default=None)


Sections = Mapping[str, type[PortalSitemap]]


def sitemap(request: HttpRequest, sections: Sections) -> HttpResponse:
    """One file with every address; an index of files where one would be too long."""
    maps = {name: section() for name, section in sections.items()}
    if sum(found.paginator.count for found in maps.values()) <= PortalSitemap.limit:
        return section_view(request, dict(maps))
    files = [
        {"location": absolute(reverse("sitemap_section", args=[name])) + (f"?p={page}" if page > 1 else "")}
        for name, found in maps.items()
        for page in found.paginator.page_range
    ]
    return TemplateResponse(request, "sitemap_index.xml", {"sitemaps": files}, content_type="application/xml")


def sitemap_section(request: HttpRequest, sections: Sections, section: str) -> HttpResponse:
    """One file of the index. Raises Http404 for a section or page that is not there."""
    return section_view(request, dict(sections), section)
