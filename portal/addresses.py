"""Paths and full addresses of pages without a request, in the language of the page."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page, Site


def site_roots() -> Sequence[Any]:
    """Where pages hang; ask once for many pages."""
    return Site.get_site_root_paths()


def page_path(page: Page, roots: Sequence[Any] | None = None) -> str | None:
    """The path of a page with its language prefix; None for one that no site shows."""
    for root in site_roots() if roots is None else roots:
        if page.url_path.startswith(root.root_path):
            with translation.override(root.language_code):
                return reverse("wagtail_serve", args=[page.url_path[len(root.root_path) :]])
    return None


def absolute(path: str) -> str:
    """The full address under SITE_URL, whatever host the request named."""
    return f"{settings.SITE_URL}{path}"
