"""Pictures and files."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.blocks import CharBlock, StructBlock
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock

from portal.blocks.choices import TextChoiceBlock


def newest_picture() -> dict[str, Any]:
    """What the block picker shows of a figure: the last picture of the library, if there is one."""
    return {"image": get_image_model().objects.order_by("-pk").first(), "caption": "Posyandu, tempat bertanya."}


def newest_document() -> dict[str, Any]:
    """What the block picker shows of material: the last document, if there is one."""
    return {"document": get_document_model().objects.order_by("-pk").first(), "title": "Selebaran", "language": "id"}


class FigureBlock(StructBlock):
    image = ImageChooserBlock(label=_("Gambar"))
    alt_text = CharBlock(
        label=_("Teks alternatif"), required=False, help_text=_("Kosong: memakai teks alternatif gambarnya.")
    )
    caption = CharBlock(label=_("Keterangan"), required=False)

    class Meta:
        icon = "image"
        label = _("Gambar")
        template = "blocks/figure.html"
        description = _("Gambar dengan keterangan.")
        preview_value = staticmethod(newest_picture)  # Wagtail calls it on an instance of Meta


class MaterialBlock(StructBlock):
    """A file people take home: slides, leaflet, poster."""

    document = DocumentChooserBlock(label=_("Berkas"))
    title = CharBlock(label=_("Judul"))
    audience = CharBlock(label=_("Untuk siapa"), required=False)
    language = TextChoiceBlock(
        choices=[("id", pgettext_lazy("bahasa", "Indonesia")), ("en", "English"), ("lain", _("lainnya"))],
        default="id",
        label=_("Bahasa"),
    )
    licence = CharBlock(label=_("Hak pakai"), required=False)
    version = CharBlock(label=_("Versi"), required=False)

    class Meta:
        icon = "doc-full"
        label = _("Materi")
        template = "blocks/material.html"
        description = _("Berkas untuk diunduh.")
        preview_value = staticmethod(newest_document)
