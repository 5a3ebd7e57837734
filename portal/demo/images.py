"""The demo's pictures: our own drawings, with alternative texts in both languages."""

from typing import Any

from django.core.files.images import ImageFile

from portal.models import PortalImage

from .content import CONTENT, load
from .registry import put

Row = dict[str, Any]


def load_images() -> dict[str, Row]:
    """Stores the drawings; returns by page slug what the page takes over: picture and English alternative text."""
    by_page: dict[str, Row] = {}
    for row in load("images")["image"]:
        with (CONTENT / "images" / row["file"]).open("rb") as file:
            values = {
                "file": ImageFile(file, name=row["file"]),
                "description": row["description"],
                "children_visible": PortalImage.ChildrenVisible.NO,
                "credit": "Gambar buatan sendiri untuk demo",
            }
            image, _ = put(PortalImage, {"title": row["title"]}, values)
        for slug in row["pages"]:
            by_page[slug] = {"lead_image": image, "alt": {"id": row["description"], "en": row["alt_en"]}}
    return by_page
