"""A complaint goes in without JavaScript, is read by the office only, and the person comes back with the code."""

import base64
import io
import json
import re
import time
import uuid
from typing import Any

import brotli
import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone
from PIL import Image
from pyrage import x25519

from complaints import attachments, intake, tokens
from complaints.models import Attachment, Complaint, Delivery, MailSlot, Message
from complaints.sealing import codes
from complaints.sealing.envelope import CannotOpenError, seal, seal_file, unseal, unseal_file
from complaints.sealing.receipts import open_code
from portal.hotlines import HOTLINES
from tests.complaints.world import World
from tests.servers import ROOT

pytestmark = pytest.mark.django_db(databases=["default", "complaints"])
CSS = [ROOT / "static/css/site.css", ROOT / "static/css/formulir.css"]
STORY = "Dia memukul saya tadi malam di dapur"
FILLED = {
    "safe": "yes", "about": "self", "age": "18-59", "region": "64.71", "kinds": ["fisik", "seksual"], "story": STORY,
    "phone_seen": "yes", "contact_way": "none", "leave_message": "no", "call_me": "Mawar", "needs": ["woman"],
    "read": "on",
}  # fmt: skip


def old_token(seconds: int = 60) -> str:
    return tokens.new_token(time.time() - seconds)


def send(client: Client, **changes: Any) -> Any:
    return client.post("/formulir/", {"token": old_token(), **FILLED, **changes})


def code_on(response: Any) -> str:
    found = re.search(r'class="code">([\d ]+)<', response.content.decode())
    assert found, response.content.decode()
    return codes.parse(found[1])


def opened(world: World, complaint: Complaint, who: str = "petugas-1") -> dict[str, Any]:
    assert complaint.envelope is not None
    return unseal(bytes(complaint.envelope), x25519.Identity.from_str(world.key(who).identity))


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


def test_the_code_opens_the_status_page_where_nothing_of_the_complaint_stands(client: Client, world: World) -> None:
    code = code_on(send(client))
    page = client.post("/formulir/status/", {"code": codes.grouped(code)})
    assert "Sudah diterima" in page.content.decode()
    assert STORY not in page.content.decode()
    assert "Mawar" not in page.content.decode()


def test_the_same_form_sent_twice_is_one_complaint_with_one_code(client: Client, world: World) -> None:
    token = old_token()
    first = send(client, token=token)
    again = send(client, token=token)
    assert code_on(first) == code_on(again)
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


def photo(comment: bytes = b"dibuat oleh Siti di -1.26,116.83") -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = comment.decode()
    exif[0x0112] = 6  # turned by 90 degrees
    Image.new("RGB", (40, 20), "red").save(out, "JPEG", comment=comment, exif=exif)
    return out.getvalue()


def upload(content: bytes, name: str) -> io.BytesIO:
    file = io.BytesIO(content)
    file.name = name
    return file


def test_a_photo_loses_what_the_camera_wrote_and_stands_upright(client: Client, world: World) -> None:
    send(client, photo=upload(photo(), "../../IMG_1.jpg"))
    complaint, attachment = Complaint.objects.get(), Attachment.objects.get()
    entry = opened(world, complaint)["attachments"][0]
    sealed = attachments.read(attachment.file, attachment.sha256) or b""
    content = unseal_file(sealed, entry["key"])
    assert entry["name"] == "IMG_1.jpg"
    assert b"Siti" not in content
    with Image.open(io.BytesIO(content)) as picture:
        assert picture.size == (20, 40)
        assert not picture.getexif()
        assert "comment" not in picture.info


def test_the_original_is_kept_untouched_where_the_person_chose_it(client: Client, world: World) -> None:
    send(client, original=upload(photo(), "bukti.jpg"))
    entry = opened(world, Complaint.objects.get())["attachments"][0]
    sealed = attachments.path_of(Attachment.objects.get().file).read_bytes()
    assert unseal_file(sealed, entry["key"]) == photo()
    assert entry["original"] is True


def bomb() -> bytes:
    """A PNG of 20,000 x 20,000 pixels in a few kilobytes."""
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "foto.jpg"),
        (b"<html><script>1</script></html>", "foto.jpg"),
        (b"\xff\xd8\xff" + b"GIF89a<script>" * 50, "polyglot.jpg"),
        (b"", "kosong.jpg"),
        (b"a" * (10 * 1024 * 1024 + 1), "besar.jpg"),
        (bomb(), "bom.png"),
    ],
)
def test_a_refused_file_never_loses_the_text(client: Client, world: World, content: bytes, name: str) -> None:
    answer = send(client, photo=upload(content, name))
    assert answer.status_code == 200
    assert opened(world, Complaint.objects.get())["answers"]["story"] == STORY
    assert not Attachment.objects.exists()
    if content:
        assert name in answer.content.decode()


