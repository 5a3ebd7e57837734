"""Numbers that editors keep out of lists: one at a time after a tap, never in a list, and only so many an hour."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from services.models import RevealCount, ServiceLocation
from services.revealing import MOST_OF_POINT, reveal_channel
from tests.factories import ChannelFactory, ServiceLocationFactory, region

pytestmark = pytest.mark.django_db
OFFERED = re.compile(r">[^<>]*Tampilkan nomor")  # what is read, not what the script may say
PAGE, NUMBER = "/layanan/posko/", "/layanan/posko/nomor/"


@pytest.fixture
def post() -> ServiceLocation:
    place = region("64.71")
    return ServiceLocationFactory(slug="posko", name="Posko", region=place, coverage=[place], services=["pengaduan"])


def held(place: ServiceLocation, end: str, **values: object) -> None:
    ChannelFactory(location=place, visibility="reveal", value=f"+62811000{end}", display=f"0811 000 {end}", **values)


def shown(client: Client, **data: str) -> str:
    answer = client.post(NUMBER, data)
    assert answer.status_code == 200
    text = answer.content.decode()
    return text[text.index("<main") : text.index("</main>")]


def test_a_tap_shows_one_number_and_the_next_tap_the_next(client: Client, post: ServiceLocation) -> None:
    held(post, "7341"), held(post, "7342")
    for address in (PAGE, "/layanan/", "/layanan/terdekat/?wilayah=64.71", f"{PAGE}kartu/"):
        text = client.get(address).content.decode()
        assert "7341" not in text, address
        assert "7342" not in text, address
    assert f'action="{NUMBER}"' in client.get(PAGE).content.decode()
    first, second = shown(client), shown(client, ke="1")
    assert "0811 000 7341" in first
    assert "7342" not in first
    assert "0811 000 7342" in second
    assert 'name="ke" value="1"' in first
    assert 'name="ke"' not in second


def test_nobody_is_told_that_a_number_is_missing_which_a_tap_would_show(client: Client, post: ServiceLocation) -> None:
    held(post, "7341")
    for address in (PAGE, "/layanan/", "/layanan/terdekat/?wilayah=64.71"):
        text = client.get(address).content.decode()
        assert "omornya belum kami temukan" not in text, address
        assert OFFERED.search(text), address
    assert client.get("/layanan/paket/64.71.json").json()["places"][0]["h"] == 1


@pytest.mark.parametrize("gone", ["retired_on", "verified_on"])
def test_nobody_is_sent_to_a_page_for_a_number_that_is_out_of_use(
    client: Client, post: ServiceLocation, gone: str
) -> None:
    held(post, "7341", **{gone: timezone.localdate() - timedelta(days=365)})
    for address in (PAGE, "/layanan/", "/layanan/terdekat/?wilayah=64.71"):
        text = client.get(address).content.decode()
        assert not OFFERED.search(text), address
        assert ("sudah setahun tidak kami coba" in text) == (gone == "verified_on"), address
    assert "h" not in client.get("/layanan/paket/64.71.json").json()["places"][0]


def test_no_browser_keeps_it_and_no_cookie_is_set(client: Client, post: ServiceLocation) -> None:
    held(post, "7341")
    answer = client.post(NUMBER)
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "set-cookie" not in answer.headers
    assert client.get(NUMBER).status_code == 405


@pytest.mark.parametrize(
    "values",
    [
        {"verified_on": timezone.localdate() - timedelta(days=365)},
        {"retired_on": timezone.localdate()},
    ],
)
def test_what_is_old_or_retired_is_not_shown_and_129_is(
    client: Client, post: ServiceLocation, values: dict[str, object]
) -> None:
    held(post, "7341", **values)
    ChannelFactory(location=post, visibility="staff", value="+628110007342", display="0811 000 7342")
    assert f'action="{NUMBER}"' not in client.get(PAGE).content.decode()
    text = shown(client)
    assert "7341" not in text
    assert "7342" not in text
    assert 'href="tel:129"' in text


@pytest.mark.parametrize("nth", ["9", "-1", "abc", "٣", "9" * 40])
def test_nothing_sent_breaks_the_page(client: Client, post: ServiceLocation, nth: str) -> None:
    held(post, "7341")
    assert 'href="tel:129"' in shown(client, ke=nth)


def test_another_site_cannot_ask_in_a_visitors_name(client: Client, post: ServiceLocation) -> None:
    held(post, "7341")
    answer = client.post(NUMBER, headers={"Sec-Fetch-Site": "cross-site"})
    assert "7341" not in answer.content.decode()


def test_so_many_an_hour_and_then_the_way_on(client: Client, post: ServiceLocation) -> None:
    held(post, "7341")
    now = timezone.now()
    RevealCount.objects.create(
        code=f"titik-{post.pk}", hour=now.replace(minute=0, second=0, microsecond=0), count=MOST_OF_POINT - 1
    )
    assert reveal_channel(post.pk, now=now).contact
    assert reveal_channel(post.pk, now=now).is_busy
    assert reveal_channel(post.pk, now=now + timedelta(hours=1)).contact
    with CaptureQueriesContext(connection) as queries:
        answer = client.post(NUMBER)
    assert (answer.status_code, 'href="tel:129"' in answer.content.decode()) == (429, True)
    assert len(queries) <= 20


def test_a_location_taken_off_has_none(client: Client, post: ServiceLocation) -> None:
    held(post, "7341")
    post.active = False
    post.save()
    assert client.post(NUMBER).status_code == 404
