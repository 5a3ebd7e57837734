"""Finding a place by what a person types."""

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from regions.importing import import_regions
from regions.lookup import as_code, find, place_of
from regions.models import Region
from tests.factories import region

pytestmark = pytest.mark.django_db


@pytest.fixture
def balikpapan() -> None:
    with Path("portal/demo/content/regions.csv").open("rb") as file:
        import_regions(file)


def titles(text: str, **options: str) -> list[str]:
    return [place.region.title for place in find(text, **options).places]


@pytest.mark.usefixtures("balikpapan")
def test_a_postcode_of_two_kelurahan_offers_both_with_what_they_lie_in() -> None:
    found = find("76116")
    assert found.only is None
    assert [(place.region.name, place.parents[0].title) for place in found.places] == [
        ("Manggar", "Kecamatan Balikpapan Timur"),
        ("Manggar Baru", "Kecamatan Balikpapan Timur"),
    ]


@pytest.mark.usefixtures("balikpapan")
@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("manggar", "Kelurahan Manggar"),
        ("MANGGAR  BARU", "Kelurahan Manggar Baru"),
        ("kel. manggar", "Kelurahan Manggar"),
        ("Kota Balikpapan", "Kota Balikpapan"),
        ("balikpapan", "Kota Balikpapan"),
        ("kec balikpapan kota", "Kecamatan Balikpapan Kota"),
        ("64.71.01.1001", "Kelurahan Manggar"),
        ("6471011001", "Kelurahan Manggar"),
        ("manggar, balikpapan timur", "Kelurahan Manggar"),
        ("teriti", "Kelurahan Teritip"),
    ],
)
def test_what_people_type_finds_the_one_place_they_mean(text: str, title: str) -> None:
    only = find(text).only
    assert only is not None
    assert only.region.title == title


@pytest.mark.usefixtures("balikpapan")
@pytest.mark.parametrize("text", ["", " ", "%", "_", "zzz", "99999", "64.99", "manggar, jakarta", "'; --", "a" * 5000])
def test_what_is_no_place_finds_none_and_breaks_nothing(text: str) -> None:
    assert titles(text) == []


@pytest.mark.usefixtures("balikpapan")
def test_the_very_name_stands_before_names_that_only_begin_so() -> None:
    assert titles("manggar") == ["Kelurahan Manggar", "Kelurahan Manggar Baru"]


@pytest.mark.usefixtures("balikpapan")
def test_a_word_inside_a_name_is_found_where_no_name_begins_so() -> None:
    assert "Kelurahan Karang Joang" in titles("joang")


@pytest.mark.usefixtures("balikpapan")
def test_another_name_of_a_place_finds_it() -> None:
    kutim = Region.objects.get(code="64.08")
    kutim.aliases = "Kutim\nKutai Tim."
    kutim.save()
    only = find("KUTIM").only
    assert only is not None
    assert only.region.code == "64.08"


def test_apostrophes_and_accents_do_not_matter() -> None:
    region("82.72.01", name="Ki’e")
    only = find("KI'E").only
    assert only is not None


def test_places_of_the_own_region_come_first() -> None:
    region("21.71.01.1001", name="Sukamaju")
    region("64.71.01.1001", name="Sukamaju")
    found = find("sukamaju", near="64.71")
    assert [place.region.code for place in found.places] == ["64.71.01.1001", "21.71.01.1001"]
    assert found.only is None


def test_more_places_than_shown_are_said_to_be_there() -> None:
    for number in range(1, 16):
        region(f"64.71.01.10{number:02}", name="Sukamaju")
    found = find("sukamaju", limit=12)
    assert len(found.places) == 12
    assert found.more


def test_a_kecamatan_called_kota_something_keeps_its_name() -> None:
    region("15.05.10", name="Kota Baru")
    region("64.71.01.1001", name="Baru")
    assert titles("kota baru") == ["Kecamatan Kota Baru"]


@pytest.mark.parametrize(
    ("text", "code"), [("64.71", "64.71"), ("6471", "64.71"), ("76116", ""), ("64711", ""), ("64.7", ""), ("٦٤", "")]
)
def test_codes_are_told_from_postcodes(text: str, code: str) -> None:
    assert as_code(text) == code


@pytest.mark.parametrize("code", ["", "64.71.99", "x", "64.71.01.1001.1", "../64", "64\n"])
def test_an_unknown_code_is_no_place(code: str) -> None:
    region("64.71")
    assert place_of(code) is None


def test_the_number_of_queries_does_not_grow_with_the_country() -> None:
    counts = []
    for size in (3, 60):
        for number in range(size):
            region(f"64.71.{number % 90 + 1:02}.{1001 + number}", name=f"Sukamaju {number}")
        with CaptureQueriesContext(connection) as queries:
            find("sukamaju, balikpapan", near="64.71")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 4
