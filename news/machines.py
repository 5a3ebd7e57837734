"""What feed and calendar share: which pages, since when, and text that every parser accepts."""

import re
from datetime import UTC, datetime
from typing import TypeVar

from django.db.models import F, QuerySet
from django.utils.translation import get_language
from wagtail.models import Page

# XML 1.0 section 2.2 and RFC 5545 section 3.1 allow none of these; a paste from a word processor brings them.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")

P = TypeVar("P", bound=Page)


def clean(text: str) -> str:
    """The text without characters that XML and iCalendar forbid."""
    return _CONTROL.sub("", text)


def changed_at(page: Page) -> datetime:
    """When readers last saw the page change; never the clock, so that unchanged content gives unchanged bytes."""
    return page.last_published_at or page.latest_revision_created_at or datetime(2000, 1, 1, tzinfo=UTC)


def public_pages(model: type[P], day: str) -> QuerySet[P]:
    """Pages of one type in the active language that anybody may read, latest day first, undated ones last."""
    pages = model.objects.live().public().filter(locale__language_code=get_language())
    return pages.order_by(F(day).desc(nulls_last=True), "-first_published_at", "-pk")
