"""Nothing of where, when and with which phone a photograph was taken is stored."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from PIL import Image
from PIL.ExifTags import IFD

from portal.models import PortalImage
from portal.pictures import check_picture

from .pictures import encoded, image, photograph, upload


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def stored(picture: PortalImage) -> bytes:
    with picture.file.open() as file:
        return file.read()


def test_the_sample_photograph_does_carry_a_position() -> None:
    """Otherwise the tests below would prove nothing."""
    with Image.open(upload(photograph())) as picture:
        assert picture.getexif().get_ifd(IFD.GPSInfo)
        assert picture.info["comment"]


def test_position_phone_time_and_comment_are_gone(db: None) -> None:
    picture = PortalImage.objects.create(title="x", description="x", file=upload(photograph()))
    data = stored(picture)
    for trace in (b"PonselRahasia", b"2025:07:29", b"Gang Mawar", b"Exif", b"GPS", b"http://ns.adobe.com"):
        assert trace not in data
    with Image.open(BytesIO(data)) as clean:
        assert not clean.getexif()
        assert "comment" not in clean.info


def test_a_picture_taken_on_its_side_stands_upright(db: None) -> None:
    picture = PortalImage.objects.create(title="x", description="x", file=upload(photograph(size=(400, 200))))
    assert (picture.width, picture.height) == (200, 400)
    with Image.open(picture.file) as clean:
        assert clean.size == (200, 400)
        assert clean.getpixel((100, 40))[2] > 90  # what was on the left is on top
        assert clean.getpixel((100, 40))[0] < 40
        assert min(clean.getpixel((100, 360))) > 240


def test_size_and_fingerprint_are_those_of_what_is_stored(db: None) -> None:
    picture = PortalImage.objects.create(title="x", description="x", file=upload(photograph()))
    assert picture.file_size == len(stored(picture))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_every_accepted_format_is_stored(db: None, kind: str) -> None:
    name = f"x.{kind.lower()}"
    picture = PortalImage.objects.create(title="x", description="x", file=upload(encoded(kind), name))
    with Image.open(picture.file) as clean:
        assert (clean.format, clean.size) == (kind, (60, 40))


def test_a_new_file_in_place_of_an_old_one_is_cleaned_too(db: None) -> None:
    picture = image()
    picture.file = upload(photograph())
    picture.save()
    assert b"PonselRahasia" not in stored(picture)


def test_saving_other_fields_leaves_the_file_alone(db: None) -> None:
    picture = image()
    before = picture.file.name
    picture.credit = "DP3AKB"
    picture.save()
    assert picture.file.name == before


def refused(client: Client, data: bytes, name: str) -> str:
    """What the upload form says; fails if the picture was taken."""
    form = {"title": "x", "description": "x", "children_visible": "tidak", "file": upload(data, name), "collection": 1}
    html = client.post(reverse("wagtailimages:add"), form).content.decode()
    assert not PortalImage.objects.exists()
    return html


def test_what_is_no_picture_is_refused_with_the_reason(administrator: Client) -> None:
    assert "Unggah gambar yang valid" in refused(administrator, b"MZ ini sebuah program", "foto.jpg")


def test_a_picture_under_another_name_is_refused_with_the_reason(administrator: Client) -> None:
    html = refused(administrator, encoded("PNG"), "foto.jpg")
    assert "Akhiran nama tidak cocok dengan isi berkas" in html


def test_a_broken_picture_is_refused(administrator: Client) -> None:
    refused(administrator, photograph()[:600], "foto.jpg")


def test_too_large_a_file_is_refused_with_the_limit(administrator: Client) -> None:
    data = photograph() + b"\0" * settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    assert "terlalu besar" in refused(administrator, data, "foto.jpg")


def test_too_many_pixels_are_refused_before_they_are_unpacked(settings: Any) -> None:
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 1000
    with override("id"), pytest.raises(ValidationError, match="400 × 200 titik"):
        check_picture(upload(photograph()))


def test_a_moving_picture_is_refused() -> None:
    frames = [Image.new("RGB", (20, 20), color) for color in ("red", "blue")]
    data = encoded("GIF")
    with upload(data, "x.gif") as file:
        check_picture(file)
    moving = upload(b"", "x.gif")
    frames[0].save(moving, "GIF", save_all=True, append_images=frames[1:])
    with pytest.raises(ValidationError, match="bergerak"):
        check_picture(moving)


def test_no_picture_without_words(administrator: Client) -> None:
    form = {"title": "x", "description": " ", "children_visible": "tidak", "file": upload(photograph())}
    html = administrator.post(reverse("wagtailimages:add"), form | {"collection": 1}).content.decode()
    assert not PortalImage.objects.exists()
    assert "help-critical" in html or "error-message" in html
