"""Who is responsible for me: one answer, a question, or a way on. Never an empty page."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import ChannelFactory, ServiceLocationFactory, region
from tests.factories.places import ladder_steps

pytestmark = pytest.mark.django_db

NEAREST = "/layanan/terdekat/"


def html(client: Client, **query: str) -> str:
    response = client.get(NEAREST, query)
    assert response.status_code == 200
    text = " ".join(response.content.decode().split())
    return text[text.index("<main") : text.index("</main>")]


@pytest.fixture
def manggar() -> None:
    region("64.71.01.1001", postcode="76116")
    region("64.71.01.1004", postcode="76116")
    ladder_steps()
    city = ServiceLocationFactory(name="UPTD Kota", coverage=[region("64.71")])
    ChannelFactory(location=city, display="0821 5285 8026")


@pytest.mark.usefixtures("manggar")
@pytest.mark.parametrize("query", [{"wilayah": "64.71.01.1001"}, {"q": "Manggar"}, {"q": "64.71.01.1001"}])
def test_one_place_is_answered_at_once_with_whom_to_call_first(client: Client, query: dict[str, str]) -> None:
    text = html(client, **query)
    first = text[text.index("Hubungi ini dulu") :]
    assert "UPTD Kota" in first[:400]
    assert "0821 5285 8026" in first
    assert "Petugas rt" in text
    assert "Pasal 23" in text
    assert "/wilayah/64.71.01.1001/" in text


@pytest.mark.usefixtures("manggar")
def test_several_places_are_asked_about_with_what_they_lie_in(client: Client) -> None:
    text = html(client, q="76116")
    assert "Maksudmu yang mana?" in text
    assert (
        '<a href="?wilayah=64.71.01.1001">Kelurahan Manggar</a>, Kecamatan Balikpapan Timur, Kota Balikpapan' in text
    )
    assert "Kelurahan Manggar Baru" in text
    assert 'href="tel:129"' in text


@pytest.mark.usefixtures("manggar")
def test_none_keeps_what_was_typed_and_offers_a_list_and_129(client: Client) -> None:
    text = html(client, q="Mangar <b>")
    assert 'value="Mangar &lt;b&gt;"' in text
    assert "tidak menemukan" in text
    assert '<option value="64.71.01.1001">Manggar</option>' in text
    assert 'href="tel:129"' in text


def test_without_any_data_there_are_still_numbers(client: Client) -> None:
    assert 'href="tel:129"' in html(client)
    assert 'href="tel:129"' in html(client, q="manggar")


@pytest.mark.usefixtures("manggar")
@pytest.mark.parametrize("query", [{"q": "x" * 9000}, {"wilayah": "99.99"}, {"q": "\x00"}, {"q": "%' OR 1=1 --"}])
def test_nothing_typed_breaks_the_page(client: Client, query: dict[str, str]) -> None:
    assert 'href="tel:129"' in html(client, **query)


@pytest.mark.usefixtures("manggar")
def test_a_local_post_comes_before_the_city_and_the_city_before_the_province(client: Client) -> None:
    post = ServiceLocationFactory(name="Posko Kelurahan", coverage=[region("64.71.01.1001")])
    ChannelFactory(location=post, display="0811 0000 111")
    province = ServiceLocationFactory(name="UPTD Provinsi", coverage=[region("64")])
    ChannelFactory(location=province)
    text = html(client, wilayah="64.71.01.1001")
    assert "Posko Kelurahan" in text[text.index("Hubungi ini dulu") :][:400]
    ladder = text[text.index('class="ladder"') :]
    positions = [ladder.index(name) for name in ("Posko Kelurahan", "UPTD Kota", "UPTD Provinsi", "Telepon 129")]
    assert positions == sorted(positions)


def test_a_place_whose_service_has_no_number_is_sent_to_the_province(client: Client) -> None:
    ServiceLocationFactory(name="UPTD Paser", coverage=[region("64.01")])
    province = ServiceLocationFactory(name="UPTD Provinsi", coverage=[region("64")])
    ChannelFactory(location=province)
    text = html(client, wilayah="64.01")
    assert "UPTD Provinsi" in text[text.index("Hubungi ini dulu") :][:400]
    assert "UPTD Paser" in text


@pytest.mark.usefixtures("manggar")
def test_whatsapp_is_never_offered_without_saying_that_it_leaves_traces(client: Client) -> None:
    assert "meninggalkan jejak" not in html(client, wilayah="64.71")
    office = ServiceLocationFactory(name="Posko", coverage=[region("64.71.01.1001")])
    ChannelFactory(location=office, type="whatsapp", value="+628110000111")
    for address in ("/layanan/terdekat/?wilayah=64.71.01.1001", "/layanan/", "/wilayah/64.71.01.1001/"):
        text = client.get(address).content.decode()
        assert text.count("wa.me/628110000111") == text.count("meninggalkan jejak") > 0, address
    (posko,) = [place for place in client.get("/layanan/paket/64.71.json").json()["places"] if place["n"] == "Posko"]
    assert "meninggalkan jejak" in posko["l"][0][3]


def test_what_somebody_looked_for_is_neither_indexed_nor_kept(client: Client) -> None:
    region("64.71")
    response = client.get(NEAREST, {"wilayah": "64.71"})
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert "no-store" in response.headers["Cache-Control"]
    assert "set-cookie" not in response.headers


def test_queries_are_few_and_do_not_grow(client: Client) -> None:
    region("64.71.01.1001")
    few = [count(client, **query) for query in ({}, {"q": "manggar"}, {"wilayah": "64.71"})]
    for number in range(50):
        place = region(f"64.71.02.{1001 + number}")
        ChannelFactory(location=ServiceLocationFactory(coverage=[place, region("64.71")]))
    many = [count(client, **query) for query in ({}, {"q": "manggar"}, {"wilayah": "64.71"})]
    assert few == many
    assert max(many) <= 10


def count(client: Client, **query: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        html(client, **query)
    return len(queries)


@pytest.mark.usefixtures("manggar")
def test_who_chose_a_place_sees_its_name_in_the_field_and_not_its_code(client: Client) -> None:
    assert 'value="Manggar"' in html(client, wilayah="64.71.01.1001")
