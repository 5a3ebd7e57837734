"""The results page and the suggestions. What is asked is answered and forgotten: nothing here writes."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.listing import Filter, Option
from regions.answers import answers_for

from .engines import Filters
from .models import SearchDocument
from .query import Query
from .results import Results, guidance, suggestions, understood

PAGE_SIZE = 10
MOST_SUGGESTIONS = 8


def _unkept(response: HttpResponse) -> HttpResponse:
    """Neither browsers, proxies nor search engines keep what was asked here."""
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    # A tap on a result would otherwise send the question along, into the access log of whatever stands in front.
    response["Referrer-Policy"] = "no-referrer"
    return response


def _link(**values: str) -> str:
    return "?" + urlencode({name: value for name, value in values.items() if value})


def _kinds(results: Results, query: Query, language: str) -> list[Option]:
    """All kinds together, then each that has results; none where there is nothing to choose."""
    chosen, labels = results.filters.kind, dict(SearchDocument.Kind.choices)
    present = [(kind, number) for kind in labels if (number := results.of_kind(kind))]
    if len(present) < 2 and not chosen:
        return []
    total = results.in_locale(results.filters.locale)
    return [Option(_("Semua"), total, _link(q=query.text, bahasa=language), not chosen)] + [
        Option(str(labels[kind]), number, _link(q=query.text, jenis=kind, bahasa=language), kind == chosen)
        for kind, number in present
    ]


def _languages(results: Results, query: Query) -> list[Option]:
    """The languages with results; none where only the one shown has any."""
    found = [
        Option(name, results.in_locale(code), _link(q=query.text, bahasa=code), code == results.filters.locale)
        for code, name in settings.LANGUAGES
    ]
    elsewhere = [code for code, _name in settings.LANGUAGES if code != results.filters.locale]
    return found if any(results.in_locale(code) for code in elsewhere) else []


def _choice(request: HttpRequest, name: str, allowed: list[str]) -> str:
    """A parameter where it is one of the choices; anything else counts as not given."""
    value = request.GET.get(name, "")
    return value if value in allowed else ""


def _page(results: Results, number: str) -> Any:
    try:
        return Paginator(results, PAGE_SIZE).page(number)
    except InvalidPage:
        raise Http404("no such page of results") from None


def search(request: HttpRequest) -> HttpResponse:
    """Results for `q`, narrowed by `jenis` and `bahasa`, page `halaman`; 404 for a page that is not there."""
    own = get_language() or settings.LANGUAGE_CODE
    language = _choice(request, "bahasa", [code for code, _ in settings.LANGUAGES])
    query = understood(request.GET.get("q", ""), language or own)
    kind = _choice(request, "jenis", SearchDocument.Kind.values)
    results = Results(query, Filters(language or own, kind, help_first=query.crisis), own)
    page_obj = _page(results, request.GET.get("halaman") or "1")
    narrowed = _link(q=query.text, jenis=results.filters.kind, bahasa=language)
    context = {
        "title": _("Hasil pencarian") if query.text else _("Cari"),
        "query": query,
        "language": own,
        "page_obj": page_obj,
        "page_query": f"{narrowed.removeprefix('?')}&",
        "choices": [
            Filter(_("Jenis"), _kinds(results, query, language)),
            Filter(_("Bahasa hasil"), _languages(results, query)),
        ],
        "answers": answers_for(query.text) if page_obj.number == 1 else [],
        "guidance": [] if page_obj.object_list else guidance(own),
    }
    return _unkept(render(request, "search/results.html", context))


def search_suggestions(request: HttpRequest) -> JsonResponse:
    """Titles that go with what is being typed: `{"suggestions": [{"title", "url", "kind"}]}`, at most 8."""
    own = get_language() or settings.LANGUAGE_CODE
    found = suggestions(request.GET.get("q", ""), own, MOST_SUGGESTIONS)
    rows = [
        {"title": document.title, "url": document.url(own), "kind": document.get_kind_display()} for document in found
    ]
    response = JsonResponse({"suggestions": rows})
    _unkept(response)
    return response
