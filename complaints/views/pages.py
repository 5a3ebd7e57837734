"""How every page of the channel is sent: kept nowhere, found nowhere, framed nowhere, nothing from elsewhere."""

import gzip
from collections.abc import Callable
from functools import wraps
from typing import Any

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language, gettext

View = Callable[..., HttpResponse]
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda text: brotli.compress(text, quality=5),
    "gzip": lambda text: gzip.compress(text, 6, mtime=0),
}
POLICY = (
    "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' blob:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def keep_nothing(response: HttpResponseBase) -> None:
    """The headers of every page of the channel, the person's and the officer's (COMPLAINTS section 7)."""
    response["Content-Security-Policy"] = POLICY  # blob: is for attachments that the officer's browser opened
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "same-origin"
    response["Cross-Origin-Opener-Policy"] = "same-origin"
    response["X-Frame-Options"] = "DENY"


def discreet(view: View) -> View:
    """A view of the form: its answers are kept nowhere, and small on the wire."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        let_go(request)
        keep_nothing(response)
        if request.method == "GET":
            pack(request, response)
        return response

    return answer


def let_go(request: HttpRequest) -> None:
    """Takes what was sent out of an answered request: each of Django's lies in a cycle and so in memory until somebody
    looks for those, and forty megabytes of the server's buffers with it.
    """
    for name in ("_stream", "_post", "_body", "_upload_handlers"):  # a handler has what came of a file cut off
        vars(request).pop(name, None)
    request.META.pop("wsgi.input", None)


def pack(request: HttpRequest, response: HttpResponse) -> None:
    """Compresses a page for a slow network. Only empty ones: beside typed words the length would betray (BREACH)."""
    accepted = {part.partition(";")[0].strip() for part in request.headers.get("Accept-Encoding", "").split(",")}
    for name, packed in PACKERS.items():
        if name in accepted and not response.streaming:
            response.content = packed(response.content)
            response["Content-Encoding"] = name
            response["Content-Length"] = str(len(response.content))
            response["Vary"] = "Accept-Encoding"
            return


def page(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page of the channel; its frame knows the demo mark, the languages and where quick exit goes."""
    prefix = "" if get_language() == settings.LANGUAGE_CODE else f"/{get_language()}"
    path = request.path.removeprefix(prefix) if prefix else request.path
    frame = {
        "demo": settings.PORTAL_DEMO,
        "exit_to": settings.PORTAL_QUICK_EXIT_URL,
        "prefix": prefix,
        "languages": [
            {"code": code, "name": name, "url": path if code == settings.LANGUAGE_CODE else f"/{code}{path}"}
            for code, name in settings.LANGUAGES
        ],
    }
    return render(request, f"complaints/{template}", {**frame, **context}, status=status)


def closed(request: HttpRequest, status: int = 503) -> HttpResponse:
    """We cannot take anything safely now: said plainly, with numbers to call; never a false receipt."""
    response = page(request, "closed.html", {}, status)
    response["Retry-After"] = "300"
    return response


def refused(request: HttpRequest) -> HttpResponse:
    """A form that stood on another site."""
    context = {"title": gettext("Formulir ini tidak dikirim dari situs ini"), "again": True}
    return page(request, "closed.html", context, 403)


@discreet
def not_here(request: HttpRequest, exception: Exception) -> HttpResponse:
    """An address that is none of ours, or a request that makes no sense: numbers to call, and the form."""
    return page(request, "closed.html", {"title": gettext("Halaman ini tidak ada"), "again": True}, 404)


@discreet
def broken(request: HttpRequest) -> HttpResponse:
    """Something failed: nothing was taken, and it says so."""
    return closed(request, 500)
