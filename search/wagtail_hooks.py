"""What the search adds to the CMS: the editors' rules, the preview and the numbers."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from .admin import SearchGroup
from .preview import preview
from .reports import numbers

register_snippet(SearchGroup)


@hooks.register("register_admin_urls")
def add_addresses() -> list[URLPattern]:
    return [
        path("pencarian/", preview, name="search_preview"),
        path("pencarian/angka/", numbers, name="search_numbers"),
    ]


@hooks.register("register_reports_menu_item")
def add_preview() -> MenuItem:
    return MenuItem(
        _("Apa yang ditemukan sekarang"),
        reverse("search_preview"),
        name="search-preview",
        icon_name="search",
        order=90,
    )


@hooks.register("register_reports_menu_item")
def add_numbers() -> MenuItem:
    label = _("Pencarian dalam angka")
    return MenuItem(label, reverse("search_numbers"), name="search-numbers", icon_name="order", order=91)
