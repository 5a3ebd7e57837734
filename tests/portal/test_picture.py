"""Pictures come in the sizes used, in formats small phones save data with, and never without words."""

from html.parser import HTMLParser
from typing import Any

import pytest
from django.template import Context, Template
from wagtail.images.tests.utils import get_test_image_file_jpeg

from portal.models import PortalImage
from portal.renditions import fetch_pictures, preview_of

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


def attributes(html: str) -> list[tuple[str, list[tuple[str, str | None]]]]:
    """Each element of the markup with its attributes in order of their names."""
    found: list[tuple[str, list[tuple[str, str | None]]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, sorted(attrs, key=lambda pair: pair[0])))

    Reader().feed(html)
    return found


@pytest.mark.parametrize("eager", [False, True])
def test_stored_files_are_shown_just_as_freshly_made_ones_and_without_asking_again(
    image: PortalImage, django_assert_num_queries: Any, eager: bool
) -> None:
    made = shown(image, alt="Aula “depan” & samping", eager=eager)
    with django_assert_num_queries(1):
        fetched = fetch_pictures([image.pk])[image.pk]
    with django_assert_num_queries(0):
        again = shown(fetched, alt="Aula “depan” & samping", eager=eager)

    assert attributes(again) == attributes(made)


def test_a_picture_without_files_yet_is_shown_all_the_same(image: PortalImage) -> None:
    assert "720w" in shown(fetch_pictures([image.pk])[image.pk])


def test_a_moved_focal_point_cuts_the_link_preview_anew(image: PortalImage) -> None:
    first = preview_of(image).url
    assert preview_of(fetch_pictures([image.pk])[image.pk]).url == first

    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = 100, 100, 50, 50
    image.save()

    assert preview_of(fetch_pictures([image.pk])[image.pk]).url != first


def test_more_pictures_than_a_statement_has_places_for_are_all_found(image: PortalImage) -> None:
    keys = [
        image.pk,
        *(PortalImage.objects.create(title=str(n), description="-", file=image.file).pk for n in range(4)),
    ]

    assert sorted(fetch_pictures(keys)) == sorted(keys)
