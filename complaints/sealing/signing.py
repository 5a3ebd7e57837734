"""What the ceremony makes: officers' keys and signed manifests. The root's private key is never on the server."""

import base64
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pyrage import x25519

from complaints.sealing.acknowledgements import public_key, signing_key
from complaints.sealing.keysets import PURPOSE


@dataclass(frozen=True)
class OfficerKey:
    """A key file's content and the two public halves that go into a keyset."""

    identity: str
    age: str
    sign: str


def new_officer_key() -> OfficerKey:
    return officer_key(str(x25519.Identity.generate()))


def officer_key(identity: str) -> OfficerKey:
    """The public halves of an age identity. Raises ValueError where it is none."""
    public = str(x25519.Identity.from_str(identity).to_public())
    return OfficerKey(identity, public, public_key(signing_key(identity)))


def manifest_bytes(manifest: dict[str, Any]) -> bytes:
    """The bytes that are signed, and whose SHA-256 the next version names."""
    return json.dumps({**manifest, "purpose": PURPOSE}, ensure_ascii=False, indent=1).encode()


def manifest_hash(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def sign(body: bytes, root: Ed25519PrivateKey) -> bytes:
    """The content of a keyset file."""
    signature = root.sign(f"{PURPOSE}\n".encode() + body)
    outer = {"manifest": base64.b64encode(body).decode(), "signature": base64.b64encode(signature).decode()}
    return json.dumps(outer).encode()
