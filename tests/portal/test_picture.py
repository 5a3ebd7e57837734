"""Pictures come in the sizes used, in formats small phones save data with, and never without words."""

from typing import Any

import pytest
from django.template import Context, Template
from wagtail.images.tests.utils import get_test_image_file_jpeg

from portal.models import PortalImage

SHOW = "{% include 'components/picture.html' with image=image alt=alt eager=eager only %}"


@pytest.fixture
def image(db: None, settings: Any, tmp_path: Any) -> PortalImage:
    settings.MEDIA_ROOT = tmp_path
    file = get_test_image_file_jpeg(size=(1600, 900))
    return PortalImage.objects.create(title="Pintu", description="Pintu terbuka.", file=file)


def shown(image: PortalImage | None, alt: str = "", eager: bool = False) -> str:
    return Template(SHOW).render(Context({"image": image, "alt": alt, "eager": eager}))


def test_a_picture_comes_as_avif_webp_and_jpeg_at_two_widths(image: PortalImage) -> None:
    html = shown(image)
    for kind in ("avif", "webp"):
        assert f'type="image/{kind}"' in html
    for width in ("360w", "720w"):
        assert width in html
    assert ".jpg" in html


def test_its_place_is_kept_while_it_loads_and_it_loads_late(image: PortalImage) -> None:
    html = shown(image)
    assert 'width="' in html
    assert 'height="' in html
    assert 'loading="lazy"' in html


def test_the_first_picture_of_a_page_does_not_wait(image: PortalImage) -> None:
    html = shown(image, eager=True)
    assert "lazy" not in html
    assert 'fetchpriority="high"' in html


def test_the_words_of_the_page_win_over_those_of_the_picture(image: PortalImage) -> None:
    assert 'alt="Pintu terbuka."' in shown(image)
    assert 'alt="Aula dari luar"' in shown(image, alt="Aula dari luar")


def test_no_picture_is_no_markup(db: None) -> None:
    assert shown(None).strip() == ""
