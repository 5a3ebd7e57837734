"""Pictures are served; originals, which may say where a child lives, are not."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with_media = Path(settings.MEDIA_ROOT)
    for name in (
        "images/pintu.width-320.webp",
        "images/a.html",
        "images/a.svg",
        "original_images/pintu.jpg",
        "documents/a.pdf",
    ):
        (with_media / name).parent.mkdir(parents=True, exist_ok=True)
        (with_media / name).write_bytes(b"RIFF....WEBP")
    return with_media


def test_a_rendition_is_served_for_a_day_and_cannot_be_read_as_something_else(folder: Path, client: Client) -> None:
    answer = client.get("/media/images/pintu.width-320.webp")

    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/webp"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "public, max-age=86400, immutable"
    assert "Set-Cookie" not in answer
    again = client.get("/media/images/pintu.width-320.webp", headers={"if-modified-since": answer["Last-Modified"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    "name",
    [
        "original_images/pintu.jpg",
        "images/../original_images/pintu.jpg",
        "images/%2e%2e/original_images/pintu.jpg",
        "documents/a.pdf",
        "images/a.html",
        "images/a.svg",
        "images/",
        "images/tidak-ada.png",
    ],
)
def test_nothing_else_is_served(folder: Path, client: Client, name: str, home: object) -> None:
    assert client.get(f"/media/{name}").status_code in (400, 404)
