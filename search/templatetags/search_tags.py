"""Tags of the results page, and of the 404 page that guesses what was meant."""

from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.translation import get_language

from portal.searchable import Precision
from search.models import SearchDocument
from search.results import suggest_for_path

register = template.Library()


@register.simple_tag
def document_url(document: SearchDocument, language: str | None = None) -> str:
    """Where it stands, for a reader of this language. No query."""
    return document.url(language or get_language() or "")


@register.filter
def date_text(document: SearchDocument) -> str:
    """Its date no more exactly than known. No query."""
    month = document.date_precision == Precision.MONTH
    return date_format(document.date, "F Y" if month else "j F Y") if document.date else ""


@register.filter
def date_value(document: SearchDocument) -> str:
    """The same for machines: "2025-07" or "2025-07-29". No query."""
    if document.date is None:
        return ""
    return document.date.isoformat()[: 7 if document.date_precision == Precision.MONTH else 10]


@register.simple_tag(takes_context=True)
def path_suggestions(context: dict[str, Any]) -> list[SearchDocument]:
    """Documents that the address asked for may have meant. Two queries; none without a request."""
    request = context.get("request")
    return suggest_for_path(request.path, get_language() or "") if request else []
