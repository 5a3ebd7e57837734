"""Filters and tags of every public template. Each says how many queries it makes."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django import template
from django.conf import settings
from django.template import Context
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from portal.hotlines import CHECKED_ON, HOTLINES, Hotline
from portal.icons import icons
from portal.languages import path_in
from portal.models import AgencySettings
from portal.routing import find_site

register = template.Library()
_LABELS: dict[Any, dict[Any, Any]] = {}


@register.filter
def localized(record: Any, field: str) -> Any:
    """`field` of a data row; in English its `field_en` where that is filled in. No query."""
    if get_language() == "en":
        return getattr(record, f"{field}_en", "") or getattr(record, field)
    return getattr(record, field)


@register.filter
def choice(value: Any, field: str) -> str:
    """The label of a choice in a StreamField block: `{{ value|choice:"kind" }}`. No query."""
    block = value.block.child_blocks[field]
    # Remembered by block, which lives as long as its model: Django writes the choices out anew each time.
    labels = _LABELS.get(id(block)) or _LABELS.setdefault(id(block), dict(block.field.choices))
    return str(labels.get(value[field], value[field] or ""))


@register.filter
def label(record: Any, field: str) -> str:
    """What get_FIELD_display says: `{{ channel|label:"type" }}`. No query.

    Django writes the choices out anew for each value, which costs as much as a query.
    """
    known = type(record), field
    labels = _LABELS.get(known) or _LABELS.setdefault(known, dict(record._meta.get_field(field).flatchoices))
    value = getattr(record, field)
    return str(labels.get(value, value))


@register.filter
def icon(name: str) -> str:
    """The drawing of an icon; raises KeyError for a name that the sheet does not have. No query."""
    return icons()[name]


@register.filter
def lines(text: str | None) -> list[str]:
    """The lines of a text area, without empty ones."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


def _span(start: date, end: date | None) -> str:
    """ "29–31 Juli 2025", "30 Juli – 2 Agustus 2025", or one day."""
    if end is None or end == start:
        return date_format(start, "j F Y")
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{date_format(end, 'j F Y')}"
    first = date_format(start, "j F" if start.year == end.year else "j F Y")
    return f"{first} – {date_format(end, 'j F Y')}"


@register.filter
def date_range(value: Any, end: date | None = None) -> str:
    """When something is, no more exactly than known.

    `{{ start|date_range:end }}`, or `{{ activity|date_range }}` for anything with date_start, date_end and
    date_precision. A missing date is said, never left blank.
    """
    precision = getattr(value, "date_precision", "day")
    start = getattr(value, "date_start", value)
    end = getattr(value, "date_end", end)
    if not isinstance(start, date) or precision == "unknown":
        return _("Tanggal tidak diketahui")
    if precision == "month":
        return date_format(start, "F Y")
    return _span(start, end)


@register.filter
def local_url(path: str) -> str:
    """An address of this site ("/edukasi/") in the active language; other addresses as they are."""
    return path_in(path, get_language() or settings.LANGUAGE_CODE)


@register.filter
def url_of(page: Page, request: Any) -> str:
    """The address of a Wagtail page; `request` keeps the site's roots, so no query a page."""
    return page.get_url(request) or ""


@register.simple_tag
def exit_target() -> str:
    """Where the quick exit leads."""
    return settings.PORTAL_QUICK_EXIT_URL


@register.simple_tag
def hotlines() -> tuple[Hotline, ...]:
    """The four national numbers. No query: error pages use it without a database."""
    return HOTLINES


@register.simple_tag
def hotlines_checked() -> date | None:
    """The day the national numbers were last called, None where nobody did yet."""
    return CHECKED_ON


@register.simple_tag(takes_context=True)
def agency(context: Context) -> AgencySettings:
    """Who runs this site; defaults where nobody filled it in. One query, and never a write on a reader's visit."""
    request = context.get("request")
    if request is None:
        return AgencySettings()
    if not hasattr(request, "_portal_agency"):
        find_site(request)
    return getattr(request, "_portal_agency", None) or AgencySettings()


class LanguageLink(NamedTuple):
    """One language of the page at hand. Where `exists` is False, `url` is the home page of that language."""

    code: str
    label: str
    name: str
    url: str
    current: bool
    exists: bool


def _page_urls(page: Page, request: Any) -> dict[str, str]:
    """Language to address of the published translations of a Wagtail page. No query where portal.routing found it."""
    if trail := getattr(request, "trail", None):
        return trail.languages
    translations = page.get_translations().live().select_related("locale")
    return {translation.locale.language_code: translation.get_url(request) for translation in translations}


@register.simple_tag(takes_context=True)
def language_links(context: Context) -> list[LanguageLink]:
    """The page at hand in each language. No query, but one for a Wagtail page in the CMS's preview."""
    request = context.get("request")
    current = get_language() or settings.LANGUAGE_CODE
    path = request.get_full_path() if request else "/"
    page = context.get("page")
    is_page = isinstance(page, Page) and page.pk is not None
    known = _page_urls(page, request) if is_page else {}
    links = []
    for code, name in settings.LANGUAGES:
        here = code == current
        exists = here or not is_page or code in known
        url = known.get(code) or path_in(path if exists else "/", code)
        links.append(LanguageLink(code, code.upper(), name, url, here, exists))
    return links


@register.simple_tag(takes_context=True)
def crumbs(context: Context) -> list[tuple[str, str]]:
    """Home and the parents of the Wagtail page at hand. No query where portal.routing found it."""
    page, request = context.get("page"), context.get("request")
    if trail := getattr(request, "trail", None):
        return trail.above
    if not isinstance(page, Page) or page.depth <= 2:
        return []
    trail = [(_("Beranda"), local_url("/"))]
    if page.depth > 3:
        trail += [(parent.title, parent.get_url(request)) for parent in _between(page)]
    return trail


def _between(page: Page) -> Iterable[Page]:
    """The pages between the home page and this one."""
    return page.get_ancestors().filter(depth__gt=2).only("title", "url_path", "depth", "locale_id", "path")
