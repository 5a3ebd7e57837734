"""What our pages are measured against: the same bytes with no work behind them."""

import json
import os
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path, re_path

# Written by the run: address -> what the portal answered there.
ANSWERS: dict[str, tuple[list[tuple[str, str]], bytes]] = {}


def load(file: str) -> None:
    """Reads answers that another process wrote with `save`."""
    with open(file) as text:
        for path, (headers, body) in json.load(text).items():
            ANSWERS[path] = ([(name, value) for name, value in headers], body.encode("latin-1"))


def save(file: str) -> None:
    with open(file, "w") as text:
        json.dump({path: (headers, body.decode("latin-1")) for path, (headers, body) in ANSWERS.items()}, text)


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """A bare WSGI application."""
    headers, body = ANSWERS[environ["PATH_INFO"]]
    start_response("200 OK", headers[:])
    return [body]


def view(request: HttpRequest) -> HttpResponse:
    """A bare Django view."""
    headers, body = ANSWERS[request.path]
    return HttpResponse(body, headers=dict(headers))


# The middleware asks for the address of the CMS.
urlpatterns = [path("cms/", view, name="wagtailadmin_home"), re_path("", view)]

if "BENCHMARK_ANSWERS" in os.environ:  # in a server process
    load(os.environ["BENCHMARK_ANSWERS"])
