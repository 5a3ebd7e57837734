"""Shared fixtures: one bilingual site tree."""

from __future__ import annotations

import pytest
from wagtail.models import Locale, Page, Site

from home.models import HomePage


@pytest.fixture
def locale_en(db: None) -> Locale:
    return Locale.objects.get_or_create(language_code="en")[0]


@pytest.fixture
def home(db: None) -> HomePage:
    """A published home page at the root of the default site, in Indonesian."""
    Locale.objects.get_or_create(language_code="id")
    root = Page.get_first_root_node()
    root.get_children().delete()
    root = Page.get_first_root_node()
    page = root.add_child(instance=HomePage(title="Beranda", slug="home"))
    Site.objects.all().delete()
    Site.objects.create(hostname="testserver", root_page=page, is_default_site=True)
    return page
