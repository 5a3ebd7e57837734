"""What the browser sealed is taken as it is, once, and found by its code."""

from typing import Any

import pytest
from django.test import Client

from complaints import attachments
from complaints.models import Attachment, Complaint
from complaints.sealing import codes
from complaints.sealing.envelope import seal_file, unseal_file
from tests.complaints.sending import STORY, old_token, opened, post_sealed, sealed_body
from tests.complaints.world import World

pytestmark = pytest.mark.django_db(databases=["default", "complaints"])


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
        ({"version": float("inf")}, 400),
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


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff\xfe", b"a" * 500_000, b"[" * 100_000])
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
