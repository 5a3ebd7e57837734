"""The person comes back with the code: news and replies, never the complaint."""

import pytest
from django.test import Client
from django.utils import timezone
from pyrage import x25519

from complaints import intake
from complaints.models import Complaint, Delivery, MailSlot, Message
from complaints.sealing import codes
from complaints.sealing.envelope import seal, unseal
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


def test_the_answer_to_an_unknown_code_is_as_long_as_to_a_known_one(client: Client, world: World) -> None:
    known = client.post("/formulir/status/", {"code": code_on(send(client))})
    for _ in range(3):
        unknown = client.post("/formulir/status/", {"code": codes.new_code()})
        assert (unknown.status_code, len(unknown.content)) == (known.status_code, len(known.content))
        assert "Tidak ada laporan dengan kode ini" in unknown.content.decode()


def test_a_promised_time_that_passed_is_said_with_a_number(client: Client, world: World) -> None:
    code = code_on(send(client))
    Delivery.objects.update(received_at=timezone.now() - timezone.timedelta(hours=25))
    assert "Waktu yang dijanjikan sudah lewat" in client.post("/formulir/status/", {"code": code}).content.decode()
