"""Takes a complaint in: checked, opened once to be sure, written as it came, then signed for."""

import base64
import hashlib
import hmac
import json
import os
import re
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from uptd_receiver.keys import OfficeKey

TOLERANCE = 300  # seconds between the portal's clock and ours (Standard Webhooks)
FILE_NAME = re.compile(r"[0-9a-f]{32}")
SECOND = re.compile(r"[0-9]{1,12}")


class RefusedError(ValueError):
    """Not taken; `status` is for HTTP, the message for the portal's log."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


@dataclass(frozen=True)
class Receiver:
    """Where complaints are put, who signs for them, and whom they may come from."""

    folder: Path
    key: OfficeKey
    portal: Ed25519PublicKey

    def take(self, headers: Mapping[str, str], body: bytes) -> dict[str, str]:
        """The acknowledgement, once everything is on disk. The same complaint again is signed for again."""
        self._check_signature(headers, body)
        data = _object(body)
        if data.get("id") != headers.get("webhook-id"):
            raise RefusedError(400, "id and webhook-id differ")
        files = {
            str(one.get("file")): (str(one.get("sha256")), one.get("content")) for one in data.get("attachments", [])
        }
        attachments = {name: (digest, _decoded(content)) for name, (digest, content) in files.items() if content}
        return self.keep(str(data.get("id")), str(data.get("sha256")), _decoded(data.get("envelope")), attachments)

    def _check_signature(self, headers: Mapping[str, str], body: bytes) -> None:
        number, stamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
        if not SECOND.fullmatch(stamp) or abs(time.time() - int(stamp)) > TOLERANCE:
            raise RefusedError(401, "webhook-timestamp is missing, old or of a wrong clock")
        for one in headers.get("webhook-signature", "").split():
            version, _, signature = one.partition(",")
            if version != "v1a":
                continue
            try:
                self.portal.verify(_decoded(signature), f"{number}.{stamp}.".encode() + body)
            except (InvalidSignature, RefusedError):
                continue
            return
        raise RefusedError(401, "not signed by the portal")

    def keep(
        self, number: str, digest: str, envelope: bytes, attachments: dict[str, tuple[str, bytes]]
    ) -> dict[str, str]:
        """Writes a complaint that is whole and opens with our key. Raises RefusedError."""
        number = _uuid(number)
        if not hmac.compare_digest(hashlib.sha256(envelope).hexdigest().encode(), digest.encode(errors="replace")):
            raise RefusedError(400, "the envelope is not what its hash says")
        for name, (expected, content) in attachments.items():
            if not FILE_NAME.fullmatch(name) or hashlib.sha256(content).hexdigest() != expected:
                raise RefusedError(400, "an attachment is not what its hash says")
        target = self.folder / f"{number}.age"
        if target.exists():
            if hashlib.sha256(target.read_bytes()).hexdigest() != digest:
                raise RefusedError(409, "another envelope with this id is here already")
        else:
            try:
                pyrage.decrypt(envelope, [self.key.identity])
            except pyrage.DecryptError:
                raise RefusedError(422, "not sealed to the key of this receiver") from None
            for name, (_, content) in attachments.items():
                _write(self.folder / f"{number}.{name}.age", content)
            _write(target, envelope)  # last: while it is missing the portal sends all of it again
        return self._acknowledgement(number, digest)

    def _acknowledgement(self, number: str, digest: str) -> dict[str, str]:
        signature = self.key.signing.sign(f"uptd-ack-v1\n{number}\n{digest}".encode())
        return {"id": number, "sha256": digest, "signature": base64.b64encode(signature).decode()}


def _object(body: bytes) -> dict[str, Any]:
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        raise RefusedError(400, "not JSON") from None
    if not isinstance(data, dict) or data.get("type") != "complaint.v1":
        raise RefusedError(400, "not a complaint of version 1")
    attachments = data.get("attachments", [])
    if not isinstance(attachments, list) or not all(isinstance(one, dict) for one in attachments):
        raise RefusedError(400, "attachments are malformed")
    return data


def _decoded(text: object) -> bytes:
    try:
        return base64.b64decode(str(text), validate=True)
    except ValueError:
        raise RefusedError(400, "not base64") from None


def _uuid(text: str) -> str:
    """It becomes a file's name, so it is nothing but a uuid."""
    try:
        number = str(UUID(text))
    except ValueError:
        raise RefusedError(400, "id is no uuid") from None
    if number != text:
        raise RefusedError(400, "id is no uuid")
    return number


def _write(path: Path, content: bytes) -> None:
    """On disk, under its name, whole, when this returns."""
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
