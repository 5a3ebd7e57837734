"""How long a number is believed: 180 days, then grey, from day 365 on the next level stands in its place."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from services.health import CHECKS
from tests.factories import ChannelFactory, ServiceLocationFactory, region

pytestmark = pytest.mark.django_db

NUMBER, NEXT = "0811 0000 111", "0811 0000 222"
GREY = 'class="contact stale"'


def html(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    text = " ".join(response.content.decode().split())
    return text[text.index("<main") : text.index("</main>")]


def office_tested(days: int) -> Any:
    """The office of the city, whose only number was tested so long ago, and below it one of the province."""
    city, province = region("64.71"), region("64")
    ChannelFactory(
        location=ServiceLocationFactory(region=province, coverage=[province]),
        display=NEXT,
        verified_on=timezone.localdate(),
    )
    office = ServiceLocationFactory(slug="uptd", region=city, coverage=[city], services=["pengaduan"])
    return ChannelFactory(
        location=office, display=NUMBER, value="+628110000111", verified_on=timezone.localdate() - timedelta(days=days)
    )


def due() -> dict[str, list[Any]]:
    return {str(check.name): list(check.rows()) for check in CHECKS}


@pytest.mark.parametrize(
    ("days", "list_name"),
    [
        (179, None),
        (180, "Nomor perlu ditelepon"),
        (364, "Nomor perlu ditelepon"),
        (365, "Nomor kedaluwarsa"),
        (366, "Nomor kedaluwarsa"),
    ],
)
def test_readers_and_editors_see_the_same_edges(client: Client, days: int, list_name: str | None) -> None:
    channel = office_tested(days)
    assert [name for name, rows in due().items() if channel in rows] == ([list_name] if list_name else [])
    text = html(client, "/layanan/terdekat/?wilayah=64.71")
    assert (NUMBER in text) is (days < 365)
    assert (GREY in text) is (180 <= days < 365)


def test_from_day_365_on_the_next_level_is_called_first_and_it_is_said_why(client: Client) -> None:
    office_tested(365)
    text = html(client, "/layanan/terdekat/?wilayah=64.71")
    assert NEXT in text[text.index("Hubungi ini dulu") :][:600]
    assert "sudah setahun tidak kami coba" in text
    assert "belum kami temukan" not in text
    page = html(client, "/layanan/uptd/")
    assert "sudah setahun tidak kami coba" in page
    assert NEXT in page


@pytest.mark.parametrize("days", [364, 365])
def test_every_other_way_out_keeps_the_same_edge(client: Client, days: int) -> None:
    office_tested(days)
    for address in ("/layanan/", "/layanan/uptd/", "/layanan/uptd/kartu/", "/wilayah/64.71/", "/wilayah/64.71/kartu/"):
        assert (NUMBER in html(client, address)) is (days < 365), address
    for address in ("/layanan/paket/64.71.json", "/hsds/v3/services?full=true"):
        assert (NUMBER in client.get(address).content.decode()) is (days < 365), address


@pytest.mark.parametrize("visibility", ["staff", "reveal"])
def test_a_number_that_is_not_for_everybody_cannot_be_searched_for(client: Client, visibility: str) -> None:
    from services.searchable import ServiceSource

    office = office_tested(1).location
    ChannelFactory(location=office, display="0899 7777 666", value="+628997777666", visibility=visibility)
    source = ServiceSource()
    for _, record in source.project(list(source.public())):
        assert "0899 7777 666" not in f"{record}"
