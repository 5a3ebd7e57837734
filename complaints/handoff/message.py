"""What is posted: the sealed complaint with its sealed files, signed as Standard Webhooks has it (v1a)."""

import base64
import json
from dataclasses import dataclass

from complaints import attachments
from complaints.models import Complaint
from complaints.sealing import secret_files


@dataclass(frozen=True)
class Signed:
    """Headers and body of one POST."""

    headers: dict[str, str]
    body: memoryview


def signed(complaint: Complaint, timestamp: int) -> Signed:
    """Raises ValueError where the server's copy of the envelope is gone."""
    if complaint.envelope is None:
        raise ValueError("no envelope")
    start = f"{complaint.pk}.{timestamp}."
    # One buffer from the signature's first byte to the body's last: with six large files a copy is 90 MB.
    buffer = bytearray(start.encode())
    head = {
        "type": "complaint.v1",
        "id": str(complaint.pk),
        "region": complaint.region,
        "keyset": complaint.keyset,
        "urgent": complaint.urgent,
        "sha256": complaint.sha256,
        "envelope": base64.b64encode(bytes(complaint.envelope)).decode(),
    }
    buffer += json.dumps(head)[:-1].encode() + b', "attachments": ['
    for number, (name, digest) in enumerate(complaint.attachments.values_list("file", "sha256").order_by("file")):
        content = attachments.read(name, digest)
        entry = json.dumps({"file": name, "sha256": digest})[:-1].encode()
        buffer += (b", " if number else b"") + entry + b', "content": '
        # null: the text goes out all the same, and the office sees that a file is missing.
        buffer += b"null}" if content is None else b'"' + base64.b64encode(content) + b'"}'
    buffer += b"]}"
    signature = base64.b64encode(secret_files.webhook_key().sign(buffer)).decode()
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "portal-ppa",
        "webhook-id": str(complaint.pk),
        "webhook-timestamp": str(timestamp),
        "webhook-signature": f"v1a,{signature}",
    }
    return Signed(headers, memoryview(buffer)[len(start) :])
