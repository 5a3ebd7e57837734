"""A complaint goes in without JavaScript and is read by its office only; what fails loses no word."""

import re
import time
from typing import Any

import brotli
import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import OperationalError
from django.test import Client, RequestFactory

from complaints import intake, tokens
from complaints.admission import admitted
from complaints.models import Complaint, Delivery
from complaints.sealing.envelope import CannotOpenError
from portal.hotlines import HOTLINES
from tests.complaints.sending import FILLED, STORY, code_on, old_token, opened, photo, send, upload
from tests.complaints.world import World
from tests.servers import ROOT

pytestmark = pytest.mark.django_db(databases=["default", "complaints"])
CSS = [ROOT / "static/css/site.css", ROOT / "static/css/formulir.css"]


def test_only_the_office_and_those_above_it_can_read_what_was_sent(client: Client, world: World) -> None:
    send(client)
    complaint = Complaint.objects.get()
    for who in ("petugas-1", "petugas-2", "kepala", "provinsi-1", "pemulihan"):
        payload = opened(world, complaint, who)
        assert payload["answers"]["story"] == STORY
    assert payload["answers"]["kinds"] == ["fisik", "seksual"]
    assert payload["answers"]["contact"] == {"way": "none", "call_me": "Mawar"}
    assert (complaint.region, complaint.keyset, complaint.urgent) == ("64.71", "uptd-balikpapan", False)
    assert Delivery.objects.get().complaint == complaint


def test_the_same_form_sent_twice_is_one_complaint_with_one_code(client: Client, world: World) -> None:
    token = old_token()
    first = send(client, token=token)
    again = send(client, token=token, story="Dia memukul saya lagi")
    assert code_on(first) == code_on(again)
    # Words changed since then are not in it, and she is told so.
    told = "Kalau isianmu berubah sesudah itu, tulis perubahannya ke petugas"
    assert told in again.content.decode()
    assert told not in first.content.decode()
    assert Complaint.objects.count() == Delivery.objects.count() == 1


def test_a_mistake_is_named_beside_its_question_and_every_word_stays(client: Client, world: World) -> None:
    answer = send(client, about="", read="")
    page = answer.content.decode()
    assert answer.status_code == 400
    assert STORY in page
    assert 'href="#tanya_about"' in page
    assert 'id="tanya_about"' in page
    assert 'value="Mawar"' in page
    assert not Complaint.objects.exists()


def test_a_form_open_for_a_day_keeps_its_words_and_can_be_sent(client: Client, world: World) -> None:
    answer = send(client, token=old_token(24 * 3600))
    page = answer.content.decode()
    assert answer.status_code == 400
    assert STORY in page
    assert not Complaint.objects.exists()
    token = re.search(r'name="token" value="([^"]+)"', page)
    assert token
    assert tokens.read_token(token[1]).age < 60


