"""What is looked at before a page goes public: plain functions from a page to findings.

A blocking finding stops publishing and submitting; the others are shown to the editor and the reviewer. Apps add
rules of their own with `@rule`. Sources: PPRA and UU 11/2012 art. 19 (FACTS CHILD-01 to 03, GOV-02).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.models import Page

from portal.identity import family_words, headline_words, revealing_passages
from portal.models.images import ChildrenVisible, PortalImage
from portal.models.pages import SourceFields
from portal.stream_text import stream_text

EXCERPT = 80
LONG_DATE = "j F Y"  # 29 Juli 2025


@dataclass(frozen=True)
class Finding:
    """One thing to look at; `field` and `block` say where in the form it stands."""

    message: str
    field: str = ""
    block: int | None = None
    blocking: bool = False


Rule = Callable[[Any], Iterable[Finding]]
RULES: list[Rule] = []


def rule(check: Rule) -> Rule:
    """Registers a rule; it gets every page and looks only at those it knows."""
    if check not in RULES:
        RULES.append(check)
    return check


def findings(page: Page) -> list[Finding]:
    """Everything found on the page as it stands in memory, blocking ones first."""
    found = [finding for check in RULES for finding in check(page)]
    return sorted(found, key=lambda finding: not finding.blocking)


def errors(page: Page) -> list[Finding]:
    """What stops this page from going public."""
    return [finding for finding in findings(page) if finding.blocking]


def warnings(page: Page) -> list[Finding]:
    """What somebody should look at; the page may still go public."""
    return [finding for finding in findings(page) if not finding.blocking]


@dataclass(frozen=True)
class UsedImage:
    image: PortalImage
    field: str
    block: int | None = None


def images_of(page: Page) -> list[UsedImage]:
    """Every picture the page shows, with where it stands. One query."""
    places = list(_image_places(page))
    images = get_image_model().objects.in_bulk({key for key, _field, _block in places})
    return [UsedImage(images[key], field, block) for key, field, block in places if key in images]


def _image_places(page: Page) -> Iterator[tuple[int, str, int | None]]:
    image_model = get_image_model()
    for field in page._meta.get_fields():
        if field.is_relation and field.many_to_one and field.related_model is image_model:
            key = getattr(page, field.attname)
            if key:
                yield key, field.name, None
        elif isinstance(field, StreamField):
            for place, block in enumerate(getattr(page, field.name) or ()):
                for model, key, _model_path, _content_path in block.block.extract_references(block.value):
                    if model is image_model:
                        yield int(key), field.name, place


def text_fields(page: Page) -> list[tuple[str, str]]:
    """(field, words) of everything a reader reads of the page, in the order of the form."""
    found = []
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            prose, _names = stream_text(getattr(page, field.name))
            found.append((field.name, " ".join(prose)))
        elif field.name in {"title", "summary"} or (not field.is_relation and field.name in TEXTS):
            found.append((field.name, str(getattr(page, field.name) or "")))
    return [(name, words) for name, words in found if words.strip()]


# Plain text fields of activities and news in which a person could be described.
TEXTS = frozenset(
    {
        "name",
        "theme",
        "objective",
        "focus_before",
        "focus_after",
        "participants_group",
        "participants_note",
        "registration",
        "photo_note",
        "source_note",
    }
)


@rule
def images_looked_at(page: Page) -> Iterator[Finding]:
    """CHILD-02: somebody looked for children in each picture, and each has words for who cannot see it."""
    for used in images_of(page):
        if used.image.children_visible == ChildrenVisible.UNCHECKED:
            yield Finding(
                _("Gambar “%(title)s” belum dicek: apakah ada anak yang terlihat? Isi di halaman gambarnya.")
                % {"title": used.image.title},
                used.field,
                used.block,
                blocking=True,
            )
        if not used.image.description.strip():
            yield Finding(
                _("Gambar “%(title)s” belum punya teks alternatif.") % {"title": used.image.title},
                used.field,
                used.block,
                blocking=True,
            )


@rule
def headlines_do_no_harm(page: Page) -> Iterator[Finding]:
    """CHILD-03: words in titles and headings that blame or sell."""
    lines = [("title", page.title), ("summary", getattr(page, "summary", ""))]
    body = getattr(page, "body", None)
    lines += [("body", str(block.value)) for block in body or () if block.block_type == "heading"]
    for field, line in lines:
        for word, better in headline_words(line):
            yield Finding(
                _("“%(word)s” di “%(line)s”. Lebih baik: %(better)s.")
                % {"word": word, "line": _excerpt(line), "better": better},
                field,
            )


@rule
def nobody_recognises_a_child(page: Page) -> Iterator[Finding]:
    """CHILD-01 on news and activities: pieces that together point at one child, and family relations."""
    if not isinstance(page, SourceFields):
        return
    for field, words in text_fields(page):
        for passage in revealing_passages(words):
            yield Finding(
                _("Inisial, umur, dan sekolah atau kampung berdekatan bisa menunjuk satu anak: “%(passage)s”.")
                % {"passage": _excerpt(passage)},
                field,
            )
        for passage in family_words(words):
            yield Finding(
                _("Hubungan keluarga bisa membuka identitas anak: “%(passage)s”.") % {"passage": _excerpt(passage)},
                field,
            )


@rule
def review_is_not_overdue(page: Page) -> Iterator[Finding]:
    """KIP-02 and guidance: the date by which somebody was to look at this page again has passed."""
    due = getattr(page, "review_due_on", None)
    if due is not None and due < timezone.localdate():
        yield Finding(
            _("Batas tinjauan halaman ini sudah lewat: %(date)s.") % {"date": date_format(due, LONG_DATE)},
            "review_due_on",
        )


def _excerpt(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT].rstrip()}…"
