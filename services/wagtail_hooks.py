"""Registers the records of this app in the CMS, and the page of what is due in the directory."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from . import due  # importing it also registers its functions
from .admin import ServiceGroup
from .models import ServiceLocation

register_snippet(ServiceGroup)


@hooks.register("register_admin_urls")
def add_address() -> list[URLPattern]:
    return [path("direktori/", due.directory_health, name="directory_health")]


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def say_that_it_is_hidden(request: HttpRequest, instance: Any) -> None:
    """Saved is not shown: who saved a point that cannot be right is told so at once, with the reason."""
    if isinstance(instance, ServiceLocation) and instance.placement_problem:
        text = _("Tersimpan, tetapi belum tampil bagi pembaca. %(reason)s") % {"reason": instance.placement_problem}
        messages.warning(request, text)


class HealthItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        user: Any = request.user
        return user.has_perm("services.change_servicelocation")


@hooks.register("register_reports_menu_item")
def add_health() -> MenuItem:
    label = _("Kesehatan direktori")
    return HealthItem(label, reverse("directory_health"), name="directory-health", icon_name="tasks", order=80)
