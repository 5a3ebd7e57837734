"""What the portal adds to the CMS of every app."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import DismissibleMenuItem, MenuItem
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from portal import translation_sync
from portal.cms.complaint_counts import ComplaintCountsPanel
from portal.cms.dashboard import DuePanel, ShortcutsPanel
from portal.cms.guide import guide
from portal.publishing import warnings


@hooks.register("construct_homepage_panels")
def add_panels(request: HttpRequest, panels: list[Component]) -> None:
    panels.extend([ShortcutsPanel(request), DuePanel(request), ComplaintCountsPanel(request)])


@hooks.register("insert_global_admin_css")
def add_styles() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("cms/cms.css"))


@hooks.register("register_admin_urls")
def add_addresses() -> list[URLPattern]:
    return [path("panduan/", guide, name="portal_guide")]


@hooks.register("register_help_menu_item")
def add_guide() -> MenuItem:
    return MenuItem(_("Panduan redaksi"), reverse("portal_guide"), name="guide", icon_name="help", order=100)


@hooks.register("construct_help_menu")
def leave_only_ours(request: HttpRequest, menu_items: list[Any]) -> None:
    """Wagtail's guides are in English and about things that our editors do not see."""
    menu_items[:] = [item for item in menu_items if not isinstance(item, DismissibleMenuItem)]


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def tell_what_to_look_at(request: HttpRequest, page: Page) -> None:
    """After sending a page on, whoever sent it sees once more what somebody should look at."""
    if {"action-publish", "action-submit", "action-restart-workflow"} & request.POST.keys():
        for finding in warnings(page.specific):
            messages.warning(request, finding.message)


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def translations_follow(request: HttpRequest, instance: Any) -> None:
    """Glossary and ladder have no publishing: their translations follow when they are saved."""
    translation_sync.sync_record(instance)
