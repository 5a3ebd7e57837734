"""The person comes back with the code: news and replies, never the complaint."""

import re
from contextlib import ExitStack
from unittest.mock import Mock, patch

import pytest
from bs4 import BeautifulSoup
from django.db import OperationalError
from django.test import Client, RequestFactory
from django.utils import timezone
from pyrage import x25519

from complaints import intake
from complaints.admission import AT_ONCE, admitted
from complaints.models import Complaint, Delivery, MailSlot, Message
from complaints.sealing import codes, receipts
from complaints.sealing.envelope import seal, unseal
from tests.complaints.desk import queries
from tests.complaints.sending import STORY, code_on, old_token, send
from tests.complaints.world import World

pytestmark = pytest.mark.django_db(databases=["default", "complaints"])


def test_the_code_opens_the_status_page_where_nothing_of_the_complaint_stands(client: Client, world: World) -> None:
    code = code_on(send(client))
    page = client.post("/formulir/status/", {"code": codes.grouped(code)})
    assert "Sudah diterima" in page.content.decode()
    assert STORY not in page.content.decode()
    assert "Mawar" not in page.content.decode()


def test_a_reply_of_the_office_is_read_with_the_code_only(client: Client, world: World) -> None:
    code = code_on(send(client))
    complaint = Complaint.objects.get()
    made = intake.form_id(b"b" * 16)
    envelope, _ = seal({"v": 1, "text": "Kami jemput pukul sepuluh."}, [complaint.reply_to])
    intake.add_message(complaint, Message.Direction.TO_PERSON, made, envelope)
    page = client.post("/formulir/status/", {"code": code}).content.decode()
    assert "Kami jemput pukul sepuluh." in page
    other = client.post("/formulir/status/", {"code": codes.new_code()}).content.decode()
    assert "Kami jemput" not in other


def test_what_the_person_writes_back_is_read_by_the_office_once(client: Client, world: World) -> None:
    code = code_on(send(client))
    filled = {"code": code, "token": old_token(), "text": "Besok saya di sekolah.", "withdraw": ""}
    for _ in range(2):
        assert "sudah terkirim" in client.post("/formulir/status/", filled).content.decode()
    message = Message.objects.get()
    assert MailSlot.objects.get().waiting  # the office is told that something came
    key = x25519.Identity.from_str(world.key("petugas-2").identity)
    assert unseal(bytes(message.envelope), key)["text"] == "Besok saya di sekolah."


def test_a_wrong_token_keeps_what_was_written_to_the_office(client: Client, world: World) -> None:
    code = code_on(send(client))
    page = client.post("/formulir/status/", {"code": code, "token": "x", "text": "Besok saya di sekolah."})
    assert "Besok saya di sekolah." in page.content.decode()
    assert not Message.objects.exists()


def form_on(page: str) -> dict[str, str]:
    """What the form of the code would send, as the page has it."""
    fields = BeautifulSoup(page, "html.parser").select("form [name]")
    return {str(one["name"]): str(one.get("value") or one.text) for one in fields}


@pytest.mark.parametrize("trouble", ["busy", "no table"])
def test_what_was_written_to_the_office_waits_on_the_screen_while_nothing_can_be_taken(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    code = code_on(send(client))
    filled = {"code": code, "token": old_token(), "text": "Besok saya di sekolah.", "withdraw": "yes"}
    with monkeypatch.context() as broken, ExitStack() as others:
        if trouble == "busy":
            for _ in range(AT_ONCE):
                others.enter_context(admitted(RequestFactory().post("/")))
        else:
            broken.setattr(intake, "find", Mock(side_effect=OperationalError("connection refused")))
        answer = client.post("/formulir/status/", filled)
    assert answer.status_code == 503
    assert form_on(answer.content.decode()) == filled
    for _ in range(2):
        page = client.post("/formulir/status/", form_on(answer.content.decode())).content.decode()
        assert "sudah terkirim" in page
    assert Message.objects.count() == 1


def work_for(client: Client, code: str) -> tuple[int, list[str], int, int]:
    """What a look-up costs and shows: runs of argon2, questions to the database, status and length of the page."""
    with queries() as asked, patch.object(receipts, "kdf", wraps=receipts.kdf) as slow:
        answer = client.post("/formulir/status/", {"code": code})
    questions = [re.sub(r"'[^']*'|X'\w+'|\b\d+\b", "?", one["sql"]) for one in asked]
    return slow.call_count, questions, answer.status_code, len(answer.content)


def test_an_unknown_code_costs_the_same_work_and_shows_as_long_a_page_as_a_known_one(
    client: Client, world: World
) -> None:
    known = work_for(client, code_on(send(client)))
    slow, questions, status, _ = known
    assert (slow, len(questions), status) == (1, 2, 200)
    for _ in range(3):
        assert work_for(client, codes.new_code()) == known


def test_a_mistyped_code_is_told_before_any_slow_work_is_done(client: Client, world: World) -> None:
    code = codes.new_code()
    for typed in (code[:-1], f"{code}0", f"{code[:-1]}{(int(code[-1]) + 1) % 10}", "x" * 20, ""):
        assert work_for(client, typed)[:3] == (0, [], 400)


@pytest.mark.browser  # a minute of work: once a run
def test_ten_thousand_guessed_codes_see_one_and_the_same_page(client: Client, world: World) -> None:
    """With argon2 at its cheapest: ten thousand at full cost are nine minutes. The test above runs it at full cost."""
    shown = set()
    with patch.multiple(receipts, MEMORY=8192, PASSES=1):
        kept = code_on(send(client))
        lengths = {len(client.post("/formulir/status/", {"code": kept}).content)}
        for _ in range(10_000):
            code = codes.new_code()
            page = client.post("/formulir/status/", {"code": code}).content.decode()
            assert code not in page
            shown.add(page)
            lengths.add(len(page.encode()))
    assert len(shown) == 1
    assert "Tidak ada laporan dengan kode ini" in shown.pop()
    assert len(lengths) == 1


def test_a_promised_time_that_passed_is_said_with_a_number(client: Client, world: World) -> None:
    code = code_on(send(client))
    Delivery.objects.update(received_at=timezone.now() - timezone.timedelta(hours=25))
    assert "Waktu yang dijanjikan sudah lewat" in client.post("/formulir/status/", {"code": code}).content.decode()
