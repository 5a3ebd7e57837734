"""Rendered pages in memory, bounded in bytes, safe between threads."""

import threading
from dataclasses import dataclass, field

from .encoding import SMALL, encoded
from .generation import Stamp

Key = tuple[str | None, ...]
Headers = list[tuple[str, str]]

OVERHEAD = 2_048  # bytes of a page that are not its body: key, headers, objects


@dataclass(slots=True)
class Answer:
    """What goes over the wire for one coding."""

    etag: str
    headers: Headers
    body: bytes


@dataclass(slots=True)
class Page:
    """One rendered page with its codings, each made when somebody first asks for it."""

    generation: Stamp
    expires: float  # time.monotonic()
    etag: str
    headers: Headers
    body: bytes
    answers: dict[str, Answer] = field(default_factory=dict)
    used: bool = False

    def answer(self, coding: str) -> Answer:
        """The bytes in this coding; small pages stay as they are."""
        if len(self.body) < SMALL:
            coding = "identity"
        body = encoded(self.body, coding)
        etag = f'"{self.etag}"' if coding == "identity" else f'"{self.etag}-{coding}"'
        headers = [*self.headers, ("ETag", etag), ("Content-Length", str(len(body)))]
        if coding != "identity":
            headers.append(("Content-Encoding", coding))
        return Answer(etag, headers, body)


class Store:
    """Pages by key, at most `limit` bytes; what was not asked for lately goes first (second chance).

    Reading takes no lock: a dict lookup is atomic. Writing does.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self.pages: dict[Key, Page] = {}
        self._lock = threading.Lock()

    def put(self, key: Key, page: Page) -> None:
        """Keeps the page, unless it alone would take an eighth of the store."""
        if _weight(page) > self.limit // 8:
            return
        with self._lock:
            self._remove(key)
            self.pages[key] = page
            self.size += _weight(page)
            self._shrink()

    def add_answer(self, key: Key, page: Page, coding: str) -> Answer:
        """Makes and keeps one coding of a page."""
        answer = page.answer(coding)
        with self._lock:
            if coding not in page.answers and self.pages.get(key) is page:
                page.answers[coding] = answer
                self.size += len(answer.body)
                self._shrink()
        return answer

    def _remove(self, key: Key) -> None:
        page = self.pages.pop(key, None)
        if page is not None:
            self.size -= _weight(page)

    def _shrink(self) -> None:
        while self.size > self.limit:
            key = next(iter(self.pages))
            page = self.pages[key]
            self._remove(key)
            if page.used:
                page.used = False
                self.pages[key] = page
                self.size += _weight(page)


def _weight(page: Page) -> int:
    return OVERHEAD + len(page.body) + sum(len(answer.body) for answer in page.answers.values())
