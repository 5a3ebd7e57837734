"""Measuring in this process: the same request again and again, subjects in turn, CPU time of the process."""

import io
import statistics
import time
from collections.abc import Callable, Iterable
from typing import Any

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]
ROUNDS = 7
SECONDS = 0.25  # of one subject in one round


def environ(path: str, query: str = "", coding: str = "br") -> dict[str, Any]:
    """The request of a browser without cookies."""
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "localhost",
        "HTTP_ACCEPT": "text/html",
        "HTTP_ACCEPT_ENCODING": coding,
        "HTTP_ACCEPT_LANGUAGE": "id",
        "HTTP_USER_AGENT": "benchmark",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "SCRIPT_NAME": "",
    }


def call(application: Application, request: dict[str, Any]) -> tuple[str, list[tuple[str, str]], bytes]:
    """Status, headers and body of one request; the response is closed as a server does. Raises unless 200."""
    sent: list[Any] = []
    result = application(dict(request), lambda *start: sent.extend(start[:2]))
    body = b"".join(result)
    if hasattr(result, "close"):
        result.close()
    if not sent[0].startswith("200"):
        raise RuntimeError(f"{request['PATH_INFO']} answers {sent[0]}")
    return sent[0], sent[1], body


def over_bytes(application: Application) -> Callable[[bytes], bytes]:
    """The application behind the least that any HTTP server does: head parsed, environ made, answer serialised."""

    def answer(raw: bytes) -> bytes:
        head, *lines = raw.decode("latin-1").split("\r\n")
        method, target, protocol = head.split(" ")
        path, _, query = target.partition("?")
        made: dict[str, Any] = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_PROTOCOL": protocol,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SCRIPT_NAME": "",
            "wsgi.url_scheme": "http",
            "wsgi.input": None,
        }
        for line in lines:
            if line:
                name, _, value = line.partition(": ")
                made[f"HTTP_{name.upper().replace('-', '_')}"] = value
        status, headers, body = "", [], b""

        def start(code: str, fields: list[tuple[str, str]], exc_info: Any = None) -> None:
            nonlocal status, headers
            status, headers = code, fields

        body = b"".join(application(made, start))
        fields = "".join(f"{name}: {value}\r\n" for name, value in headers)
        return f"HTTP/1.1 {status}\r\n{fields}\r\n".encode("latin-1") + body

    return answer


def cpu_each(subjects: dict[str, Callable[[], object]]) -> dict[str, float]:
    """CPU seconds of one call of each subject: the median of rounds in which they take turns."""
    counts = {name: _calibrated(run) for name, run in subjects.items()}
    rounds: dict[str, list[float]] = {name: [] for name in subjects}
    for _ in range(ROUNDS):
        for name, run in subjects.items():
            rounds[name].append(_timed(run, counts[name]))
    return {name: statistics.median(times) for name, times in rounds.items()}


def calibration() -> float:
    """CPU milliseconds of a fixed loop of Python, the least of twenty: what this machine is worth at this moment."""
    return min(_timed(_loop, 1) for _ in range(20)) * 1000


def _loop() -> None:
    kept: dict[int, str] = {}
    for number in range(100_000):
        kept[number % 997] = str(number)


def _timed(run: Callable[[], object], count: int) -> float:
    started = time.process_time()
    for _ in range(count):
        run()
    return (time.process_time() - started) / count


def _calibrated(run: Callable[[], object]) -> int:
    """How often it runs in SECONDS."""
    run()
    count = 1
    while (each := _timed(run, count)) * count < 0.02:
        count *= 4
    return max(1, int(SECONDS / each))
