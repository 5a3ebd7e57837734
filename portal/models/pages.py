"""The abstract page all page types build on, and the fields of pages that rest on somebody else's text."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail_localize.fields import SynchronizedField

from portal import streams
from portal.cms.forms import PortalPageForm, StoryPageForm
from portal.cms.panels import FindingsPanel
from portal.querysets import ListedQuerySet

from .asked import asked_field
from .images import PortalImage


class BasePage(Page):
    """A page with a summary that stands in lists, search results and link previews."""

    summary = models.CharField(
        _("ringkasan"),
        max_length=255,
        blank=True,
        help_text=_("Satu atau dua kalimat. Tampil di daftar, hasil cari, dan pratinjau tautan."),
    )
    lead_image = models.ForeignKey(
        "portal.PortalImage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("gambar utama")
    )
    lead_image_alt = models.CharField(
        _("teks alternatif gambar utama"),
        max_length=255,
        blank=True,
        help_text=_("Dikosongkan: memakai teks alternatif dari gambarnya."),
    )
    asked = asked_field()

    base_form_class = PortalPageForm
    content_panels = [
        FindingsPanel(),
        *Page.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldPanel(
                    "lead_image", help_text=_("Tampil di atas halaman dan di pratinjau tautan. Boleh tanpa gambar.")
                ),
                FieldPanel("lead_image_alt"),
            ],
            heading=_("Gambar utama"),
            classname="collapsed",
        ),
    ]
    promote_panels = [FieldPanel("asked"), *Page.promote_panels]
    show_in_menus_default = False
    # One address in every language (DESIGN section 4): /bimtek/x/ and /en/bimtek/x/.
    override_translatable_fields = [SynchronizedField("slug", overridable=False), SynchronizedField("asked")]
    # Set by portal.routing where nothing restricts this page or a page above it.
    known_public = False

    objects = PageManager.from_queryset(ListedQuerySet)()

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Wagtail's context; everything that the page's streams and lead image point at is fetched together."""
        ids = streams.chosen_ids(self)
        if self.lead_image_id:
            ids[PortalImage].add(self.lead_image_id)
        objects = self.fetch_chosen(ids)
        streams.put(self, objects)
        if self.lead_image_id:
            self.lead_image = objects[PortalImage].get(self.lead_image_id)
        return super().get_context(request, *args, **kwargs)

    def fetch_chosen(self, ids: streams.Ids) -> streams.Objects:
        """The objects of these keys. A page type overrides it to fetch more in the same queries."""
        return streams.fetch(ids)

    def get_address_above(self, request: HttpRequest) -> str:
        """Where this page's siblings stand: "/edukasi/" for "/edukasi/rencana-aman/". No query."""
        return (self.get_url(request) or "").removesuffix(f"{self.slug}/")

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """What restricts reading this page; no query where routing already looked."""
        return PageViewRestriction.objects.none() if self.known_public else super().get_view_restrictions()


class SourceFields(models.Model):
    """Where a record comes from and what may be done with it (PPRA; FACTS finding 9)."""

    source_publisher = models.CharField(_("penerbit sumber"), max_length=200, blank=True)
    source_url = models.URLField(_("tautan sumber"), max_length=400, blank=True)
    source_related_url = models.URLField(_("tautan terkait"), max_length=400, blank=True)
    source_url_note = models.CharField(_("keyakinan tautan"), max_length=255, blank=True)
    source_byline = models.CharField(_("penulis/kode"), max_length=120, blank=True)
    source_dateline = models.CharField(_("dateline"), max_length=120, blank=True)
    source_published = models.DateField(_("terbit"), null=True, blank=True)
    source_rights = models.CharField(_("hak pakai"), max_length=255, blank=True)
    title_as_printed = models.CharField(_("judul seperti tercetak"), max_length=255, blank=True)
    advertorial = models.BooleanField(
        _("advertorial"), default=False, help_text=_("Berita berbayar: labelnya tampil di halaman dan daftar.")
    )
    seed_record = models.CharField(_("nomor catatan sumber"), max_length=40, blank=True)
    editor_notes = models.TextField(
        _("catatan untuk redaksi"), blank=True, help_text=_("Tidak tampil di situs. Satu per baris.")
    )

    # What a source printed stays as printed in every language.
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *(
            SynchronizedField(name)
            for name in ("source_publisher", "source_byline", "source_dateline", "title_as_printed", "seed_record")
        ),
    ]

    source_panels = [
        MultiFieldPanel(
            [
                FieldPanel("source_publisher", help_text=_("Tampil di kotak sumber.")),
                FieldPanel("source_url", help_text=_("Alamat aslinya; tampil sebagai tautan.")),
                FieldPanel("source_related_url", help_text=_("Berita lain tentang hal yang sama.")),
                FieldPanel("source_url_note", help_text=_("Apakah tautannya pasti, atau hanya mirip.")),
                FieldPanel("source_byline", help_text=_("Nama atau kode penulis seperti tercetak.")),
                FieldPanel("source_dateline", help_text=_("Misalnya “BALIKPAPAN, inibalikpapan.com”.")),
                FieldPanel("source_published", help_text=_("Tanggal terbit di sumber.")),
                FieldPanel("source_rights", help_text=_("Misalnya “tautan dan ringkasan”.")),
                FieldPanel("title_as_printed", help_text=_("Judul asli, kata demi kata.")),
                FieldPanel("advertorial"),
                FieldPanel("seed_record", help_text=_("Hanya untuk redaksi.")),
                FieldPanel("editor_notes"),
            ],
            heading=_("Sumber"),
        ),
    ]
    confirm_panels = [FieldPanel("no_child_identity")]
    base_form_class = StoryPageForm

    class Meta:
        abstract = True
