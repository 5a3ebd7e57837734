"""The home page. Its first screen is fixed: help first; an editor chooses words, not order."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from home.context import home_context
from portal.models import BasePage


class HomePage(BasePage):
    welcome = models.CharField(
        _("kalimat sambutan"), max_length=160, default="Kamu tidak sendiri. Kami bantu, gratis, tanpa KTP."
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("welcome", help_text=_("Kalimat besar di layar pertama, di bawah nomor darurat.")),
    ]
    # Nobody looks for the page they start from (home.searchable).
    asked = None  # type: ignore[assignment]  # so Django takes an inherited field away
    promote_panels = Page.promote_panels
    # The homes of two languages stand side by side: they cannot share a slug, and no address shows it.
    override_translatable_fields: list[Any] = []
    template = "pages/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    max_count_per_parent = 2  # one per language

    class Meta:
        verbose_name = _("beranda")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), **home_context(self)}
