"""HTTP(S) in front of Receiver: POST anything, get the acknowledgement or one line that says why not."""

import json
import ssl
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from uptd_receiver.taking import Receiver, RefusedError

LONGEST_BODY = 100 * 1024 * 1024  # six attachments of 11 MiB as base64, and the envelope
SECONDS = 60  # without a byte from the other side


class Server(ThreadingHTTPServer):
    """Serves one Receiver."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], receiver: Receiver) -> None:
        super().__init__(address, Handler)
        self.receiver = receiver


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Server
    timeout = SECONDS
    server_version, sys_version = "receiver", ""

    def do_POST(self) -> None:  # http.server's name
        try:
            length = int(self.headers.get("Content-Length", ""))
        except ValueError:
            return self._answer(411, {"error": "length required"})
        if not 0 <= length <= LONGEST_BODY:
            return self._answer(413, {"error": "too long"})
        body = self.rfile.read(length)
        if len(body) != length:
            return self._answer(400, {"error": "cut off"})
        headers = {name.lower(): value for name, value in self.headers.items()}
        try:
            return self._answer(200, self.server.receiver.take(headers, body))
        except RefusedError as error:
            return self._answer(error.status, {"error": str(error)})
        except OSError as error:  # a full disk: not taken, so not signed for
            return self._answer(503, {"error": error.strerror or "disk"})

    def _answer(self, status: int, data: dict[str, str]) -> None:
        content = json.dumps(data).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args: object) -> None:
        """Nothing: who asked when is nobody's business."""


def server(receiver: Receiver, host: str, port: int, cert: Path | None = None, cert_key: Path | None = None) -> Server:
    """A server that is bound and not yet serving. Raises OSError or ssl.SSLError."""
    built = Server((host, port), receiver)
    if cert:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(cert, cert_key)
        # The handshake is made in the request's own thread: who hangs in it holds up nobody.
        built.socket = context.wrap_socket(built.socket, server_side=True, do_handshake_on_connect=False)
    return built
