"""Loads the whole demo in one transaction: either all of it is there or nothing is."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from wagtail.models import Locale

from portal.searchable import sources
from search.projection import held, rebuild

from . import pages
from .accounts import load_accounts
from .content import load
from .records import load_records
from .registry import remove_all


@contextmanager
def searchable_once() -> Iterator[None]:
    """The search is brought up to date once at the end, in the same transaction."""
    with transaction.atomic():
        with held():
            yield
        for source in sources.values():
            rebuild(source)


def remove_demo() -> tuple[int, list[str]]:
    """Deletes what the demo made. Returns how many records went, and what stays because it is in use."""
    with searchable_once():
        return remove_all()


def load_demo() -> None:
    """Repeatable: what exists is left as it is. Raises with file and place where the content is wrong."""
    with searchable_once():
        _load()


def _load() -> None:
    indonesian, _ = Locale.objects.get_or_create(language_code="id")
    english, _ = Locale.objects.get_or_create(language_code="en")
    load_records(indonesian, english)
    loader = pages.PageLoader(indonesian, english)
    home = pages.load_home(loader)
    sections = pages.load_sections(loader, home)
    pages.load_plain(loader, home)
    pages.load_glossary(loader, load("glossary")["term"])
    pages.load_guidance(loader, sections["edukasi"])
    legal_ids = pages.load_information(loader, sections)
    activities = pages.load_activities(loader, sections["bimtek"], legal_ids)
    pages.link_commitments(activities)
    pages.load_news(loader, sections["berita"], activities)
    pages.load_comparisons(loader, sections["data"])
    load_accounts()
