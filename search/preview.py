"""For editors: what a question would find now, and why. Asked by POST, so that it stands in no address and no log."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import permission_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from .engines import Filters, embedded
from .engines.postings import POSTINGS
from .lexicon import Phrase, lexicon
from .models import SearchDocument
from .query import LONGEST_QUERY, Query
from .results import fetch, picked, understood
from .rules import last_rules
from .stopwords import FUNCTION_WORDS
from .text import words
from .vocabulary import last_read

DEPTH = 10


class PreviewForm(forms.Form):
    question = forms.CharField(label=_("Pertanyaan"), max_length=LONGEST_QUERY)
    language = forms.ChoiceField(label=_("Bahasa"), choices=settings.LANGUAGES)


@dataclass(frozen=True, slots=True)
class Part:
    """What one term adds to a document's score, in points."""

    term: str
    points: float


@dataclass(frozen=True, slots=True)
class Scored:
    """`factor`: how many times as much its kind counts for this question."""

    document: SearchDocument
    total: float
    parts: list[Part]
    factor: float


def fired(query: Query, language: str) -> list[Phrase]:
    """Synonyms whose words stand in the question; each meaning once."""
    said = {stem for stem, _ in query.stems} | {*query.terms, *words(query.text)}
    found = lexicon(language, last_rules()).matching(said)
    return list({(phrase.said, phrase.official): phrase for phrase in found if phrase.expansions}.values())


def scored(query: Query, rows: list[int]) -> list[Scored]:
    """These documents in this order, each with what every term adds, most first. Two queries."""
    if not rows or not query.weighted:
        return []
    known, weights = last_read(connection), dict(query.weighted)
    marks = [", ".join(["%s"] * len(some)) for some in (weights, rows)]
    found = embedded().rows(
        f"SELECT document_id, term, impact FROM {POSTINGS} "  # noqa: S608  # our own name, and placeholders
        f"WHERE term IN ({marks[0]}) AND document_id IN ({marks[1]})",
        [*weights, *rows],
    )
    parts: dict[int, list[Part]] = {}
    for row, term, impact in found:
        points = impact * weights[term] * known.weight(term) / 1000
        parts.setdefault(row, []).append(Part(term, points))
    return [
        Scored(
            document,
            factor * sum(part.points for part in mine),
            sorted(mine, key=lambda part: -part.points),
            factor,
        )
        for document in fetch(rows)
        for mine, factor in [(parts.get(document.pk, []), dict(query.favoured).get(document.kind, 1.0))]
    ]


def explained(question: str, language: str) -> dict[str, Any]:
    query = understood(question, language)
    filters = Filters(language, favoured=query.favoured)
    rows = embedded().search(query.weighted, filters, 0, DEPTH)
    return {
        "query": query,
        "left_out": [word for word in words(query.text) if word in FUNCTION_WORDS],
        "fired": fired(query, language),
        "picked": picked(query, language, language),
        "scored": scored(query, rows),
    }


@permission_required("wagtailadmin.access_admin", login_url="wagtailadmin_login")
def preview(request: HttpRequest) -> HttpResponse:
    form = PreviewForm(request.POST or None)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        context |= explained(form.cleaned_data["question"], form.cleaned_data["language"])
    response = render(request, "cms/search_preview.html", context)
    response["Cache-Control"] = "no-store"
    return response
