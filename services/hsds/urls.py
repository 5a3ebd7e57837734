"""Addresses of the API, the same in every language. HSDS writes them without a slash at the end; both are answered."""

from collections.abc import Callable
from typing import Any

from django.urls import re_path

from . import package, views


def _both(address: str, view: Callable[..., Any], name: str) -> Any:
    return re_path(rf"^{address}/?$", view, name=name)


KEY = r"(?P<key>[0-9a-fA-F-]{36})"
LISTS = (
    ("services", views.services, views.service),
    ("service_at_locations", views.offers, views.offer),
    ("organizations", views.organizations, views.organization),
    ("taxonomies", views.taxonomies, views.taxonomy),
    ("taxonomy_terms", views.terms, views.term),
)
urlpatterns = [
    re_path(r"^$", views.details, name="hsds"),
    _both("profile", views.published_profile, "hsds_profile"),
    re_path(r"^openapi\.json$", views.openapi, name="hsds_openapi"),
    re_path(r"^datapackage\.zip$", package.data_package, name="hsds_package"),
    *(_both(name, many, f"hsds_{name}") for name, many, _one in LISTS),
    *(_both(f"{name}/{KEY}", one, f"hsds_{name}_one") for name, _many, one in LISTS),
]
