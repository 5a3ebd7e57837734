"""Plain HTTP as a browser speaks it, with the bytes counted as they were served."""

from __future__ import annotations

import gzip
import http.client
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from urllib.parse import urlencode, urlsplit

import brotli

LINKED_STYLES = re.compile(rb"<link\b[^>]*\brel=[\"']?stylesheet\b[^>]*>", re.IGNORECASE)
HREF = re.compile(rb"\bhref=[\"']?([^\"'\s>]+)")


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    served: bytes

    @property
    def body(self) -> bytes:
        """The content, unpacked."""
        match self.headers.get("Content-Encoding"):
            case "br":
                return brotli.decompress(self.served)
            case "gzip":
                return gzip.decompress(self.served)
        return self.served

    @property
    def is_html(self) -> bool:
        return self.headers.get_content_type() == "text/html"


def fetch(site: str, path: str, encoding: str = "br, gzip") -> Answer:
    """One GET without cookies; redirects are not followed."""
    connection = http.client.HTTPConnection(urlsplit(site).netloc, timeout=60)
    try:
        connection.request("GET", path, headers={"Accept-Encoding": encoding, "Accept": "text/html,*/*"})
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read())
    finally:
        connection.close()


def post(site: str, path: str, fields: dict[str, str]) -> Answer:
    """One form sent without cookies."""
    connection = http.client.HTTPConnection(urlsplit(site).netloc, timeout=60)
    try:
        headers = {"Accept-Encoding": "br, gzip", "Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", path, urlencode(fields), headers)
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read())
    finally:
        connection.close()


def stylesheets(page: Answer) -> Iterator[str]:
    """Addresses of the style sheets that a page links."""
    for link in LINKED_STYLES.findall(page.body):
        found = HREF.search(link)
        if found:
            yield found.group(1).decode()


def sitemap_paths(site: str) -> list[str]:
    """Every path that the sitemap lists."""
    listed = fetch(site, "/sitemap.xml").body.decode()
    return sorted({urlsplit(address).path for address in re.findall(r"<loc>([^<]+)</loc>", listed)})
