"""The channel as an office runs it: nginx with the file that we ship, the intake with the command of its unit.

The portal's own process is not running here, as on a morning on which it broke.
"""

from __future__ import annotations

import configparser
import os
import re
import shlex
import shutil
import signal
import sqlite3
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPSConnection
from pathlib import Path

import pytest

from tests.complaints.sending import old_token
from tests.complaints.serving import multipart
from tests.complaints.world import installed
from tests.servers import ROOT, certificate, free_port

HOST = "ppa.contoh.go.id"
SECRET = "".join(chr(97 + n % 26) for n in range(50))
FILLED = {
    "safe": "yes", "about": "self", "age": "18-59", "region": "64.71", "contact_way": "none", "read": "on",
    "story": "Dia memukul saya dekat pohon mangga",
}  # fmt: skip  # a record reads better in few lines
FORM = "application/x-www-form-urlencoded"
pytestmark = [
    pytest.mark.browser,  # needs running servers: once a run
    pytest.mark.skipif(not shutil.which("nginx", path="/usr/sbin:/usr/bin"), reason="nginx is not installed"),
]


@dataclass(frozen=True)
class Office:
    """Both servers, and where they keep things."""

    folder: Path
    port: int
    nginx: int

    def connection(self) -> HTTPSConnection:
        trusting = ssl._create_unverified_context()  # noqa: S323  # our own certificate, made a second ago
        return HTTPSConnection("127.0.0.1", self.port, timeout=20, context=trusting)

    def ask(self, method: str, path: str, body: bytes | None = None, kind: str = FORM) -> tuple[int, str]:
        connection = self.connection()
        connection.request(method, path, body, {"Host": HOST, "Content-Type": kind, "Origin": f"https://{HOST}"})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()

    def reload(self) -> None:
        """As `systemctl reload nginx`; over when the old worker is gone."""
        old = self.workers()
        os.kill(self.nginx, signal.SIGHUP)
        for _ in range(400):
            if not set(old) & set(self.workers()):
                return
            time.sleep(0.05)
        raise AssertionError("nginx keeps its old worker")

    def workers(self) -> list[str]:
        """Without pgrep, which a bare Debian lacks."""
        return Path(f"/proc/{self.nginx}/task/{self.nginx}/children").read_text().split()


def site_file(folder: Path, port: int) -> str:
    """The shipped file with this machine's ports, sockets and folders; everything else as it stands there."""
    text = (ROOT / "deploy/nginx/portal.conf").read_text()
    for shipped, here in (
        ("listen 80;", f"listen 127.0.0.1:{free_port()};"),
        ("listen 443 ssl http2;", f"listen 127.0.0.1:{port} ssl http2;"),
        (f"/etc/letsencrypt/live/{HOST}/fullchain.pem", f"{folder}/tls.pem"),
        (f"/etc/letsencrypt/live/{HOST}/privkey.pem", f"{folder}/tls.key"),
        ("/run/portal-intake/web.sock", f"{folder}/intake.sock"),
        ("/run/portal/web.sock", f"{folder}/portal.sock"),
        ("/opt/portal/", f"{ROOT}/"),
        ("/etc/nginx/portal-serangan", f"{folder}/portal-serangan"),
        ("/var/log/nginx/", f"{folder}/"),
    ):
        assert shipped in text, shipped
        text = text.replace(shipped, here)
    user = "user root;" if os.geteuid() == 0 else ""
    # All of them: somebody who is not root may make none where Debian has them.
    names = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{name}_temp_path {folder}/{name};" for name in names)
    return (
        f"{user} daemon off; pid {folder}/nginx.pid; worker_processes 1; error_log {folder}/error.log alert;"
        f" events {{ worker_connections 768; }} http {{ {temporary} {text} }}"
    )


