"""Complaints as intake leaves them, and systems of an office that behave or do not."""

import json
import secrets
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from complaints import attachments, intake
from complaints.models import Attachment, Complaint
from complaints.sealing import secret_files
from complaints.sealing.acknowledgements import public_key
from complaints.sealing.envelope import seal, seal_file
from complaints.sealing.keysets import load
from complaints.sealing.signing import new_officer_key
from tests.complaints.world import CITY, World
from uptd_receiver.keys import portal_key, read_office_key
from uptd_receiver.serving import Server, server
from uptd_receiver.taking import Receiver

STORY = "Cerita yang hanya boleh dibaca petugas."


def sealed_complaint(
    *, urgent: bool = False, keyset: str = CITY, photo: bytes = b"", payload: dict[str, Any] | None = None
) -> intake.Sealed:
    """A complaint sealed to its office, not yet taken in."""
    number = uuid.uuid4()
    serving = load().keysets[keyset]
    envelope, _ = seal({"v": 1, "id": str(number), "answers": {"story": STORY}, **(payload or {})}, serving.age)
    return intake.Sealed(
        id=number, index=secrets.token_bytes(32), reply_to=new_officer_key().age, region=serving.regions[0][0],
        keyset=keyset, version=serving.version, urgent=urgent, envelope=envelope,
        attachments=[attachments.store(seal_file(photo)[0])] if photo else [],
    )  # fmt: skip  # a record reads better in few lines


def file_complaint(*, at: datetime | None = None, **options: Any) -> Complaint:
    """A complaint as sealed_complaint() makes it, taken in at that time, with its outbox row."""
    return intake.store(sealed_complaint(**options), at)


def attach(complaint: Complaint, content: bytes) -> Path:
    """A sealed file beside the complaint."""
    name, digest = attachments.store(seal_file(content)[0])
    Attachment.objects.create(file=name, complaint=complaint, sha256=digest)
    return attachments.path_of(name)


@dataclass
class Office:
    """The reference receiver of Balikpapan, with the key of an officer."""

    folder: Path
    receiver: Receiver

    def ids(self) -> list[str]:
        """Ids of the complaints it holds."""
        return sorted(path.stem for path in self.folder.glob("*.age") if path.stem.count(".") == 0)


def office(world: World, folder: Path, who: str = "petugas-1") -> Office:
    """A receiver that trusts this portal. Its signing key is that of an officer in the keyset."""
    file = folder / f"{who}.txt"
    file.write_text(world.key(who).identity)
    inbox = folder / "masuk"
    inbox.mkdir(exist_ok=True)
    return Office(inbox, Receiver(inbox, read_office_key(file), portal_key(public_key(secret_files.webhook_key()))))


@contextmanager
def serving(built: Server | ThreadingHTTPServer) -> Iterator[int]:
    """Serves until the end of the block; the port."""
    thread = threading.Thread(target=built.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield built.server_port
    finally:
        built.shutdown()
        built.server_close()
        thread.join()


def open_office(at: Office, port: int = 0) -> Server:
    return server(at.receiver, "127.0.0.1", port)


@dataclass
class Misbehaving:
    """A system that answers as it is told. `seen` are ids in the order they came."""

    answer: Callable[[BaseHTTPRequestHandler, bytes], None]
    seen: list[str] = field(default_factory=list)

    def build(self) -> ThreadingHTTPServer:
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:  # http.server's name
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outer.seen.append(self.headers["webhook-id"])
                outer.answer(self, body)

            def log_message(self, *args: object) -> None:
                pass

        built = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        built.daemon_threads = True
        return built


def reply(handler: BaseHTTPRequestHandler, status: int, content: bytes, **headers: str) -> None:
    """An ordinary HTTP answer."""
    handler.send_response(status)
    for name, value in {"Content-Length": str(len(content)), **headers}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(content)


def drip(handler: BaseHTTPRequestHandler, body: bytes) -> None:
    """A byte now and then: no single wait is long, all of them together are."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    for _ in range(100):
        try:
            handler.wfile.write(b" ")
            handler.wfile.flush()
        except OSError:
            return
        time.sleep(0.1)


def claims(body: bytes) -> dict[str, str]:
    """What the portal sent, as a receiver reads it."""
    data: dict[str, str] = json.loads(body)
    return data
