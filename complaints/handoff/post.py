"""One POST to an office's own system: its host from the signed keyset, verified TLS, no redirect, no proxy."""

import http.client
import socket
import ssl
import threading
from contextlib import suppress
from urllib.parse import urlsplit

from complaints.sealing.keysets import Endpoint

LONGEST_ANSWER = 16 * 1024
LOOPBACK = ("127.0.0.1", "localhost")


class UnreachableError(OSError):
    """Nobody answered: no connection, no valid certificate, or not within the time."""


class RefusedError(ValueError):
    """Somebody answered, but not with what counts."""


def post(endpoint: Endpoint, headers: dict[str, str], body: memoryview | bytes, seconds: float) -> bytes:
    """The body of a 2xx answer. Raises UnreachableError or RefusedError; takes `seconds` at most."""
    address = urlsplit(endpoint.url)
    connection = _connection(address.scheme, address.hostname or "", address.port, seconds)
    late = threading.Event()
    line: list[socket.socket] = []  # http.client forgets its socket once the answer has begun

    def cut() -> None:
        # A timeout of the socket counts from byte to byte: who sends one a second would hold us for hours.
        late.set()
        for one in line:
            with suppress(OSError):
                socket.socket.shutdown(one, socket.SHUT_RDWR)  # TLS's own shutdown would first talk to the other side

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        connection.connect()
        line.append(connection.sock)
        path = address.path or "/"
        connection.request("POST", f"{path}?{address.query}" if address.query else path, body, headers)
        response = connection.getresponse()
        status, content = response.status, response.read(LONGEST_ANSWER + 1)
    except (OSError, http.client.HTTPException) as error:
        raise UnreachableError("too slow" if late.is_set() else type(error).__name__) from None
    finally:
        timer.cancel()
        connection.close()
    if late.is_set():
        raise UnreachableError("too slow")
    if not 200 <= status < 300:
        raise RefusedError(f"status {status}")
    if len(content) > LONGEST_ANSWER:
        raise RefusedError("answer too long")
    return content


def _connection(scheme: str, host: str, port: int | None, seconds: float) -> http.client.HTTPConnection:
    """Raises RefusedError for an address without TLS, except of this machine (the demo's receiver)."""
    if scheme == "https":
        # The system's certificates; SSL_CERT_FILE names others, for an agency with an authority of its own.
        return http.client.HTTPSConnection(host, port, timeout=seconds, context=ssl.create_default_context())
    if scheme == "http" and host in LOOPBACK:
        return http.client.HTTPConnection(host, port, timeout=seconds)
    raise RefusedError("no TLS")
