"""A test complaint from outside, sent as a browser does: what is published, sealed to, taken and opened is checked.

Trusts nothing of the portal but the root's public key, which whoever runs it brings along.
"""

import base64
import json
import re
import secrets
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.utils.translation import override
from pyrage import x25519

from complaints.ceremony.manifests import checked
from complaints.models import State
from complaints.sealing.codes import new_code
from complaints.sealing.envelope import seal, sha256, unseal
from complaints.sealing.keysets import Keyset, signed_body
from complaints.sealing.receipts import open_code
from complaints.sealing.signing import OfficerKey

STORY = "Uji harian jalur rahasia. Bukan laporan: buka, lalu tandai selesai."
LONGEST = 8 * 1024 * 1024
SALT_BYTES = 16
TOKEN_AGE = 4  # seconds; a form answered faster is not believed
SECONDS = 30


class CanaryError(RuntimeError):
    """Something is not as it should be; the message says what."""


@dataclass(frozen=True)
class Filed:
    """A test complaint that was taken."""

    keyset: Keyset
    code: str
    id: str


def _ask(url: str, data: bytes | None = None, kind: str = "application/json") -> bytes:
    """The body of a 2xx answer. Raises CanaryError."""
    request = urllib.request.Request(url, data, {"Content-Type": kind} if data is not None else {})  # noqa: S310  # see file
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310  # the caller checked the scheme
            content: bytes = answer.read(LONGEST)
            return content
    except urllib.error.HTTPError as error:
        raise CanaryError(f"{url}: status {error.code} {error.read(200).decode(errors='replace')}") from None
    except OSError as error:
        raise CanaryError(f"{url}: {error}") from None


def _json(content: bytes, url: str) -> dict[str, Any]:
    try:
        data = json.loads(content)
    except ValueError:
        data = None
    if not isinstance(data, dict):
        raise CanaryError(f"{url}: bukan JSON")
    return data


def published(url: str, root: Ed25519PublicKey) -> tuple[dict[str, Any], list[Keyset]]:
    """What the portal publishes, and its keysets, each verified with our own root key. Raises CanaryError."""
    address = f"{url}/.well-known/uptd-keys.json"
    data = _json(_ask(address), address)
    ours = base64.b64encode(root.public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()
    if data.get("root") != ours:
        raise CanaryError("kunci induk yang diumumkan bukan kunci induk kita")
    try:
        found = [checked(signed_body(file, root), "keyset") for file in data["keysets"]]
        for script in (one for one in data["scripts"] if one["url"]):
            served = _ask(urllib.parse.urljoin(f"{url}/", script["url"]))
            if sha256(served) != script["sha256"]:
                raise CanaryError(f"{script['name']}: yang dikirim bukan yang diumumkan")
    except InvalidSignature:
        raise CanaryError("sebuah keyset tidak ditandatangani kunci induk kita") from None
    except (KeyError, TypeError, ValueError) as error:
        raise CanaryError(f"{address}: {error}") from None
    return data, found


def file(url: str, root: Ed25519PublicKey, key: OfficerKey) -> Filed:
    """Files a test complaint to the office of this key. Raises CanaryError."""
    data, found = published(url, root)
    keyset = next((one for one in found if key.age in one.age and one.regions), None)
    if keyset is None:
        raise CanaryError("kunci petugas ini tidak ada di keyset yang diumumkan")
    if keyset.expires <= datetime.now(UTC):
        raise CanaryError(f"{keyset.name}: habis masa pada {keyset.expires:%Y-%m-%d}")
    code, number = new_code(), str(uuid.uuid4())
    salt = base64.b64decode(str(data.get("salt")))
    if len(salt) != SALT_BYTES:
        raise CanaryError("garam kode yang diumumkan bukan 16 byte")
    receipt = open_code(code, salt)
    envelope, _ = seal(_payload(number, keyset, receipt.reply_to), keyset.age)
    if unseal(envelope, x25519.Identity.from_str(key.identity))["id"] != number:
        raise CanaryError("kunci petugas ini tidak membuka kiriman uji")
    token = _json(_ask(f"{url}/formulir/token/"), "token").get("token")
    time.sleep(TOKEN_AGE)
    body: dict[str, Any] = {
        "token": token,
        "id": number,
        "region": keyset.regions[0][0],
        "keyset": keyset.name,
        "version": keyset.version,
        "urgent": False,
        "lookup": base64.b64encode(receipt.lookup).decode(),
        "reply_to": receipt.reply_to,
        "envelope": base64.b64encode(envelope).decode(),
        "attachments": [],
    }
    answer = _json(_ask(f"{url}/formulir/kirim/", json.dumps(body).encode()), "/formulir/kirim/")
    if answer.get("state") != "received":
        raise CanaryError("/formulir/kirim/: tidak menjawab bahwa kiriman diterima")
    return Filed(keyset, code, number)


def _payload(number: str, keyset: Keyset, reply_to: str) -> dict[str, Any]:
    answers = {
        "safe": "yes", "about": "other", "age": "unknown", "kinds": [], "story": f"{STORY} {secrets.token_hex(8)}",
        "phone_seen": "", "official": False, "contact": {"way": "none", "call_me": ""}, "needs": [],
        "needs_note": "", "read": True, "refer": False, "stats": False, "text": "",
    }  # fmt: skip  # a record reads better in few lines
    return {
        "v": 1, "id": number, "region": keyset.regions[0][0], "keyset": keyset.name, "lang": "id",
        "sent_on": f"{datetime.now(UTC):%Y-%m-%d}", "answers": answers, "reply_to": reply_to, "attachments": [],
        "test": True,
    }  # fmt: skip


def is_opened(url: str, code: str) -> bool:
    """Whether an officer has opened it, as the person with the code is told. Raises CanaryError."""
    form = urllib.parse.urlencode({"code": code}).encode()
    page = _ask(f"{url}/formulir/status/", form, "application/x-www-form-urlencoded").decode(errors="replace")
    state = re.search(r'class="lede"><strong>([^<]+)</strong>', page)
    if state is None:
        raise CanaryError("laporan uji hilang: kodenya tidak dikenal")
    with override("id"):  # the address without a language
        return state[1].strip() != str(State.RECEIVED.label)
