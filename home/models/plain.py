"""Pages of running text: safety, privacy, about, and the profile of the agency."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from home.profile import profile_context
from portal.blocks import body_field
from portal.models import BasePage


class StandardPage(BasePage):
    body = body_field()

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    template = "pages/standard_page.html"
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]

    class Meta:
        verbose_name = _("halaman biasa")


class AgencyProfilePage(BasePage):
    """Selayang pandang, tasks and structure of the agency (GOV-01)."""

    organization = models.ForeignKey(
        "services.Organization", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("lembaga")
    )
    body = body_field()

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("organization", help_text=_("Nama, alamat dan pejabatnya diambil dari data lembaga ini.")),
        FieldPanel("body"),
    ]
    template = "pages/agency_profile_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("profil dinas")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | profile_context(self)
