"""Takes in a bundle from a stick or SFTP, and writes what goes back."""

import base64
import json
import zipfile
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature

from uptd_receiver.taking import Receiver, RefusedError

PURPOSE = b"uptd-bundle-v1\n"


def take_bundle(receiver: Receiver, source: Path) -> tuple[list[dict[str, str]], list[str]]:
    """Acknowledgements for what was taken, and why the rest was not. Raises RefusedError or OSError."""
    try:
        with zipfile.ZipFile(source) as archive:
            return _take(receiver, archive, _listed(receiver, archive))
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError) as error:
        if isinstance(error, RefusedError):
            raise
        raise RefusedError(400, "bukan berkas bundel, atau rusak") from None


def _listed(receiver: Receiver, archive: zipfile.ZipFile) -> list[dict[str, Any]]:
    body = archive.read("manifest.json")
    try:
        receiver.portal.verify(base64.b64decode(archive.read("manifest.sig"), validate=True), PURPOSE + body)
    except InvalidSignature:
        raise RefusedError(401, "tidak ditandatangani portal ini") from None
    return list(json.loads(body)["complaints"])


def _take(
    receiver: Receiver, archive: zipfile.ZipFile, listed: list[dict[str, Any]]
) -> tuple[list[dict[str, str]], list[str]]:
    taken, refused = [], []
    for one in listed:
        try:
            files = {
                str(file["file"]): (str(file["sha256"]), archive.read(f"attachments/{file['file']}.age"))
                for file in one["attachments"]
                if not file["missing"]
            }
            envelope = archive.read(f"{one['id']}.age")
            taken.append(receiver.keep(str(one["id"]), str(one["sha256"]), envelope, files))
        except RefusedError as error:
            refused.append(f"{one['id']}: {error}")
    return taken, refused
