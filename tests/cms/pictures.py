"""Real picture files, made with Pillow as a camera would write them."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw
from PIL.ExifTags import GPS, IFD, Base

from portal.models import PortalImage

# Kantor DP3AKB Balikpapan lies near 1°16' S, 116°50' E.
PLACE = {
    GPS.GPSLatitudeRef: "S", GPS.GPSLatitude: (1.0, 16.0, 12.0),
    GPS.GPSLongitudeRef: "E", GPS.GPSLongitude: (116.0, 50.0, 3.0),
}  # fmt: skip
ON_ITS_SIDE = 6  # EXIF orientation: turn a quarter to the right to see it upright


def photograph(orientation: int = ON_ITS_SIDE, size: tuple[int, int] = (400, 200)) -> bytes:
    """A JPEG with position, phone, time, comment and a dark left half, as a phone on its side stores it."""
    picture = Image.new("RGB", size, "white")
    ImageDraw.Draw(picture).rectangle((0, 0, size[0] // 2, size[1]), fill="navy")
    exif = Image.Exif()
    exif[Base.Orientation] = orientation
    exif[Base.Make] = "PonselRahasia"
    exif[Base.DateTime] = "2025:07:29 08:00:00"
    exif.get_ifd(IFD.GPSInfo).update(PLACE)
    buffer = BytesIO()
    picture.save(buffer, "JPEG", exif=exif, comment=b"Rumah Bunga, Gang Mawar", xmp=b"<x>PonselRahasia</x>")
    return buffer.getvalue()


def encoded(kind: str, **options: Any) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(buffer, kind, **options)
    return buffer.getvalue()


def upload(data: bytes, name: str = "foto.jpg", content_type: str = "image/jpeg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type)


def image(**values: Any) -> PortalImage:
    """A stored picture that was looked at, unless the values say otherwise."""
    defaults = {"title": "Aula", "description": "Aula dengan kursi kosong", "children_visible": "tidak"}
    return PortalImage.objects.create(file=upload(encoded("JPEG")), **defaults | values)
