"""How a person sends the form, with JavaScript and without, and what the office makes of it."""

import base64
import io
import json
import re
import time
import uuid
from typing import Any

from django.test import Client
from PIL import Image
from pyrage import x25519

from complaints import tokens
from complaints.models import Complaint
from complaints.sealing import codes
from complaints.sealing.envelope import seal, unseal
from complaints.sealing.receipts import open_code
from tests.complaints.world import World

STORY = "Dia memukul saya tadi malam di dapur"
FILLED = {
    "safe": "yes", "about": "self", "age": "18-59", "region": "64.71", "kinds": ["fisik", "seksual"], "story": STORY,
    "phone_seen": "yes", "contact_way": "none", "leave_message": "no", "call_me": "Mawar", "needs": ["woman"],
    "read": "on",
}  # fmt: skip


def old_token(seconds: int = 60) -> str:
    return tokens.new_token(time.time() - seconds)


def send(client: Client, *, secure: bool = False, **changes: Any) -> Any:
    return client.post("/formulir/", {"token": old_token(), **FILLED, **changes}, secure=secure)


def code_on(response: Any) -> str:
    found = re.search(r'class="code">([\d ]+)<', response.content.decode())
    assert found, response.content.decode()
    return codes.parse(found[1])


def opened(world: World, complaint: Complaint, who: str = "petugas-1") -> dict[str, Any]:
    assert complaint.envelope is not None
    return unseal(bytes(complaint.envelope), x25519.Identity.from_str(world.key(who).identity))


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
