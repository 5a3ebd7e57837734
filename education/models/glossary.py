"""Words of the field in plain language."""

from typing import Any

from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from education.listing import term_list
from portal.listing import ListingMixin
from portal.models import BasePage, asked_field


class GlossaryTerm(TranslatableMixin, models.Model):
    """A term or acronym with the spellings people use for it, misprints included."""

    slug = models.SlugField(_("kode"), max_length=80)
    term = models.CharField(_("istilah"), max_length=120)
    expansion = models.CharField(_("kepanjangan"), max_length=255, blank=True)
    aliases = models.TextField(_("ejaan lain"), blank=True, help_text=_("Satu per baris; hanya untuk pencarian."))
    definition = models.TextField(_("penjelasan"))
    asked = asked_field()
    display_ok = models.BooleanField(_("boleh tampil"), default=True)

    override_translatable_fields = [SynchronizedField("asked")]

    class Meta(TranslatableMixin.Meta):
        ordering = ["term"]
        verbose_name = _("istilah")
        verbose_name_plural = _("istilah")

    def __str__(self) -> str:
        return self.term


class GlossaryPage(ListingMixin, BasePage):
    template = "pages/glossary_page.html"
    parent_page_types = ["education.GuidanceIndexPage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("kamus istilah")

    def listing(self, query: QueryDict, address: str) -> dict[str, Any]:
        return term_list(self, query)
