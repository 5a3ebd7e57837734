"""A point that is not where it is said to be is not shown; one that nobody can check is."""

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from regions.outlines import import_outlines
from services.models import ServiceLocation
from tests.factories import ServiceLocationFactory, region
from tests.regions.test_boundaries import LAMARU, MANGGAR, feature, square, written

pytestmark = pytest.mark.django_db


def outlines(folder: Path, west: float = 116.90) -> None:
    """Manggar from `west` on, and Lamaru right east of it."""
    region(MANGGAR), region(LAMARU)
    both = (feature(MANGGAR, square(west, -1.20)), feature(LAMARU, square(west + 0.02, -1.20)))
    import_outlines(written(folder, *both), tolerance=0)


def office(code: str, latitude: float, longitude: float) -> ServiceLocation:
    return ServiceLocationFactory(region=region(code), latitude=latitude, longitude=longitude)


def test_an_office_in_another_kelurahan_than_it_says_is_not_shown(tmp_path: Path) -> None:
    outlines(tmp_path)
    assert office(MANGGAR, -1.19, 116.91).is_public
    wrong = office(MANGGAR, -1.19, 116.93)
    assert LAMARU in wrong.placement_problem
    assert wrong not in ServiceLocation.objects.public()


def test_an_office_in_the_sea_is_not_shown(tmp_path: Path) -> None:
    outlines(tmp_path)
    assert "di laut" in office(MANGGAR, -1.25, 116.91).placement_problem
    assert "di laut" in office("64.71", -1.25, 116.91).placement_problem


def test_a_province_is_not_hidden_because_only_one_city_is_drawn(tmp_path: Path) -> None:
    """Its office stands in another city, whose outlines nobody loaded."""
    outlines(tmp_path)
    region("64.72")
    assert office("64", -0.49, 117.15).is_public
    assert office("64.72", -0.49, 117.15).is_public


def test_a_kelurahan_without_an_outline_is_not_hidden_because_its_city_has_one(tmp_path: Path) -> None:
    outlines(tmp_path)
    import_outlines(written(tmp_path, feature("64.71", square(116.80, -1.30, 0.3))), tolerance=0)
    assert office(region("64.71.02.1001").code, -1.25, 116.85).is_public


def test_new_outlines_hide_what_is_wrong_now_and_show_what_is_right_again(tmp_path: Path) -> None:
    first, second = office(MANGGAR, -1.19, 116.91), office(MANGGAR, -1.19, 116.95)
    assert first.is_public
    outlines(tmp_path)
    assert [place.pk for place in ServiceLocation.objects.public()] == [first.pk]
    outlines(tmp_path, west=116.94)
    assert [place.pk for place in ServiceLocation.objects.public()] == [second.pk]


def test_new_outlines_do_not_make_untouched_offices_look_changed(tmp_path: Path) -> None:
    """Their date of change is what other systems ask the API by."""
    before = office(MANGGAR, -1.19, 116.91).updated_at
    outlines(tmp_path)
    assert ServiceLocation.objects.get().updated_at == before


@pytest.mark.parametrize(
    ("point", "reason"),
    [
        ((float("nan"), 116.9), "harus angka"),
        ((116.9, -1.2), "tertukar"),
        ((52.5, 13.4), "di luar Indonesia"),
        ((-1.2, None), "Isi keduanya"),
    ],
)
def test_what_cannot_be_a_point_in_indonesia_is_refused_with_the_reason(
    point: tuple[float, float | None], reason: str
) -> None:
    place = ServiceLocationFactory.build(latitude=point[0], longitude=point[1])
    with pytest.raises(ValidationError, match=reason):
        place.clean()