def token_on(page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found
    return found[1]


def test_whoever_corrects_one_answer_and_sends_at_once_is_not_too_fast(client: Client, world: World) -> None:
    page = send(client, about="").content.decode()
    assert code_on(send(client, token=token_on(page)))


def test_whoever_sends_too_fast_only_has_to_press_again(client: Client, world: World) -> None:
    now = time.time()
    with time_machine.travel(now, tick=False):
        token = tokens.new_token()
        answer = send(client, token=token)
        assert (answer.status_code, token_on(answer.content.decode())) == (400, token)
        assert "tekan kirim sekali lagi" in answer.content.decode()
    with time_machine.travel(now + 3, tick=False):
        assert code_on(send(client, token=token))


def test_a_clock_that_was_set_back_costs_one_more_press(client: Client, world: World) -> None:
    page = send(client, token=old_token(-600)).content.decode()
    assert STORY in page
    assert code_on(send(client, token=token_on(page)))


@pytest.mark.parametrize("body", [
    b"&".join(b"a=1" for _ in range(10_001)), b"story=" + b"x" * (5 * 1024 * 1024), b"\xff%%%",
], ids=["ten thousand answers", "a story of 5 MB", "no form"])  # fmt: skip
@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"])
def test_what_is_no_form_of_ours_gets_the_form_and_numbers(
    client: Client, world: World, body: bytes, kind: str
) -> None:
    answer = client.post("/formulir/", body, content_type=kind)
    assert (answer.status_code, answer["Cache-Control"]) == (400, "no-store")
    assert 'name="story"' in answer.content.decode()
    assert 'href="tel:129"' in answer.content.decode()


@pytest.mark.parametrize("token", ["", "abc", "A" * 51, "%%%", "A" * 100_000])
def test_a_wrong_token_takes_nothing_and_keeps_the_words(client: Client, world: World, token: str) -> None:
    answer = send(client, token=token)
    assert answer.status_code == 400
    assert STORY in answer.content.decode()
    assert not Complaint.objects.exists()


def test_a_form_on_another_site_is_refused(client: Client, world: World) -> None:
    for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = client.post("/formulir/", {"token": old_token(), **FILLED}, headers=headers)
        assert answer.status_code == 403
        assert "129" in answer.content.decode()
    assert not Complaint.objects.exists()


def test_not_safe_is_told_to_the_office_as_urgent(client: Client, world: World) -> None:
    answer = send(client, safe="no")
    assert Complaint.objects.get().urgent
    assert "110" in answer.content.decode()


def test_when_an_official_hurts_the_kota_cannot_read_it_but_the_province(client: Client, world: World) -> None:
    send(client, official="on")
    complaint = Complaint.objects.get()
    assert complaint.keyset == "uptd-kaltim"
    assert opened(world, complaint, "provinsi-1")["answers"]["official"] is True
    with pytest.raises(CannotOpenError):
        opened(world, complaint, "petugas-1")


def test_a_place_we_do_not_reach_says_whom_to_call(client: Client, world: World) -> None:
    answer = send(client, region="lain")
    assert "SAPA 129" in answer.content.decode()
    assert STORY in answer.content.decode()
    assert not Complaint.objects.exists()


@pytest.mark.parametrize(("length", "status"), [(5000, 200), (5001, 400)])
def test_the_story_ends_at_its_stated_length(client: Client, world: World, length: int, status: int) -> None:
    assert send(client, story="a" * length).status_code == status


def test_a_full_disk_or_a_locked_database_never_shows_a_code(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    for error in (OSError(28, "No space left on device"), OperationalError("database is locked")):

        def fail(*args: Any, error: Exception = error, **kwargs: Any) -> None:
            raise error

        monkeypatch.setattr(intake, "store", fail)
        answer = send(client)
        page = answer.content.decode()
        assert answer.status_code == 503
        assert not re.search(r'class="code">[\d ]+<', page)
        assert STORY in page
        assert "129" in page


def test_without_any_keyset_the_form_is_closed_and_shows_numbers(client: Client, world: World) -> None:
    for path in (world.var / "keysets").iterdir():
        path.unlink()
    for answer in (client.get("/formulir/"), send(client)):
        assert answer.status_code == 503
        assert "129" in answer.content.decode()
        assert 'class="code">' not in answer.content.decode()
    assert STORY in answer.content.decode()  # opened before, sent now
    world.install(world.city())
    assert code_on(send(client, token=token_on(answer.content.decode())))


@pytest.mark.parametrize("age", [60, 24 * 3600])
def test_a_table_that_is_gone_loses_no_word_of_a_form_however_long_it_stood_open(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch, age: int
) -> None:
    def gone(index: bytes) -> bool:
        raise OperationalError("connection refused")

    monkeypatch.setattr(intake, "is_kept", gone)
    answer = send(client, token=old_token(age))
    assert answer.status_code == 503
    assert STORY in answer.content.decode()


@pytest.mark.parametrize("path", ["/formulir/", "/formulir/status/", "/en/formulir/"])
def test_the_device_is_told_to_keep_nothing(client: Client, world: World, path: str) -> None:
    answer = client.get(path)
    page = answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Robots-Tag"].startswith("noindex")
    assert answer["Content-Security-Policy"].startswith("default-src 'none'")
    assert answer["Referrer-Policy"] == "same-origin"
    assert not answer.cookies
    assert 'autocomplete="off"' in page
    title = re.search(r"<title>(.*?)</title>", page)
    assert title
    assert title[1] in {"Formulir", "Form"}


def test_the_empty_form_is_small_on_a_slow_network_and_a_filled_one_is_not_compressed(
    client: Client, world: World
) -> None:
    packed = client.get("/formulir/", headers={"Accept-Encoding": "gzip, br"})
    assert packed["Content-Encoding"] == "br"
    css = sum(len(brotli.compress(path.read_bytes())) for path in CSS)
    assert len(packed.content) + css < 20_000
    answer = client.post("/formulir/", {"token": old_token()}, headers={"Accept-Encoding": "gzip, br"})
    assert "Content-Encoding" not in answer


def test_the_numbers_on_the_form_are_those_of_every_other_page() -> None:
    shown = (ROOT / "templates/complaints/numbers.html").read_text()
    assert all(f'href="{line.href}"' in shown for line in HOTLINES)
    assert shown.count("<li>") == len(HOTLINES)


def test_one_address_with_many_slow_requests_is_asked_to_try_again_and_others_are_served(
    client: Client, world: World
) -> None:
    theirs = RequestFactory().get("/", REMOTE_ADDR="203.0.113.7")
    with admitted(theirs), admitted(theirs):
        busy = client.post("/formulir/", {"token": old_token(), **FILLED}, REMOTE_ADDR="203.0.113.7")
        assert busy.status_code == 503
        assert busy["Retry-After"]
        assert STORY in busy.content.decode()
        assert send(client).status_code == 200
    assert client.post("/formulir/", {"token": old_token(), **FILLED}, REMOTE_ADDR="203.0.113.7").status_code == 200


def test_another_language_keeps_every_word_and_sends_nothing(client: Client, world: World) -> None:
    filled = {**FILLED, "safe": "no", "photo": upload(photo(), "a.jpg")}
    page = client.post("/en/formulir/?draft=language", filled).content.decode()
    assert '<html lang="en">' in page
    assert "What you filled in is still on this screen" in page
    assert "files have to be chosen again" in page
    assert "Call 110 or 112" in page
    assert STORY in page
    assert 'value="Mawar"' in page
    assert re.search(r'value="64.71" selected', page)
    ticked = {(one["name"], one.get("value", "on")) for one in BeautifulSoup(page, "html.parser").select("[checked]")}
    assert ticked == {
        ("safe", "no"), ("about", "self"), ("age", "18-59"), ("kinds", "fisik"), ("kinds", "seksual"),
        ("phone_seen", "yes"), ("contact_way", "none"), ("leave_message", "no"), ("needs", "woman"), ("read", "on"),
    }  # fmt: skip  # as FILLED reads
    assert 'class="error"' not in page
    assert not Complaint.objects.exists()
    assert not list((world.var / "attachments").glob("*"))


def test_the_way_home_is_told_to_lose_the_words_before_it_does(client: Client, world: World) -> None:
    page = client.post("/formulir/?draft=home", {"story": STORY}).content.decode()
    assert STORY in page
    assert re.search(r'isianmu hilang\. <a href="/">', page)
    assert client.post("/formulir/?draft=home", FILLED, headers={"Origin": "https://evil.example"}).status_code == 403


def test_enter_sends_and_does_not_change_the_language(client: Client, world: World) -> None:
    page = client.get("/formulir/").content.decode()
    first = re.search(r"<button[^>]*type=\"submit\"[^>]*>", page)
    assert first
    assert "formaction" not in first[0]
