"""Reads a page as a visitor does: its words, and where they stand."""

import re
from html import unescape

from django.http import HttpResponse
from django.test import Client


def get(path: str) -> HttpResponse:
    return Client().get(path)


def words(response: HttpResponse | str) -> str:
    """The text of a page's main part, without tags, spaces single. A path is fetched first."""
    html = (get(response) if isinstance(response, str) else response).content.decode()
    main = re.search(r"<main.*?</main>", html, re.DOTALL)
    assert main, "the answer has no main part"
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", main[0]).split()))


def in_order(text: str, *parts: str) -> bool:
    """Whether all parts stand in the text, each behind the one before."""
    place = 0
    for part in parts:
        place = text.find(part, place)
        if place < 0:
            return False
        place += len(part)
    return True
