"""The only thing that counts as delivered: a signature over a complaint's id and the hash of its envelope."""

import base64
import binascii
import hmac

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from complaints.sealing import bech32
from complaints.sealing.keysets import Keyset
from complaints.sealing.receipts import derive


def signing_key(identity: str) -> Ed25519PrivateKey:
    """An officer's signing key, from the age identity in the key file. Raises ValueError where it is none."""
    return Ed25519PrivateKey.from_private_bytes(derive(bech32.decode(identity), "uptd-ack-v1"))


def public_key(key: Ed25519PrivateKey) -> str:
    """b64 of the public half, as it stands in a keyset."""
    return base64.b64encode(key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()


def message(complaint: str, sha256: str) -> bytes:
    return f"uptd-ack-v1\n{complaint}\n{sha256}".encode()


def acknowledge(key: Ed25519PrivateKey, complaint: str, sha256: str) -> str:
    """b64 of the signature."""
    return base64.b64encode(key.sign(message(complaint, sha256))).decode()


def signed_by(keyset: Keyset, complaint: str, sha256: str, of_envelope: str, signature: str) -> str | None:
    """The label of whoever of the keyset signed for exactly this envelope; None where nobody did."""
    if not hmac.compare_digest(sha256.encode(errors="replace"), of_envelope.encode()):  # as text it takes ASCII only
        return None
    try:
        raw = base64.b64decode(signature, validate=True)
    except (binascii.Error, ValueError):
        return None
    for public, label in keyset.signing_keys().items():
        try:
            Ed25519PublicKey.from_public_bytes(base64.b64decode(public)).verify(raw, message(complaint, sha256))
        except (InvalidSignature, ValueError):
            continue
        return label
    return None
