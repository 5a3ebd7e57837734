"""Complaints as one file for a stick or SFTP: sealed as they are, with a signed list of what is in it."""

import base64
import json
import os
import secrets
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from complaints import attachments
from complaints.models import Complaint, Delivery
from complaints.sealing import secret_files
from complaints.sealing.keysets import Keyset

PURPOSE = b"uptd-bundle-v1\n"


def waiting(keyset: Keyset) -> Iterator[Complaint]:
    """What nobody of the office has signed for, urgent first, one at a time in memory."""
    for number in Delivery.objects.unsigned(keyset.name).values_list("pk", flat=True):
        yield Complaint.objects.get(pk=number)


def write(keyset: Keyset, target: Path, now: datetime) -> int:
    """Writes a zip, whole or not at all; how many complaints are in it. Raises FileExistsError or OSError."""
    if target.exists():
        raise FileExistsError(17, "sudah ada", str(target))
    unfinished = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    listed: list[dict[str, Any]] = []
    try:
        descriptor = os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w+b") as file:
            # Stored, not deflated: ciphertext does not shrink.
            with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
                listed.extend(_add(archive, complaint) for complaint in waiting(keyset))
                _add_list(archive, keyset, listed, now)
            file.flush()
            os.fsync(file.fileno())
        if listed:
            unfinished.rename(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return len(listed)


def _add(archive: zipfile.ZipFile, complaint: Complaint) -> dict[str, Any]:
    archive.writestr(f"{complaint.pk}.age", bytes(complaint.envelope or b""))
    files = []
    for name, digest in complaint.attachments.values_list("file", "sha256").order_by("file"):
        content = attachments.read(name, digest)
        if content is not None:
            archive.writestr(f"attachments/{name}.age", content)
        files.append({"file": name, "sha256": digest, "missing": content is None})
    return {
        "id": str(complaint.pk),
        "region": complaint.region,
        "urgent": complaint.urgent,
        "sha256": complaint.sha256,
        "attachments": files,
    }


def _add_list(archive: zipfile.ZipFile, keyset: Keyset, listed: list[dict[str, Any]], now: datetime) -> None:
    body = json.dumps(
        {"type": "bundle.v1", "keyset": keyset.name, "made_on": f"{now:%Y-%m-%d}", "complaints": listed}, indent=1
    ).encode()
    archive.writestr("manifest.json", body)
    signature = secret_files.webhook_key().sign(PURPOSE + body)
    archive.writestr("manifest.sig", base64.b64encode(signature))
