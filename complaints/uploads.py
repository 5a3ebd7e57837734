"""Files of the form, sealed the moment they have arrived: no file and no temporary file ever holds them open."""

import io
import logging
import subprocess
import sys
import threading
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopFutureHandlers
from django.utils.translation import gettext as _

from complaints import attachments
from complaints.sealing.envelope import LARGEST_FILE, seal_file

MOST_FILES = 3
PHOTO, ORIGINAL = "photo", "original"  # names of the two inputs
REBUILD_SECONDS = 20
logger = logging.getLogger("complaints.form")
# Sealing 10 MB takes 33 MB for a twentieth of a second: not in every thread at once.
_one_at_a_time = threading.Lock()
PICTURES = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"GIF8": "image/gif",
    b"RIFF": "image/webp",
}


class RefusedError(ValueError):
    """A file is not taken; the message is for the person."""


@dataclass
class SealedFile:
    """A sealed file in the store, with what the office needs to open it; `refused` says why where there is none."""

    name: str
    type: str = "application/octet-stream"
    size: int = 0
    key: str = ""
    original: bool = False
    file: str = ""  # its name in the store
    sha256: str = ""
    refused: str = ""


def plain_name(name: str) -> str:
    """A file name that can do nothing: no path, no control or direction characters, at most 80 characters."""
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(letter for letter in base if unicodedata.category(letter)[0] not in "CZ" or letter == " ")
    stem, dot, ending = kept.strip(" .").rpartition(".")
    if not dot or len(ending) > 8:
        return kept.strip(" .")[:80] or "berkas"
    return f"{stem[:70]}.{ending}" if stem else f"berkas.{ending}"


def rebuild(content: bytes | bytearray) -> bytes:
    """The photo made anew from its pixels, in a process of its own. Raises RefusedError."""
    try:
        done = subprocess.run(  # our own program
            [sys.executable, "-m", "complaints.sealing.rebuild"],
            input=content, capture_output=True, timeout=REBUILD_SECONDS, cwd=settings.BASE_DIR, check=False,
        )  # fmt: skip  # one option a line says nothing more
    except subprocess.TimeoutExpired:
        done = None
    if done is None or done.returncode or not done.stdout:
        raise RefusedError(_("Foto ini tidak bisa dibaca, jadi tidak ikut terkirim."))
    return done.stdout


def drop(files: Iterable[SealedFile]) -> None:
    """Takes files out of the store whose form was not taken, or was taken before."""
    for one in files:
        if one.file:
            attachments.path_of(one.file).unlink(missing_ok=True)


def seal_upload(field: str, name: str, content: bytes | bytearray) -> SealedFile:
    """One file, sealed and put into the store; a refused one says why and is nowhere."""
    name = plain_name(name)
    if len(content) > LARGEST_FILE:
        return SealedFile(name, refused=_("Lebih dari 10 MB, jadi tidak ikut terkirim."))
    original = field == ORIGINAL
    kind = next((kind for magic, kind in PICTURES.items() if content.startswith(magic)), "application/octet-stream")
    if not original:
        if not kind.startswith("image/"):
            return SealedFile(name, refused=_("Bukan foto JPEG, PNG, WebP, atau GIF, jadi tidak ikut terkirim."))
        try:
            content, kind = rebuild(content), "image/jpeg"
        except RefusedError as error:
            return SealedFile(name, refused=str(error))
        name = name.rpartition(".")[0] + ".jpg" if "." in name else f"{name}.jpg"
    with _one_at_a_time:
        sealed, key = seal_file(content)
    try:
        file, digest = attachments.store(sealed)
    except OSError as error:  # a full disk: the words may still find room
        logger.error("attachment not taken: %s", type(error).__name__)
        return SealedFile(name, refused=_("Berkas belum bisa kami terima sekarang."))
    return SealedFile(name, kind, len(content), key, original, file, digest)


class SealingUploadHandler(FileUploadHandler):
    """Keeps a file in memory only, up to the limit, and seals it when its last byte is in."""

    def __init__(self, *, shed: bool = False) -> None:
        super().__init__()  # without the request: one holding the other, both would lie in memory until somebody looks
        self.shed = shed  # under attack files are let go first, text never
        self.taken = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.content = bytearray()  # grows where it lies: a list of parts joined at the end would be there twice
        self.length = 0
        self.taken += 1
        raise StopFutureHandlers

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.length += len(raw_data)
        if self.length > LARGEST_FILE or self.taken > MOST_FILES or self.shed:
            self.content = bytearray()
        else:
            self.content += raw_data

    def file_complete(self, file_size: int) -> UploadedFile | None:
        content, self.content = self.content, bytearray()
        name = self.file_name or "berkas"
        if file_size == 0:
            return None
        if self.shed:
            sealed = SealedFile(plain_name(name), refused=_("Berkas belum bisa kami terima sekarang."))
        elif self.taken > MOST_FILES:
            sealed = SealedFile(plain_name(name), refused=_("Paling banyak tiga berkas, jadi ini tidak ikut."))
        elif self.length > LARGEST_FILE:
            sealed = SealedFile(plain_name(name), refused=_("Lebih dari 10 MB, jadi tidak ikut terkirim."))
        else:
            sealed = seal_upload(self.field_name or PHOTO, name, content)
        upload = UploadedFile(file=io.BytesIO(), name=sealed.name, size=file_size)
        upload.sealed = sealed  # type: ignore[attr-defined]  # what becomes of it; its bytes are gone
        return upload
