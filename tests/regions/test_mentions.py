"""Which place a question in everyday words is about; and none where it is about none."""

import pytest
from django.test.utils import CaptureQueriesContext

from regions.mentions import mentioned
from tests.factories import region

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places() -> None:
    region("64.71.01.1001", name="Manggar")
    region("64.71.01.1002", name="Manggar Baru")
    region("64.71.03.1001", name="Damai")
    region("11.01.01.2001", level="desa", name="Damai")
    region("11.01.01.2002", level="desa", name="Rukun")
    region("12.01.01.2002", level="desa", name="Sentosa")
    region("13.01.01.2002", level="desa", name="Sentosa")


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("lapor kdrt di manggar", "64.71.01.1001"),
        ("bimtek Manggar Baru kapan", "64.71.01.1002"),
        ("MANGGAR-BARU", "64.71.01.1002"),
        ("dipukul suami balikpapan", "64.71"),
        ("kota balikpapan", "64.71"),
        ("rumah damai", "64.71.03.1001"),  # the agency's own before a namesake far away
        ("damai di manggar", "64.71.01.1001"),
        ("uptd desa damai", "11.01.01.2001"),  # unless the level says which
        ("polisi dekat rukun", "11.01.01.2002"),
    ],
)
def test_a_place_named_in_a_question_is_found(question: str, code: str) -> None:
    place = mentioned(question)
    assert place
    assert place.region.code == code


@pytest.mark.parametrize(
    "question",
    [
        "",
        "?!",
        "di",
        "dipukul suami",
        "hidup rukun",  # a village far away, and nothing says that a place is meant
        "lapor di sentosa",  # two of them
        "kecamatan manggar",  # no such level
        "manggarai",
        "x" * 5000,
        "\x00' OR 1=1 --",
    ],
)
def test_a_question_about_no_one_place_names_none(question: str) -> None:
    assert mentioned(question) is None


def test_a_place_with_other_names_is_still_found_by_its_own() -> None:
    region("64.71.02.1001", name="Margo Mulyo", aliases="Margomulyo lama")

    place = mentioned("posyandu margo mulyo")

    assert place
    assert place.region.code == "64.71.02.1001"


def test_a_question_costs_two_queries_and_one_where_it_names_no_place(
    django_assert_num_queries: CaptureQueriesContext,
) -> None:
    with django_assert_num_queries(2):  # type: ignore[operator]  # a callable fixture
        mentioned("lapor di manggar")
    with django_assert_num_queries(1):  # type: ignore[operator]  # a callable fixture
        mentioned("anak saya takut pulang")
    with django_assert_num_queries(0):  # type: ignore[operator]  # a callable fixture
        mentioned("?!")
