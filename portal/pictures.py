"""Pictures as they are stored: pixels only.

A phone writes into every photograph where and when it was taken, and with which phone (CHILD-02). Rebuilding the
picture from its pixels leaves nothing of it, nor anything else that was hidden in the file.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

# Above this a JPEG grows without looking better.
JPEG_QUALITY = 90
OPTIONS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": JPEG_QUALITY, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": JPEG_QUALITY, "method": 4},
    "AVIF": {"quality": 80},
    "GIF": {},
}


def check_picture(file: File | IO[Any]) -> None:
    """Raises ValidationError, with the reason, for what is no whole picture, has too many pixels, or moves."""
    with _opened(file):
        pass


def only_pixels(file: File | IO[Any]) -> ContentFile:
    """The picture under the same name, upright, without EXIF, GPS, XMP, comments or anything but its pixels.

    Colours keep their profile. Raises ValidationError as `check_picture` does.
    """
    with _opened(file) as picture:
        return ContentFile(_encoded(ImageOps.exif_transpose(picture), picture.format or ""), name=file.name)


@contextmanager
def _opened(file: File | IO[Any]) -> Iterator[Image.Image]:
    """The picture, checked before its pixels are read into memory."""
    file.seek(0)
    try:
        with Image.open(file) as picture:
            _check(picture, picture.format or "")
            picture.load()
            yield picture
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValidationError(_("Berkas ini bukan gambar, atau rusak.")) from error


def _check(picture: Image.Image, kind: str) -> None:
    if kind not in OPTIONS:
        raise ValidationError(_("Format %(kind)s tidak diterima.") % {"kind": kind})
    limit = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
    if picture.width * picture.height > limit:
        raise ValidationError(
            _("Gambar ini terlalu besar: %(width)s × %(height)s titik. Paling banyak %(limit)s juta titik.")
            % {
                "width": number_format(picture.width, use_l10n=True, force_grouping=True),
                "height": number_format(picture.height, use_l10n=True, force_grouping=True),
                "limit": limit // 1_000_000,
            }
        )
    if getattr(picture, "is_animated", False):  # WCAG 2.2.2: our pages stand still
        raise ValidationError(_("Gambar bergerak tidak diterima. Pakai satu gambar diam."))


def _encoded(picture: Image.Image, kind: str) -> bytes:
    if picture.mode == "P":
        # A palette may keep colours, and so outlines, that no pixel uses any more.
        picture = picture.convert("RGBA" if "transparency" in picture.info else "RGB")
    clean = Image.new(picture.mode, picture.size)
    clean.paste(picture)
    options = dict(OPTIONS[kind])
    if profile := picture.info.get("icc_profile"):
        options["icc_profile"] = profile
    buffer = BytesIO()
    clean.save(buffer, kind, **options)
    return buffer.getvalue()
