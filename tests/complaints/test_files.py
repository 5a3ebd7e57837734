"""Photos lose what the camera wrote; a file that is refused never loses the text."""

import io
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from PIL import Image

from complaints import attachments, intake
from complaints.models import Attachment, Complaint
from complaints.sealing.envelope import seal_file, unseal_file
from tests.complaints.sending import STORY, code_on, old_token, opened, photo, send, upload
from tests.complaints.world import World

pytestmark = pytest.mark.django_db(databases=["default", "complaints"])


def test_a_photo_loses_what_the_camera_wrote_and_stands_upright(client: Client, world: World) -> None:
    send(client, photo=upload(photo(), "../../IMG_1.jpg"))
    complaint, attachment = Complaint.objects.get(), Attachment.objects.get()
    entry = opened(world, complaint)["attachments"][0]
    sealed = attachments.path_of(attachment.file).read_bytes()
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


def test_an_office_under_attack_takes_words_and_no_files(client: Client, world: World, settings: Any) -> None:
    assert b'type="file"' in client.get("/formulir/").content
    settings.COMPLAINTS_FILES = False
    assert b'type="file"' not in client.get("/formulir/").content
    page = send(client, original=upload(photo(), "bukti.jpg")).content.decode()  # a page that was open before
    assert "Berkas belum bisa kami terima sekarang." in page
    assert opened(world, Complaint.objects.get())["answers"]["story"] == STORY
    assert list(attachments.folder().iterdir()) == []
    sealed = client.post(
        "/formulir/lampiran/", seal_file(photo())[0], "application/octet-stream", headers={"x-form-token": old_token()}
    )
    assert sealed.status_code == 409


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\bukti.txt", "bukti.txt"),
        ("foto\u202egpj.exe", "fotogpj.exe"),
        ("a\x00b\x1f.txt", "ab.txt"),
        ("x" * 300 + ".txt", "x" * 70 + ".txt"),
        ("y" * 300, "y" * 80),
        ("....", "berkas"),
    ],
)
def test_the_name_of_a_file_can_do_nothing_at_the_office(client: Client, world: World, name: str, kept: str) -> None:
    edge = "batas"
    head = f'--{edge}\r\nContent-Disposition: form-data; name="original"; filename="{name}"\r\n\r\n'.encode()
    fields = {"token": old_token(), "safe": "yes", "about": "self", "age": "18-59", "region": "64.71",
              "contact_way": "none", "read": "on"}  # fmt: skip  # a record reads better in few lines
    body = encode_multipart(edge, fields)[: -len(f"--{edge}--\r\n")] + head + b"bukti\r\n" + f"--{edge}--\r\n".encode()
    answer = client.post("/formulir/", body, content_type=f"multipart/form-data; boundary={edge}")
    assert code_on(answer)
    assert [one["name"] for one in opened(world, Complaint.objects.get())["attachments"]] == [kept]


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


def stored(world: World) -> list[str]:
    return [path.stem for path in (world.var / "attachments").glob("*.age")]


def test_a_form_that_is_not_taken_or_sent_again_leaves_no_file_behind(client: Client, world: World) -> None:
    send(client, about="", original=upload(b"bukti", "a.txt"))
    assert stored(world) == []
    token = old_token()
    for _ in range(2):
        send(client, token=token, original=upload(b"bukti", "a.txt"))
    assert stored(world) == [Attachment.objects.get().file]


def test_a_file_that_finds_no_room_holds_no_word_back(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(sealed: bytes) -> tuple[str, str]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(attachments, "store", full)
    answer = send(client, original=upload(b"bukti", "a.txt")).content.decode()
    assert "a.txt" in answer
    assert "Berkas belum bisa kami terima sekarang." in answer
    assert opened(world, Complaint.objects.get())["answers"]["story"] == STORY


def test_while_it_is_not_sure_that_nothing_was_taken_files_stay(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(sealed: intake.Sealed) -> Complaint:
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(intake, "store", lost)
    assert send(client, original=upload(b"bukti", "a.txt")).status_code == 503
    assert len(stored(world)) == 1  # retention collects it after a day if nobody owns it


class CutOff(io.BytesIO):
    """A phone that loses its network in the middle of a file."""

    def read(self, size: int | None = -1, /) -> bytes:
        if found := super().read(size):
            return found
        raise OSError


@pytest.mark.parametrize("is_whole", [True, False])
def test_what_was_sent_does_not_stay_in_memory_with_an_answered_request(
    client: Client, world: World, is_whole: bool
) -> None:
    if is_whole:
        answer = send(client, original=upload(photo(), "bukti.jpg"))
    else:
        fields = {"token": old_token(), "story": STORY, "original": upload(b"x" * 100_000, "bukti.jpg")}
        body = encode_multipart(BOUNDARY, fields)[:-50_000]
        environ: dict[str, Any] = {"wsgi.input": CutOff(body), "CONTENT_LENGTH": str(len(body) + 50_000)}
        answer = client.generic("POST", "/formulir/", b"", MULTIPART_CONTENT, **environ)
    assert answer.status_code == (200 if is_whole else 400)
    request = answer.wsgi_request
    assert "wsgi.input" not in request.META
    assert not {"_stream", "_post", "_body", "_upload_handlers"} & vars(request).keys()
