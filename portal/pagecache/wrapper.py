"""The WSGI application around Django that answers anonymous readers from memory."""

import hashlib
import logging
import re
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings

from .encoding import encoded, wanted
from .generation import Generation, Stamp, current
from .rules import Environ, Rules, may_compress, may_keep_answer
from .store import Answer, Headers, Key, Page, Store

StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]

logger = logging.getLogger(__name__)
_ETAG = re.compile(r'(?:W/)?("[^"]*")')
PATIENCE = 2.0  # seconds to wait for another thread's rendering
_NOT_IN_304 = ("content-length", "content-encoding", "content-type")


class PageCache:
    """Answers GET and HEAD of public pages from memory; everything else goes through untouched."""

    def __init__(self, application: Application, generation: Generation | None = None) -> None:
        self.application = application
        self.generation = generation or current()
        self.rules = Rules.from_settings()
        self.store = Store(settings.PAGE_CACHE_BYTES)
        self.seconds = settings.PAGE_CACHE_SECONDS
        self._turns = [threading.Lock() for _ in range(64)]
        self._codings: dict[str | None, str] = {}
        self._scheme = self.rules.scheme_key
        self._pages = self.store.pages

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        get = environ.get
        key = (get("HTTP_HOST"), environ["PATH_INFO"], get("QUERY_STRING"), get(self._scheme))
        page = self._pages.get(key)
        if (
            page is None
            or page.generation != self.generation.read()
            or page.expires < time.monotonic()
            or environ["REQUEST_METHOD"] not in ("GET", "HEAD")
            or (("HTTP_COOKIE" in environ or "HTTP_AUTHORIZATION" in environ) and self.rules.signed_in(environ))
        ):
            return self._miss(key, environ, start_response)
        return self._kept(key, page, environ, start_response)

    def _kept(self, key: Key, page: Page, environ: Environ, start_response: StartResponse) -> list[bytes]:
        page.used = True
        coding = self._coding(environ.get("HTTP_ACCEPT_ENCODING"))
        answer = page.answers.get(coding) or self.store.add_answer(key, page, coding)
        return _send(answer, environ, start_response)

    def _coding(self, accept_encoding: str | None) -> str:
        coding = self._codings.get(accept_encoding)
        if coding is None:
            coding = wanted(accept_encoding)
            if len(self._codings) < 500:  # browsers send a handful; the rest is made up
                self._codings[accept_encoding] = coding
        return coding

    def _miss(self, key: Key, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if (
            environ["REQUEST_METHOD"] not in ("GET", "HEAD")
            or environ["PATH_INFO"].startswith(self.rules.private)
            or self.rules.signed_in(environ)
        ):
            return self.application(environ, start_response)
        if self.seconds <= 0 or "HTTP_COOKIE" in environ or not self.rules.may_keep_request(environ):
            return self._fresh(key, environ, start_response, keep=False)
        # After an edit everybody asks for the same page at once: one thread renders it, the others wait for it.
        turn = self._turns[hash(key) % len(self._turns)]
        mine = turn.acquire(timeout=PATIENCE)
        try:
            page = self._pages.get(key)
            if page is not None and page.generation == self.generation.read() and page.expires >= time.monotonic():
                return self._kept(key, page, environ, start_response)
            return self._fresh(key, environ, start_response, keep=True)
        finally:
            if mine:
                turn.release()

    def _fresh(self, key: Key, environ: Environ, start_response: StartResponse, keep: bool) -> Iterable[bytes]:
        """Renders the page, and keeps it where it is the same for everybody."""
        # Read before rendering: what is rendered from old content can only be kept under the old generation.
        generation = self.generation.read()
        if generation is None:
            self._restart()
        status, headers, response = self._render(self._stripped(environ) if keep else environ)
        if getattr(response, "streaming", True):
            start_response(status, headers)
            return response
        body: bytes = response.content
        response.close()
        named = {name.lower(): value for name, value in headers}
        coding = self._coding(environ.get("HTTP_ACCEPT_ENCODING"))
        if may_keep_answer(status, named):
            page = self._page(generation, headers, body)
            if keep and generation is not None and generation == self.generation.read():
                self.store.put(key, page)
            return _send(self.store.add_answer(key, page, coding), environ, start_response)
        if may_compress(named) and coding != "identity":
            body = encoded(body, coding)
            headers = [*_without(headers, "content-length"), ("Content-Length", str(len(body)))]
            headers.append(("Content-Encoding", coding))
        start_response(status, headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def _stripped(self, environ: Environ) -> Environ:
        """The request without headers that are not in the key: a kept page cannot depend on them."""
        named = ("HTTP_HOST", self._scheme)
        return {name: value for name, value in environ.items() if not name.startswith("HTTP_") or name in named}

    def _render(self, environ: Environ) -> tuple[str, Headers, Any]:
        """Status, headers and Django's response, with the Vary that browsers should see."""
        sent: list[Any] = []
        response = self.application({**environ, "REQUEST_METHOD": "GET"}, lambda *start: sent.extend(start[:2]))
        status, headers = sent
        # Languages are separate addresses here; Django's LocaleMiddleware cannot know that.
        varies = [
            name
            for header, value in headers
            if header.lower() == "vary"
            for name in map(str.strip, value.split(","))
            if name.lower() not in ("accept-language", "accept-encoding")
        ]
        return status, [*_without(headers, "vary"), ("Vary", ", ".join([*varies, "Accept-Encoding"]))], response

    def _page(self, generation: Stamp | None, headers: Headers, body: bytes) -> Page:
        return Page(
            generation=generation or (0, 0),
            expires=time.monotonic() + self.seconds,
            etag=hashlib.blake2b(body, digest_size=12).hexdigest(),
            headers=_without(headers, "content-length", "etag"),
            body=body,
        )

    def _restart(self) -> None:
        """Makes the missing generation file, so that the next request can be kept."""
        try:
            self.generation.bump()
        except OSError as error:
            logger.error("Page cache off, %s cannot be written: %s", self.generation.path, error.strerror)


def _send(answer: Answer, environ: Environ, start_response: StartResponse) -> list[bytes]:
    if "HTTP_IF_NONE_MATCH" in environ and _matches(environ["HTTP_IF_NONE_MATCH"], answer.etag):
        start_response("304 Not Modified", _without(answer.headers, *_NOT_IN_304))
        return []
    start_response("200 OK", answer.headers[:])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [answer.body]


def _matches(if_none_match: str, etag: str) -> bool:
    """Weak comparison (RFC 9110 13.1.2)."""
    return if_none_match.strip() == "*" or etag in _ETAG.findall(if_none_match)


def _without(headers: Headers, *names: str) -> Headers:
    return [(name, value) for name, value in headers if name.lower() not in names]
