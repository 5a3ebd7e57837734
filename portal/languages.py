"""Addresses of one page in each language: Indonesian without prefix, the others under /xx/."""

from functools import lru_cache

from django.conf import settings
from django.utils.translation import get_language_from_path


def bare_path(path: str) -> str:
    """The path as it is in Indonesian: "/en/berita/" gives "/berita/"."""
    code = get_language_from_path(path)
    if code is None or code == settings.LANGUAGE_CODE:
        return path
    return path.removeprefix(f"/{code}") or "/"


@lru_cache(maxsize=4096)  # a page asks thirty times, mostly for the same few
def path_in(path: str, code: str) -> str:
    """The same address in another language; addresses of other hosts and of files are not ours to change."""
    if not path.startswith("/") or path.startswith(("//", settings.STATIC_URL, settings.MEDIA_URL, "/dokumen/")):
        return path
    bare = bare_path(path)
    return bare if code == settings.LANGUAGE_CODE else f"/{code}{bare}"


def page_address(url_path: str, code: str) -> str:
    """The address of a page from Wagtail's url_path ("/home/berita/x/") and its language. No query for the site."""
    return path_in("/" + url_path.split("/", 2)[2], code)
