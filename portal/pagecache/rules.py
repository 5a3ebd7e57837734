"""Which requests may be answered from the cache, and which answers may be kept."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from .encoding import COMPRESSIBLE

Environ = dict[str, Any]

# Left alone altogether: signed-in people, what somebody typed, files.
PRIVATE = ("/cms/", "/petugas/", "/formulir/", "/keluar/", "/sehat/", "/dokumen/", "/media/", "/static/")
# Public, but never kept: the answer depends on what was asked.
FLEETING = ("/cari/", "/layanan/terdekat/")

PAGE_NUMBER = re.compile(r"p=[1-9][0-9]?")  # the only query that is kept
KEPT_TYPES = {
    "application/atom+xml",
    "application/geo+json",
    "application/json",
    "application/ld+json",
    "application/rss+xml",
    "application/xml",
    "text/calendar",
    "text/csv",
    "text/html",
    "text/plain",
    "text/xml",
}


def in_each_language(prefixes: Iterable[str]) -> tuple[str, ...]:
    """The prefixes as they stand and under the prefix of each other language."""
    others = [code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    return tuple(start + prefix for prefix in prefixes for start in ("", *(f"/{code}" for code in others)))


@dataclass(frozen=True)
class Rules:
    private: tuple[str, ...]
    fleeting: tuple[str, ...]
    ports: frozenset[int | None]
    session_cookies: tuple[str, ...]
    scheme_key: str  # where the request says whether it came over HTTPS

    @classmethod
    def from_settings(cls) -> "Rules":
        proxy_header = settings.SECURE_PROXY_SSL_HEADER
        return cls(
            private=in_each_language(PRIVATE),
            fleeting=in_each_language(FLEETING),
            ports=frozenset({None, 80, 443, urlsplit(settings.SITE_URL).port}),
            session_cookies=(f"{settings.SESSION_COOKIE_NAME}=", "messages="),
            scheme_key=proxy_header[0] if proxy_header else "wsgi.url_scheme",
        )

    def signed_in(self, environ: Environ) -> bool:
        """Whether the reader may be somebody: they get their own answer, never a kept one."""
        cookie = environ.get("HTTP_COOKIE")
        return "HTTP_AUTHORIZATION" in environ or (
            cookie is not None and any(name in cookie for name in self.session_cookies)
        )

    def may_keep_request(self, environ: Environ) -> bool:
        """Whether this address is one of a bounded set, on a host and port that is ours.

        Unknown host names never get here with status 200: Django refuses them (ALLOWED_HOSTS).
        """
        query = environ.get("QUERY_STRING", "")
        return (
            not environ["PATH_INFO"].startswith(self.fleeting)
            and (not query or PAGE_NUMBER.fullmatch(query) is not None)
            and environ.get(self.scheme_key) in ("http", "https", None)
            and self._usual_host(environ)
        )

    def _usual_host(self, environ: Environ) -> bool:
        """Whether the host is written the one usual way: other spellings of it would each be kept apart."""
        host = environ.get("HTTP_HOST", "")
        try:
            address = urlsplit(f"//{host}")
            port = address.port
        except ValueError:
            return False
        usual = bool(host) and host == host.lower() and host[-1] not in ".:" and not host.startswith(":")
        return usual and (port in self.ports or str(port) == environ.get("SERVER_PORT"))


def may_keep_answer(status: str, headers: dict[str, str]) -> bool:
    """Whether the answer is the same for every anonymous reader. Header names in lower case."""
    directives = headers.get("cache-control", "").lower()
    varies = {name.strip().lower() for name in headers.get("vary", "").split(",")} - {"", "accept-encoding"}
    return (
        status.startswith("200")
        and headers.get("content-type", "").partition(";")[0].strip().lower() in KEPT_TYPES
        and not varies  # "Vary: Cookie" means that the session was read
        and "set-cookie" not in headers
        and "content-encoding" not in headers
        and "no-store" not in directives
        and "private" not in directives
        and "'nonce-" not in headers.get("content-security-policy", "")
    )


def may_compress(headers: dict[str, str]) -> bool:
    """Whether the answer is text without a cookie (a secret beside the reader's own words would leak: BREACH)."""
    return (
        headers.get("content-type", "").startswith(COMPRESSIBLE)
        and "content-encoding" not in headers
        and "set-cookie" not in headers
    )
