"""Anybody can say that a number is wrong, without a name; nothing is shown before somebody has looked."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from services.models import ChangeRequest, ServiceLocation
from services.models.change_requests import LONGEST_TEXT, answer_day
from services.requests_form import MOST_OPEN_OF_ONE
from tests.factories import ServiceLocationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> ServiceLocation:
    return ServiceLocationFactory(slug="uptd")


def form(client: Client, time_machine: Any, **values: str) -> dict[str, str]:
    """What a person sends a minute after opening the form."""
    time_machine.move_to("2026-11-23T09:00:00+08:00")
    page = client.get("/layanan/uptd/usul/").content.decode()
    token = re.search(r'name="token" value="([^"]+)"', page)
    time_machine.move_to("2026-11-23T09:01:00+08:00")
    assert token
    return {"token": token[1], "kind": "nomor", "text": "Yang benar 0542 731234", **values}


def test_a_request_is_stored_thanked_for_and_shown_nowhere(
    client: Client, place: ServiceLocation, time_machine: Any
) -> None:
    answer = client.post("/layanan/uptd/usul/", form(client, time_machine), follow=True)
    assert "paling lambat Senin, 30 November 2026" in answer.content.decode()
    assert "set-cookie" not in answer.headers
    request = ChangeRequest.objects.get()
    assert (request.status, request.answer_by) == ("baru", date(2026, 11, 30))
    for address in ("/layanan/uptd/", "/layanan/", "/hsds/v3/services?full=true"):
        assert "731234" not in client.get(address).content.decode()


def test_a_double_click_is_one_request(client: Client, place: ServiceLocation, time_machine: Any) -> None:
    values = form(client, time_machine)
    for _ in range(2):
        client.post("/layanan/uptd/usul/", values)
    assert ChangeRequest.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"kind": ""}, "Apa yang salah?"),
        ({"kind": "apa saja"}, "Apa yang salah?"),
        ({"text": ""}, "Tulis sedikit"),
        ({"text": "x" * (LONGEST_TEXT + 1)}, "Paling panjang 1.000 huruf"),
        ({"token": "palsu"}, "kirim sekali lagi"),
        ({"token": ""}, "kirim sekali lagi"),
    ],
)
def test_what_is_refused_is_said_and_stays_in_the_field(
    client: Client, place: ServiceLocation, time_machine: Any, values: dict[str, str], words: str
) -> None:
    sent = form(client, time_machine, **values)
    answer = client.post("/layanan/uptd/usul/", sent)
    text = answer.content.decode()
    assert answer.status_code == 400
    assert words in text[text.index('role="alert"') :]
    assert sent["text"] in text
    assert not ChangeRequest.objects.exists()


def test_a_question_left_out_is_marked_where_it_stands(
    client: Client, place: ServiceLocation, time_machine: Any
) -> None:
    text = client.post("/layanan/uptd/usul/", form(client, time_machine, kind="")).content.decode()
    assert 'aria-describedby="usul-kind_error"' in text
    assert '<p class="field-error" id="usul-kind_error">Pilih salah satu.</p>' in text


def test_who_wrote_too_much_is_not_asked_to_write_something(
    client: Client, place: ServiceLocation, time_machine: Any
) -> None:
    sent = form(client, time_machine, text="x" * (LONGEST_TEXT + 1))
    assert "Tulis sedikit" not in client.post("/layanan/uptd/usul/", sent).content.decode()


def test_an_empty_request_is_told_what_is_missing(client: Client, place: ServiceLocation) -> None:
    answer = client.post("/layanan/uptd/usul/")
    assert answer.status_code == 400
    assert "Pilih salah satu." in answer.content.decode()


def test_the_longest_text_is_taken(client: Client, place: ServiceLocation, time_machine: Any) -> None:
    client.post("/layanan/uptd/usul/", form(client, time_machine, text="x" * LONGEST_TEXT))
    assert ChangeRequest.objects.count() == 1


@pytest.mark.parametrize(
    ("when", "taken"), [("09:00:02", False), ("09:00:04", True), ("20:59:00", True), ("21:00:02", False)]
)
def test_a_form_sent_by_a_machine_or_from_yesterday_is_asked_to_be_sent_again(
    client: Client, place: ServiceLocation, time_machine: Any, when: str, taken: bool
) -> None:
    values = form(client, time_machine)
    time_machine.move_to(f"2026-11-23T{when}+08:00")
    client.post("/layanan/uptd/usul/", values)
    assert ChangeRequest.objects.exists() is taken


def test_a_machine_that_fills_in_everything_is_thanked_and_forgotten(
    client: Client, place: ServiceLocation, time_machine: Any
) -> None:
    answer = client.post("/layanan/uptd/usul/", form(client, time_machine, website="http://spam"))
    assert answer.status_code == 302
    assert not ChangeRequest.objects.exists()


def test_another_site_cannot_send_in_a_visitors_name(
    client: Client, place: ServiceLocation, time_machine: Any
) -> None:
    values = form(client, time_machine)
    assert client.post("/layanan/uptd/usul/", values, headers={"Origin": "null"}).status_code == 400
    assert not ChangeRequest.objects.exists()


def test_a_flood_fills_no_disk_and_says_where_to_call(
    client: Client, place: ServiceLocation, time_machine: Any
) -> None:
    for number in range(MOST_OPEN_OF_ONE - 1):
        ChangeRequest.objects.create(location=place, kind="lain", text=str(number))
    client.post("/layanan/uptd/usul/", form(client, time_machine, text="yang terakhir muat"))
    assert ChangeRequest.objects.count() == MOST_OPEN_OF_ONE
    text = client.post("/layanan/uptd/usul/", form(client, time_machine, text="satu lagi")).content.decode()
    assert "telepon 129" in text
    assert "satu lagi" in text
    assert ChangeRequest.objects.count() == MOST_OPEN_OF_ONE


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        (date(2026, 11, 23), date(2026, 11, 30)),
        (date(2026, 11, 27), date(2026, 12, 4)),
        (date(2026, 12, 23), date(2026, 12, 31)),  # Christmas does not count
    ],
)
def test_the_promise_counts_working_days_only(asked: date, answered: date) -> None:
    assert answer_day(asked) == answered


def test_a_rejected_request_needs_a_reason(admin_client: Client, place: ServiceLocation) -> None:
    row = ChangeRequest.objects.create(location=place, kind="tutup")
    address = f"/cms/snippets/services/changerequest/edit/{row.pk}/"
    assert "Tulis alasannya" in admin_client.post(address, {"status": "ditolak", "reason": ""}).content.decode()
    admin_client.post(address, {"status": "ditolak", "reason": "Sudah ditelepon, dijawab."})
    row.refresh_from_db()
    assert (row.status, row.handled_by_id is not None) == ("ditolak", True)


def test_a_request_that_waits_stands_on_the_first_screen_of_the_cms(
    admin_client: Client, place: ServiceLocation
) -> None:
    ChangeRequest.objects.create(location=place, kind="tutup", answer_by=timezone.localdate())
    assert "Usulan perbaikan dari warga" in admin_client.get("/cms/").content.decode()
