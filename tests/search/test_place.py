"""A question that names a place is answered first with whom to call there."""

import pytest
from django.test import Client

from tests.factories import ChannelFactory, ServiceLocationFactory, SiteTree, region

pytestmark = pytest.mark.django_db


@pytest.fixture
def manggar(tree: SiteTree) -> None:
    region("64.71.01.1001", name="Manggar")
    city = ServiceLocationFactory(name="UPTD Kota", coverage=[region("64.71")])
    ChannelFactory(location=city, display="0821 5285 8026")


def page(client: Client, asked: str, path: str = "/cari/", **more: str) -> str:
    response = client.get(path, {"q": asked, **more})
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


@pytest.mark.usefixtures("manggar")
@pytest.mark.parametrize("asked", ["lapor kdrt di manggar", "zzqqxx manggar"])
def test_whom_to_call_stands_above_the_results_of_a_question_about_a_place(client: Client, asked: str) -> None:
    html = page(client, asked)

    answer = html[html.index("Untuk Kelurahan Manggar") :]
    assert answer.index("UPTD Kota") < answer.index("0821 5285 8026") < answer.index('role="status"')
    assert "/layanan/terdekat/?wilayah=64.71.01.1001" in answer
    assert html.count("Hubungi ini dulu") == 1


@pytest.mark.usefixtures("manggar")
def test_in_danger_the_emergency_numbers_stay_above_the_local_contact(client: Client) -> None:
    html = page(client, "dipukul suami di manggar")

    assert html.index('class="numbers"') < html.index("UPTD Kota")


@pytest.mark.usefixtures("manggar")
def test_a_place_without_a_local_number_says_129(client: Client) -> None:
    region("11.01.01.2001", level="desa", name="Rukun")

    html = page(client, "report in rukun", "/en/cari/")

    assert 'href="tel:129"' in html[html.index("Contact this one first") :]
    assert "Rukun" in html


@pytest.mark.usefixtures("manggar")
def test_a_question_about_no_place_shows_no_contact(client: Client) -> None:
    assert "Hubungi ini dulu" not in page(client, "bimtek kapan")
    assert "Hubungi ini dulu" not in page(client, "")