@contextmanager
def running(command: list[str], **options: object) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command, **options)  # type: ignore[call-overload]  # options of Popen
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    """The folder's path is short: a socket's address has 108 characters at most."""
    with tempfile.TemporaryDirectory(prefix="kantor-") as made, ExitStack() as stack:
        folder, port = Path(made), free_port()
        stack.enter_context(installed(folder / "complaints"))
        certificate(folder)
        env = {
            **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
            "DJANGO_SETTINGS_MODULE": "portal.settings.intake",
            "SECRET_KEY": SECRET,
            "COMPLAINTS_DATABASE_URL": f"sqlite:///{folder / 'complaints.sqlite3'}",
            "COMPLAINTS_ROOT_KEY": str(folder / "complaints/root.pub"),
            "ALLOWED_HOSTS": HOST,
            "SITE_URL": f"https://{HOST}",
            "PORTAL_VAR": made,
        }
        unit = configparser.RawConfigParser(strict=False)
        unit.optionxform = str  # type: ignore[assignment, method-assign]  # names as systemd reads them
        unit.read(ROOT / "deploy/systemd/portal-intake.service")
        start = unit["Service"]["ExecStart"].replace("/opt/portal/.venv/bin", str(Path(sys.executable).parent))
        start = start.replace("/run/portal-intake/web.sock", f"{folder}/intake.sock")
        for manage in ("migrate complaints --database complaints -v0", "collectstatic --noinput -v0"):
            subprocess.run([sys.executable, "manage.py", *manage.split()], cwd=ROOT, env=env, check=True)
        log = stack.enter_context((folder / "server.log").open("wb"))
        stack.enter_context(running(shlex.split(start), cwd=ROOT, env=env, stdout=log, stderr=log))
        (folder / "nginx.conf").write_text(site_file(folder, port))
        nginx = shutil.which("nginx", path="/usr/sbin:/usr/bin") or "nginx"
        process = stack.enter_context(
            running(
                [nginx, "-c", f"{folder}/nginx.conf", "-p", made], stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        )
        made_office = Office(folder, port, process.pid)
        for _ in range(200):
            try:
                if made_office.ask("GET", "/formulir/status/")[0] == 200:
                    break
            except OSError:
                pass
            time.sleep(0.1)
        else:
            raise AssertionError((folder / "server.log").read_text() + (folder / "error.log").read_text())
        yield made_office


def filed(office: Office) -> tuple[int, str]:
    fields = {"token": old_token(), **FILLED}
    return office.ask("POST", "/formulir/", *multipart(fields, {}))


def test_a_complaint_goes_through_nginx_while_the_portal_itself_is_down_and_its_pages_show_numbers(
    office: Office,
) -> None:
    status, page = office.ask("GET", "/")
    assert status == 502
    assert "129" in page
    status, page = filed(office)
    assert status == 200
    assert re.search(r'class="code">([\d ]+)<', page)


def test_forty_requests_whose_body_never_comes_hold_nobody_else(office: Office) -> None:
    hanging = []
    for _ in range(40):
        connection = office.connection()
        connection.connect()
        head = f"POST /formulir/ HTTP/1.1\r\nHost: {HOST}\r\nContent-Type: {FORM}\r\nContent-Length: 1000000\r\n\r\n"
        connection.sock.sendall(head.encode() + b"story=")
        hanging.append(connection)
    assert filed(office)[0] == 200
    for connection in hanging:
        connection.sock.settimeout(0)
        with pytest.raises((BlockingIOError, ssl.SSLWantReadError)):
            connection.sock.recv(1)  # still open: they hang while the other was served
        connection.close()


def answered(hanging: list[HTTPSConnection]) -> list[bytes]:
    """What came on those that were answered, which hang no longer."""
    answers = []
    for connection in [*hanging]:
        connection.sock.settimeout(0)
        with suppress(BlockingIOError, ssl.SSLWantReadError):
            answers.append(connection.sock.recv(65_536))
            hanging.remove(connection)
    return answers


def test_one_address_holds_two_hundred_requests_at_once_and_no_more(office: Office) -> None:
    head = f"POST / HTTP/1.1\r\nHost: {HOST}\r\nContent-Type: {FORM}\r\nContent-Length: 1000000\r\n\r\n"
    hanging = []
    for _ in range(300):
        connection = office.connection()
        connection.source_address = ("127.0.0.2", 0)
        connection.connect()
        connection.sock.sendall(head.encode() + b"story=")
        hanging.append(connection)
    answers: list[bytes] = []
    until = time.monotonic() + 20
    while len(answers) < 100 and time.monotonic() < until:
        answers += answered(hanging)
    assert filed(office)[0] == 200
    answers += answered(hanging)
    for connection in hanging:
        connection.close()
    assert len(answers) == 100
    assert all(answer.startswith(b"HTTP/1.1 503") for answer in answers)


def test_during_an_attack_search_is_let_go_and_the_form_stays(office: Office) -> None:
    switch = office.folder / "portal-serangan.conf"
    shutil.copy(ROOT / "deploy/nginx/serangan.conf", switch)
    try:
        office.reload()
        assert office.ask("GET", "/cari/?q=kdrt")[0] == office.ask("GET", "/en/cari/")[0] == 503
        assert "129" in office.ask("GET", "/cari/")[1]
        assert filed(office)[0] == 200
    finally:
        switch.unlink()
        office.reload()
    assert office.ask("GET", "/cari/")[0] == 502  # passed on again, to nobody here


def test_a_photograph_under_way_is_on_no_disk_of_nginx(office: Office) -> None:
    body, kind = multipart({"token": old_token(), **FILLED}, {"original": ("a.jpg", b"A" * 10 * 1024 * 1024)})
    connection = office.connection()
    connection.connect()
    head = f"POST /formulir/ HTTP/1.1\r\nHost: {HOST}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    connection.sock.sendall(head.encode() + body[:-1])
    try:
        held = [path for name in ("client_body", "proxy") for path in (office.folder / name).rglob("*")]
        assert [path for path in held if path.is_file()] == []
        for pid in [str(office.nginx), *office.workers()]:
            files = {os.readlink(link) for link in Path(f"/proc/{pid}/fd").iterdir()}
            assert not [file for file in files if "client_body" in file or "(deleted)" in file]
        connection.sock.sendall(body[-1:])
        answer = b""
        while b'class="code"' not in answer and (more := connection.sock.recv(65_536)):
            answer += more
        assert answer.startswith(b"HTTP/1.1 200")
        assert b'class="code"' in answer
    finally:
        connection.close()
    with sqlite3.connect(office.folder / "complaints.sqlite3") as database:
        assert database.execute("SELECT count(*) FROM complaints_attachment").fetchone()[0] >= 1


def test_files_that_nginx_cannot_hold_leave_the_person_on_the_form_with_every_word(office: Office) -> None:
    """After 204 a browser stays where it is; any other page would be the end of what was typed."""
    connection = office.connection()
    connection.putrequest("POST", "/formulir/", skip_host=True)
    for name, value in (("Host", HOST), ("Content-Type", "multipart/form-data; boundary=x")):
        connection.putheader(name, value)
    connection.putheader("Content-Length", str(33 * 1024 * 1024 + 1))
    connection.endheaders()
    answer = connection.getresponse()
    assert (answer.status, answer.read()) == (204, b"")
    assert filed(office)[0] == 200


def test_neither_an_address_nor_a_word_is_in_the_logs_of_nginx(office: Office) -> None:
    office.ask("GET", "/cari/?q=suami+pukul")
    for path in ("/formulir/?draft=pohonmangga", "/formulir", "/en/formulir?draft=pohonmangga", "//formulir/"):
        office.ask("GET", path)
    written = "".join(path.read_text() for path in office.folder.glob("*.log"))
    assert "/cari/" in written  # the page that failed is there
    for secret in ("127.0.0.1", "suami", "pohonmangga", "/formulir"):
        assert secret not in written, secret
