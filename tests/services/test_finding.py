"""By position: the village that holds it, never the nearest name; at sea a question and 129; nothing of it is kept."""

import json
from pathlib import Path

import brotli
import pytest
from django.test import Client

from regions.outlines import import_outlines
from services.models import ServiceLocation
from services.pack import pack_of
from tests.factories import ChannelFactory, ServiceLocationFactory, region
from tests.factories.places import ladder_steps
from tests.regions.test_boundaries import feature, square, written

pytestmark = pytest.mark.django_db
MANGGAR, SEPAKU = "64.71.01.1001", "64.09.04.1001"
NEAREST = "/layanan/terdekat/"
SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "regions"


@pytest.fixture
def bay(tmp_path: Path) -> None:
    """Manggar of Balikpapan, and across the border a village of Penajam Paser Utara; each with an office."""
    ladder_steps()
    for code, west in ((MANGGAR, 116.90), (SEPAKU, 116.94)):
        region(code)
        office = ServiceLocationFactory(
            name=f"Kantor {code[:5]}", region=region(code[:5]), coverage=[region(code[:5])],
            latitude=-1.19, longitude=west + 0.01, services=["pengaduan"],
        )  # fmt: skip
        ChannelFactory(location=office)
    outlines = (feature(MANGGAR, square(116.90, -1.20, 0.04)), feature(SEPAKU, square(116.94, -1.20, 0.04)))
    import_outlines(written(tmp_path, *outlines), tolerance=0)


def post(client: Client, lat: object, lng: object, status: int = 200) -> str:
    answer = client.post(NEAREST, {"lat": str(lat), "lng": str(lng)})
    assert answer.status_code == status
    assert "no-store" in answer.headers["Cache-Control"]
    assert "set-cookie" not in answer.headers
    text = " ".join(answer.content.decode().split())
    return text[text.index("<main") : text.index("</main>")]


@pytest.mark.usefixtures("bay")
def test_the_office_of_the_own_city_is_responsible_though_another_is_nearer(client: Client) -> None:
    text = post(client, -1.19, 116.939)
    first = text[text.index("Hubungi ini dulu") :][:300]
    assert "Kantor 64.71" in first
    assert "Kelurahan" in text


@pytest.mark.usefixtures("bay")
def test_a_neighbour_less_than_half_as_far_is_shown_and_marked(client: Client) -> None:
    near = post(client, -1.19, 116.939)
    distance = near[near.index('id="jarak"') :]
    assert "Kantor 64.09" in distance
    assert "di luar wilayah" in distance
    assert distance.index("Kantor 64.09") < distance.index("Kantor 64.71")
    assert "Kantor 64.09" not in post(client, -1.19, 116.915)


@pytest.mark.usefixtures("bay")
def test_at_sea_a_place_is_asked_for_and_129_stands_there(client: Client) -> None:
    text = post(client, -2.5, 118.9)
    assert "di laut atau di luar wilayah" in text
    assert 'id="tempat"' in text
    assert 'href="tel:129"' in text


@pytest.mark.parametrize(
    ("lat", "lng", "reason"),
    [
        ("116.83", "-1.26", "tertukar"),
        ("48.85", "2.35", "di luar Indonesia"),
        ("NaN", "116.8", "tidak terbaca"),
        ("inf", "116.8", "tidak terbaca"),
        ("", "", "tidak terbaca"),
        ("x", "y", "tidak terbaca"),
    ],
)
def test_a_position_that_cannot_be_is_said_with_a_way_on(client: Client, lat: str, lng: str, reason: str) -> None:
    text = post(client, lat, lng, 400)
    assert reason in text
    assert 'href="tel:129"' in text


@pytest.mark.usefixtures("bay")
def test_a_position_is_rounded_and_stands_neither_in_the_answer_nor_in_its_links(client: Client) -> None:
    text = post(client, "-1.1912345", "116.9112345")
    assert "1.191" not in text
    assert "116.911" not in text


def test_without_outlines_the_nearest_villages_are_offered_to_choose_from(client: Client) -> None:
    place = region(MANGGAR)
    place.latitude, place.longitude = -1.20, 116.90
    place.save()
    text = post(client, -1.21, 116.91)
    assert "Kamu di mana?" in text
    assert f'href="?wilayah={MANGGAR}"' in text


@pytest.mark.usefixtures("bay")
def test_an_office_whose_point_lies_elsewhere_is_not_shown_and_comes_back_when_mended(client: Client) -> None:
    office = ServiceLocation.objects.get(name="Kantor 64.71")
    office.longitude = 116.95
    office.save()
    assert "64.09" in office.placement_problem
    assert client.get(office.get_absolute_url()).status_code == 404
    office.longitude = 116.91
    office.save()
    assert client.get(office.get_absolute_url()).status_code == 200


def test_points_are_checked_again_when_outlines_arrive(tmp_path: Path, client: Client) -> None:
    region(MANGGAR)
    office = ServiceLocationFactory(region=region(MANGGAR), latitude=-1.19, longitude=117.50)
    assert client.get(office.get_absolute_url()).status_code == 200
    import_outlines(written(tmp_path, feature(MANGGAR, square(116.90, -1.20))))
    office.refresh_from_db()
    assert "di laut" in office.placement_problem
    assert client.get(office.get_absolute_url()).status_code == 404


@pytest.mark.usefixtures("bay")
def test_the_pack_holds_what_a_phone_needs_and_only_what_is_for_everybody(client: Client) -> None:
    office = ServiceLocation.objects.get(name="Kantor 64.71")
    ChannelFactory(location=office, display="RAHASIA", value="+6281100001111", visibility="staff")
    ChannelFactory(location=office, display="SATU", value="+6281100002222", visibility="reveal")
    answer = client.get("/layanan/paket/64.71.json")
    pack = answer.json()
    assert [place["n"] for place in pack["places"]] == ["Kantor 64.71"]
    assert pack["places"][0]["l"][0][2] == "129"
    assert pack["villages"][0][2]
    assert pack["names"]["64.71"] == "Kota Balikpapan"
    assert "RAHASIA" not in answer.content.decode()
    assert "SATU" not in answer.content.decode()


@pytest.mark.parametrize("code", ["99.99", "64", "64.71.01", "x", "64.71.01.1001"])
def test_a_pack_of_no_city_is_404(client: Client, code: str) -> None:
    region(MANGGAR)
    assert client.get(f"/layanan/paket/{code}.json").status_code == 404


@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared/data/regions")
def test_the_pack_of_balikpapan_with_150_contacts_is_at_most_25_kb() -> None:
    rows = [line.split(",") for line in (SHARED / "balikpapan_kelurahan.csv").read_text().splitlines()[1:]]
    for row in rows:
        place = region(row[0])
        place.latitude, place.longitude = float(row[4]), float(row[5])
        place.save()
    import_outlines(SHARED / "balikpapan_kelurahan.geojson")
    for number in range(150):
        code, _district, name, _postcode, lat, lng = rows[number % 34][:6]
        office = ServiceLocationFactory(
            name=f"Posko PPA {name} {number}", region=region(code), coverage=[region(code)],
            latitude=float(lat), longitude=float(lng), services=["pengaduan", "pendampingan"],
        )  # fmt: skip
        last = 5285000 + number * 7919 % 9999
        ChannelFactory(location=office, value=f"+62821{last}", display=f"0821 {last // 1000} {last % 1000:03d}")
    text = json.dumps(pack_of("64.71"), ensure_ascii=False, separators=(",", ":")).encode()
    assert len(brotli.compress(text, quality=5)) <= 25_000
