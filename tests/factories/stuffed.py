"""Bodies that point at everything a body can point at: the worst case for the number of queries."""

from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image
from wagtail.documents.models import Document
from wagtail.models import Page

from portal.models import PortalImage

from .pages import stream
from .records import PersonFactory


def picture(title: str = "Pintu terbuka") -> PortalImage:
    content = BytesIO()
    Image.new("RGB", (40, 30), "white").save(content, "PNG")
    return PortalImage.objects.create(
        title=title,
        description="Gambar pintu terbuka.",
        children_visible="tidak",
        file=ContentFile(content.getvalue(), f"{title}.png"),
    )


def document(title: str = "Selebaran") -> Document:
    return Document.objects.create(title=title, file=ContentFile(b"%PDF-1.4", f"{title}.pdf"))


def quote() -> tuple[str, Any]:
    return ("quote", {"text": "Dengarkan.", "speaker": PersonFactory().pk, "attribution": "", "note": ""})


def figure() -> tuple[str, Any]:
    return ("figure", {"image": picture().pk, "alt_text": "", "caption": "Pintu"})


def material() -> tuple[str, Any]:
    names = {"title": "Selebaran", "audience": "", "language": "id", "licence": "", "version": ""}
    return ("material", {"document": document().pk, **names})


def stuffed_body(link: Page) -> list[dict[str, Any]]:
    """Two of each block that names a person, picture, file or page."""
    page = f'<a linktype="page" id="{link.pk}">ini</a>'
    text = f'<p>Baca {page} dan <a linktype="document" id="{document().pk}">itu</a></p>'
    blocks = [("heading", "Judul"), ("paragraph", text), quote(), figure(), material(), ("guardrail", None)]
    return stream(*blocks, ("paragraph", text), quote(), figure(), material())