def test_a_fourth_file_is_named_as_left_out(client: Client, world: World) -> None:
    answer = send(client, original=[upload(b"x", f"{n}.txt") for n in range(4)])
    assert Attachment.objects.count() == 3
    assert "3.txt" in answer.content.decode()


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


def sealed_body(world: World, code: str, **changes: Any) -> dict[str, Any]:
    receipt = open_code(code)
    made = str(uuid.uuid4())
    payload = {"v": 1, "id": made, "answers": {"story": STORY}}
    keys = [one["age"] for one in world.city()["recipients"]]
    return {
        "token": old_token(), "id": made, "region": "64.71", "keyset": "uptd-balikpapan", "version": 1,
        "urgent": False, "lookup": base64.b64encode(receipt.lookup).decode(), "reply_to": receipt.reply_to,
        "envelope": base64.b64encode(seal(payload, keys)[0]).decode(), "attachments": [], **changes,
    }  # fmt: skip  # a record reads better in few lines


def post_sealed(client: Client, body: Any) -> Any:
    return client.post("/formulir/kirim/", json.dumps(body), content_type="application/json")


def test_what_the_browser_sealed_is_taken_once_and_found_by_its_code(client: Client, world: World) -> None:
    code = codes.new_code()
    body = sealed_body(world, code)
    assert [post_sealed(client, body).status_code for _ in range(3)] == [201, 201, 201]
    assert opened(world, Complaint.objects.get())["answers"]["story"] == STORY
    assert "Sudah diterima" in client.post("/formulir/status/", {"code": code}).content.decode()


def test_another_complaint_under_the_same_code_is_not_taken(client: Client, world: World) -> None:
    code = codes.new_code()
    assert post_sealed(client, sealed_body(world, code)).status_code == 201
    assert post_sealed(client, sealed_body(world, code)).status_code == 409
    assert Complaint.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"token": "x"}, 403),
        ({"id": "not-an-id"}, 400),
        ({"region": "31.71"}, 400),
        ({"keyset": "another"}, 400),
        ({"version": 2}, 409),
        ({"lookup": "AAAA"}, 400),
        ({"lookup": 7}, 400),
        ({"reply_to": "age1yubikey"}, 400),
        ({"envelope": "aGFsbyBkdW5pYQ=="}, 400),
        ({"attachments": [{"file": "../../etc/passwd", "sha256": "0" * 64}]}, 400),
        ({"attachments": [{"file": "0" * 32, "sha256": "0" * 64}]}, 409),
        ({"attachments": 3}, 400),
    ],
)
def test_what_is_not_a_sealed_complaint_is_refused(
    client: Client, world: World, change: dict[str, Any], status: int
) -> None:
    assert post_sealed(client, sealed_body(world, codes.new_code(), **change)).status_code == status
    assert not Complaint.objects.exists()


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff\xfe", b"a" * 500_000])
def test_no_json_is_refused_without_a_crash(client: Client, world: World, body: bytes) -> None:
    answer = client.post("/formulir/kirim/", body, content_type="application/json")
    assert answer.status_code == 400


def test_a_sealed_file_goes_in_before_its_complaint(client: Client, world: World) -> None:
    sealed, key = seal_file(b"foto")
    headers = {"X-Form-Token": old_token()}
    kind = "application/octet-stream"
    taken = client.post("/formulir/lampiran/", sealed, content_type=kind, headers=headers)
    assert taken.status_code == 201
    assert client.post("/formulir/lampiran/", b"foto", content_type=kind, headers=headers).status_code == 400
    body = sealed_body(world, codes.new_code(), attachments=[taken.json()])
    assert post_sealed(client, body).status_code == 201
    assert unseal_file(attachments.path_of(Attachment.objects.get().file).read_bytes(), key) == b"foto"


def test_one_address_with_many_slow_requests_is_asked_to_try_again_and_others_are_served(
    client: Client, world: World
) -> None:
    from django.test import RequestFactory

    from complaints.admission import admitted

    theirs = RequestFactory().get("/", REMOTE_ADDR="203.0.113.7")
    with admitted(theirs), admitted(theirs):
        busy = client.post("/formulir/", {"token": old_token(), **FILLED}, REMOTE_ADDR="203.0.113.7")
        assert busy.status_code == 503
        assert busy["Retry-After"]
        assert STORY in busy.content.decode()
        assert send(client).status_code == 200
    assert client.post("/formulir/", {"token": old_token(), **FILLED}, REMOTE_ADDR="203.0.113.7").status_code == 200
