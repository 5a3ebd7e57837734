"""The real production server with the channel only: `manage.py serve --web-only` on a folder of its own."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.servers import ROOT, free_port, site_env


@dataclass
class Channel:
    """A server that can be killed and started again on the same data."""

    var: Path
    url: str
    process: subprocess.Popen[bytes] | None = None

    @property
    def env(self) -> dict[str, str]:
        temporary = self.var / "tmp"  # searched with the rest
        temporary.mkdir(exist_ok=True)
        return {**site_env(self.var, self.url), "PORTAL_DEMO": "0", "TMPDIR": str(temporary)}

    def manage(self, *arguments: str) -> None:
        subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, env=self.env, check=True)

    def start(self) -> None:
        log = (self.var / "server.log").open("ab")
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--web-only", "--port", self.url.rpartition(":")[2]],
            cwd=ROOT, env=self.env, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip  # one option a line says nothing more
        self.wait()

    def wait(self) -> None:
        for _ in range(600):
            try:
                address = f"{self.url}/formulir/status/"
                with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310  # our own http address
                    assert answer.status == 200
                    return
            except urllib.error.HTTPError:
                raise RuntimeError((self.var / "server.log").read_text(errors="replace")) from None
            except OSError:
                time.sleep(0.1)
        raise RuntimeError((self.var / "server.log").read_text(errors="replace"))

    def workers(self) -> list[int]:
        """Process ids of the server and of its workers, which stand in process groups of their own."""
        assert self.process is not None
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")  # a bare Debian has no pgrep
        return [int(pid) for pid in children.read_text().split()]

    def kill(self) -> None:
        """kill -9 of everything at once, as when the power goes."""
        assert self.process is not None
        for pid in [self.process.pid, *self.workers()]:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        self.process.wait()


@contextmanager
def channel(var: Path) -> Iterator[Channel]:
    """A running channel on the folder `var`, which holds keysets already."""
    served = Channel(var, f"http://127.0.0.1:{free_port()}")
    served.manage("migrate", "complaints", "--database", "complaints", "-v0", "--skip-checks")
    served.manage("collectstatic", "--noinput", "-v0", "--skip-checks")
    served.start()
    try:
        yield served
    finally:
        served.kill()


def multipart(fields: dict[str, str], files: dict[str, tuple[str, bytes]]) -> tuple[bytes, str]:
    edge = uuid.uuid4().hex
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    for name, (file, content) in files.items():
        head = f'--{edge}\r\nContent-Disposition: form-data; name="{name}"; filename="{file}"\r\n'
        parts.append(head.encode() + b"Content-Type: image/jpeg\r\n\r\n" + content + b"\r\n")
    return b"".join(parts) + f"--{edge}--\r\n".encode(), f"multipart/form-data; boundary={edge}"


def post(served: Channel, path: str, body: bytes, kind: str, headers: dict[str, str] | None = None) -> tuple[int, str]:
    """Status and text; raises OSError where the server dies meanwhile."""
    connection = http.client.HTTPConnection(served.url.removeprefix("http://"), timeout=30)
    try:
        connection.request("POST", path, body, {"Content-Type": kind, **(headers or {})})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    except http.client.HTTPException as error:
        raise OSError(str(error)) from None
    finally:
        connection.close()
