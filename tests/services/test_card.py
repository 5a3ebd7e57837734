"""The card for the wallet: who finds it learns nothing, who needs it reads a number."""

import re

import pytest
from django.test import Client

from services.cards import MOST_NUMBERS
from tests.factories import ChannelFactory, ServiceLocationFactory, region

pytestmark = pytest.mark.django_db
TELLING = re.compile(r"ppa|perempuan|anak|kekerasan|korban|lapor|sapa|women|child|violence|victim", re.IGNORECASE)


def card(client: Client, address: str) -> str:
    """What is printed: everything else on the page carries no-print or is hidden by the style sheet."""
    text = client.get(address).content.decode()
    start = text.index('<div class="wallet-card">')
    return text[start : text.index("</div>", text.index("</svg>", start))]


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_card_of_a_place_and_of_a_service_say_numbers_and_nothing_else(client: Client, prefix: str) -> None:
    place = region("64.71")
    office = ServiceLocationFactory(
        slug="uptd", name="UPTD PPA Kota", region=place, coverage=[place], services=["pengaduan"]
    )
    ChannelFactory(location=office, display="0821 5285 8026", value="+6282152858026")
    ChannelFactory(location=office, type="whatsapp", display="0821 5285 8026", value="+6282152858026")
    for address in (f"{prefix}/layanan/uptd/kartu/", f"{prefix}/wilayah/64.71/kartu/"):
        printed = card(client, address)
        assert printed.count("0821 5285 8026") == 2
        assert "129" in printed
        assert "110" in printed
        words = re.sub(r"<svg.*</svg>", "", printed, flags=re.DOTALL)
        assert not TELLING.search(words), words
        title = re.search(r"<title>([^<]*)</title>", client.get(address).content.decode())
        assert title
        assert title[1].startswith(("Kartu nomor", "Number card"))


def test_a_card_has_room_for_three_numbers_and_the_two_that_always_answer(client: Client) -> None:
    office = ServiceLocationFactory(slug="uptd")
    for number in range(6):
        ChannelFactory(location=office, display=f"NOMOR {number}", sort_order=number)
    found = re.findall(r"<dd>([^<]*)</dd>", card(client, "/layanan/uptd/kartu/"))
    assert found == [*(f"NOMOR {number}" for number in range(MOST_NUMBERS)), "129", "110"]


def test_a_place_without_any_service_still_has_a_card(client: Client) -> None:
    region("64.71")
    assert re.findall(r"<dd>([^<]*)</dd>", card(client, "/wilayah/64.71/kartu/")) == ["129", "110"]
    assert client.get("/wilayah/99.99/kartu/").status_code == 404
    assert client.get("/layanan/tidak-ada/kartu/").status_code == 404
