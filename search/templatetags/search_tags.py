"""Addresses of documents, and what an address that is not there may have meant."""

from typing import Any

from django import template
from django.utils.translation import get_language

from search.models import SearchDocument
from search.results import suggest_for_path

register = template.Library()


@register.simple_tag
def document_url(document: SearchDocument, language: str | None = None) -> str:
    """Where it stands, for a reader of this language. No query."""
    return document.url(language or get_language() or "")


@register.simple_tag(takes_context=True)
def path_suggestions(context: dict[str, Any]) -> list[SearchDocument]:
    """Documents that the address asked for may have meant. Two queries; none without a request."""
    request = context.get("request")
    return suggest_for_path(request.path, get_language() or "") if request else []
