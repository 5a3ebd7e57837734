"""The abstract page all page types build on, and the fields of pages that rest on somebody else's text."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.fields import SynchronizedField


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

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldPanel("lead_image"), FieldPanel("lead_image_alt")], heading=_("Gambar utama"), classname="collapsed"
        ),
    ]
    show_in_menus_default = False
    # One address in every language (DESIGN section 4): /bimtek/x/ and /en/bimtek/x/.
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]
    # Set by portal.routing where nothing restricts this page or a page above it.
    known_public = False

    class Meta:
        abstract = True

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

    source_panels = [
        MultiFieldPanel(
            [
                FieldPanel("source_publisher"),
                FieldPanel("source_url"),
                FieldPanel("source_related_url"),
                FieldPanel("source_url_note"),
                FieldPanel("source_byline"),
                FieldPanel("source_dateline"),
                FieldPanel("source_published"),
                FieldPanel("source_rights"),
                FieldPanel("title_as_printed"),
                FieldPanel("advertorial"),
                FieldPanel("seed_record"),
                FieldPanel("editor_notes"),
            ],
            heading=_("Sumber"),
        )
    ]

    class Meta:
        abstract = True
