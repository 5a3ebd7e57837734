"""What is looked at before news goes public (GOV-02)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from wagtail.models import Page

from news.models import NewsPage
from portal.publishing import Finding, rule
from portal.stream_text import stream_text

# About a quarter of a newspaper article: more is a copy, not a summary.
LONGEST_SUMMARY = 2500


@rule
def press_elsewhere_is_linked(page: Page) -> Iterator[Finding]:
    """Press elsewhere: a link (or why there is none), our own summary, and what rights we have."""
    if not isinstance(page, NewsPage) or page.kind != NewsPage.Kind.PRESS:
        return
    missing = [
        (
            "source_url",
            page.source_url or page.source_note,
            _("Isi tautan beritanya, atau jelaskan di catatan sumber."),
        ),
        ("summary", page.summary, _("Tulis ringkasan dengan kata-kata sendiri.")),
        ("source_rights", page.source_rights, _("Isi hak pakainya, misalnya “tautan dan ringkasan”.")),
    ]
    for field, value, message in missing:
        if not value.strip():
            yield Finding(message, field, blocking=True)
    words = sum(len(text) for text in stream_text(page.body)[0])
    if words > LONGEST_SUMMARY:
        yield Finding(
            _("Isi halaman ini %(count)d huruf. Berita pers lain cukup ditautkan dan diringkas.") % {"count": words},
            "body",
        )


@rule
def advertorial_is_told(page: Page) -> Iterator[Finding]:
    """A source marked "(adv)" is paid for; readers are told."""
    marked = getattr(page, "source_byline", "") + getattr(page, "source_dateline", "")
    if "(adv" in marked.lower() and not getattr(page, "advertorial", False):
        yield Finding(_("Sumber bertanda “(adv)”: centang advertorial."), "advertorial")
