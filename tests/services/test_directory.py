"""The directory: a number on every page, how far to trust it, and what to try next."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from services.models import Channel, Service, ServiceLocation
from tests.factories import ChannelFactory, OrganizationFactory, ServiceLocationFactory, region

pytestmark = pytest.mark.django_db


def html(client: Client, address: str, status: int = 200, **query: str) -> str:
    response = client.get(address, query)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def main_of(text: str) -> str:
    """The page without header and footer: the band of numbers stands on every page anyway."""
    return text[text.index("<main") : text.index("</main>")]


def location(name: str = "UPTD PPA Balikpapan", code: str = "64.71", **values: object) -> ServiceLocation:
    place = region(code)
    return ServiceLocationFactory(name=name, region=place, coverage=[place], **values)


@pytest.mark.parametrize(
    ("kind", "value", "display", "href"),
    [
        ("telepon", "+6282152858026", "0821 5285 8026", "tel:+6282152858026"),
        ("whatsapp", "+6282152858026", "0821 5285 8026", "https://wa.me/6282152858026"),
        ("sms", "+6282152858026", "0821 5285 8026", "sms:+6282152858026"),
        ("email", "a@b.go.id", "a@b.go.id", "mailto:a@b.go.id"),
        ("situs", "https://b.go.id", "b.go.id", "https://b.go.id"),
    ],
)
def test_a_channel_can_be_tapped_and_read(client: Client, kind: str, value: str, display: str, href: str) -> None:
    place = location()
    ChannelFactory(location=place, type=kind, value=value, display=display)
    for address in (place.get_absolute_url(), "/layanan/"):
        assert f'<a href="{href}">{display}</a>' in html(client, address)


def test_a_walk_in_channel_is_text_only(client: Client) -> None:
    place = location()
    ChannelFactory(location=place, type="datang_langsung", value="-", display="Jl. Milono")
    assert "Jl. Milono" in html(client, place.get_absolute_url())
    assert 'href="-"' not in html(client, place.get_absolute_url())


def test_a_number_nobody_called_is_said_to_be_unverified(client: Client) -> None:
    place = location()
    ChannelFactory(location=place)
    assert "belum diverifikasi" in html(client, place.get_absolute_url()).lower()
    assert "belum diverifikasi" in html(client, "/layanan/")


@pytest.mark.parametrize(("days", "stale"), [(0, False), (179, False), (180, True)])
def test_a_number_goes_grey_after_180_days(client: Client, days: int, stale: bool) -> None:
    place = location()
    checked = timezone.localdate() - timedelta(days=days)
    ChannelFactory(location=place, verified_on=checked)
    assert ('class="channel stale"' in html(client, place.get_absolute_url())) is stale
    assert ('class="contact stale"' in html(client, "/layanan/")) is stale


def test_a_retired_number_is_shown_nowhere(client: Client) -> None:
    place = location()
    today = timezone.localdate()
    ChannelFactory(location=place, display="NOMOR LAMA", retired_on=today)
    ChannelFactory(location=place, display="NOMOR BARU", retired_on=today + timedelta(days=1))
    for address in (place.get_absolute_url(), "/layanan/", "/wilayah/64.71/", "/layanan/terdekat/?wilayah=64.71"):
        text = html(client, address)
        assert "NOMOR LAMA" not in text
        assert "NOMOR BARU" in text


def test_a_location_taken_off_is_shown_nowhere(client: Client) -> None:
    place = location("Kantor tutup", active=False)
    assert client.get(place.get_absolute_url()).status_code == 404
    for address in ("/layanan/", "/wilayah/64.71/", "/layanan/terdekat/?wilayah=64.71"):
        assert "Kantor tutup" not in html(client, address)


def test_a_location_without_a_number_leads_to_the_province_and_to_129(client: Client) -> None:
    place = location("UPTD Paser", "64.01")
    province = location("UPTD Kaltim", "64")
    ChannelFactory(location=province, display="0811 5833 121")
    text = main_of(html(client, place.get_absolute_url()))
    assert "nomornya belum kami temukan" in text
    assert "0811 5833 121" in text
    assert 'href="tel:129"' in text
    assert 'href="tel:110"' in text


def test_whatsapp_comes_with_the_warning_that_it_leaves_traces(client: Client) -> None:
    place = location()
    ChannelFactory(location=place)
    assert "meninggalkan jejak" not in html(client, place.get_absolute_url())
    ChannelFactory(location=place, type="whatsapp", value="+6282152858026")
    assert "meninggalkan jejak" in html(client, place.get_absolute_url())


def test_the_page_says_what_happens_then_and_that_it_is_free(client: Client) -> None:
    text = html(client, location().get_absolute_url())
    assert "Gratis. Tidak perlu KTP." in text
    assert "3x24 jam" in text


def test_a_mediation_service_carries_the_locked_guardrail(client: Client) -> None:
    assert "Pasal 23" not in main_of(html(client, location(services=["pengaduan"]).get_absolute_url()))
    assert "Pasal 23" in main_of(html(client, location(services=["mediasi"]).get_absolute_url()))


def test_an_old_address_says_its_year(client: Client) -> None:
    place = location(address="Jl. Milono", address_source="situs kota", address_as_of=timezone.datetime(2019, 1, 1))
    text = html(client, place.get_absolute_url())
    assert "menurut sumber tahun 2019" in text


@pytest.mark.parametrize(
    ("confidence", "words"),
    [("high", "Keyakinan tinggi"), ("medium", "Keyakinan sedang"), ("low", "Keyakinan rendah")],
)
def test_how_sure_we_are_is_said_in_words(client: Client, confidence: str, words: str) -> None:
    place = location()
    ChannelFactory(location=place, confidence=confidence, source="https://web.balikpapan.go.id/berita/read/7762")
    text = html(client, place.get_absolute_url())
    assert words in text
    assert 'href="https://web.balikpapan.go.id/berita/read/7762"' in text


def test_the_list_goes_from_near_to_national(client: Client) -> None:
    ServiceLocationFactory(name="SAPA 129", is_national=True)
    location("UPTD Kaltim", "64")
    location("UPTD Kota", "64.71")
    location("Posko Manggar", "64.71.01.1001")
    text = html(client, "/layanan/")
    positions = [text.index(name) for name in ("Posko Manggar", "UPTD Kota", "UPTD Kaltim", "SAPA 129")]
    assert positions == sorted(positions)
    for heading in ("Kelurahan dan desa", "Kota dan kabupaten", "Provinsi", "Seluruh Indonesia"):
        assert f"<h2>{heading}</h2>" in text


def test_the_filters_narrow_by_place_and_kind(client: Client) -> None:
    location("UPTD Kota", "64.71", services=["pengaduan"])
    location("Puspaga", "64.71", services=["konseling_keluarga"])
    location("UPTD Batam", "21.71", services=["pengaduan"])
    text = html(client, "/layanan/", wilayah="balikpapan", jenis="pengaduan")
    assert "UPTD Kota" in text
    assert "Puspaga" not in text
    assert "UPTD Batam" not in text


def test_a_filter_that_fits_nothing_says_129(client: Client) -> None:
    location("UPTD Kota", "64.71", services=["pengaduan"])
    text = main_of(html(client, "/layanan/", jenis="polisi"))
    assert "Telepon 129" in text


@pytest.mark.parametrize("query", [{"p": "99"}, {"p": "x"}, {"p": "-1"}])
def test_a_page_of_the_list_that_is_not_there_shows_the_first_with_404(client: Client, query: dict[str, str]) -> None:
    location("UPTD Kota")
    text = html(client, "/layanan/", 404, **query)
    assert "UPTD Kota" in text
    assert "tidak ada" in text


@pytest.mark.parametrize("query", [{"wilayah": "<script>"}, {"wilayah": "%00"}, {"jenis": "apa saja"}])
def test_strange_filters_are_survived_and_escaped(client: Client, query: dict[str, str]) -> None:
    location("UPTD Kota")
    text = html(client, "/layanan/", **query)
    assert "<script>" not in text
    assert "UPTD Kota" in text


def test_english_pages_use_english_words_of_the_data(client: Client) -> None:
    place = location(description="Layanan kota", description_en="The city's service")
    ChannelFactory(location=place, hours="24 jam", hours_en="24 hours")
    text = html(client, f"/en{place.get_absolute_url()}")
    assert "The city&#x27;s service" in text
    assert "24 hours" in text


def test_queries_are_the_same_for_a_few_and_for_many(client: Client) -> None:
    place = location("Pusat")
    ChannelFactory(location=place)
    addresses = ("/layanan/", "/layanan/?wilayah=64.71", place.get_absolute_url())
    few = [count(client, address) for address in addresses]
    organization = OrganizationFactory(ref="satu")
    for number in range(60):
        other = location(f"Titik {number}", f"64.71.01.{1001 + number}", organization=organization)
        other.coverage.add(region("64.71"))
        ChannelFactory(location=other)
    assert [count(client, address) for address in addresses] == few
    assert max(few) <= 10


def count(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_a_channel_of_a_type_without_link_has_none() -> None:
    assert Channel(type="datang_langsung", value="-").href == ""


def test_the_agencys_own_services_come_before_those_of_other_cities(client: Client) -> None:
    location("UPTD Batam", "21.71")
    location("UPTD Balikpapan", "64.71")
    location("UPTD Kutai Timur", "64.08")
    text = main_of(html(client, "/layanan/"))
    positions = [text.index(name) for name in ("UPTD Balikpapan", "UPTD Batam", "UPTD Kutai Timur")]
    assert positions == sorted(positions)


def test_nobody_is_told_that_help_is_free_which_costs_something(client: Client) -> None:
    place = location(services=["kesehatan"])
    page = place.get_absolute_url()
    assert "Gratis. Tidak perlu KTP." in html(client, page)
    assert '"isAccessibleForFree":true' in html(client, page).replace(": ", ":")

    Service.objects.update(cost="Visum Rp50.000", without_id=False)

    text = html(client, page)
    assert "Gratis. Tidak perlu KTP." not in main_of(text)
    assert "Visum Rp50.000. KTP diminta." in text
    assert '"isAccessibleForFree":false' in text.replace(": ", ":")
