"""Public information in the classes of UU 14/2008 (PPID)."""

from datetime import date
from typing import Any

from django.db import models
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from home.choices import InformationClass
from home.listing import information_list
from portal.blocks import body_field
from portal.listing import ListingMixin
from portal.models import BasePage


class InformationIndexPage(ListingMixin, BasePage):
    template = "pages/information_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.InformationPage", "home.LegalIndexPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("informasi publik")

    def listing(self, query: QueryDict, address: str) -> dict[str, Any]:
        return information_list(self, query, address, timezone.localdate())


class InformationPage(BasePage):
    InformationClass = InformationClass

    info_class = models.CharField(_("golongan"), max_length=12, choices=InformationClass.choices)
    updated_on = models.DateField(_("diperbarui"), null=True, blank=True)
    review_due_on = models.DateField(
        _("perbarui lagi sebelum"),
        null=True,
        blank=True,
        help_text=_("Informasi berkala paling lama enam bulan (UU 14/2008 Pasal 9)."),
    )
    body = body_field()

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("info_class", help_text=_("Menentukan di daftar mana halaman ini tampil (UU 14/2008 Pasal 9–17).")),
        FieldRowPanel(
            [FieldPanel("updated_on", help_text=_("Tampil di halaman: “Diperbarui …”.")), FieldPanel("review_due_on")]
        ),
        FieldPanel("body"),
    ]
    template = "pages/information_page.html"
    parent_page_types = ["home.InformationIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("halaman informasi publik")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"overdue": self.review_overdue()}

    def review_overdue(self, today: date | None = None) -> bool:
        """Whether its update date has passed (KIP-02)."""
        return self.review_due_on is not None and self.review_due_on < (today or timezone.localdate())
