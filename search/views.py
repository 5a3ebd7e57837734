"""The results page and the suggestions. What is asked is answered and forgotten: nothing here writes."""

from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .engines import Filters
from .models import SearchDocument
from .query import Query, parse
from .results import Results, guidance, suggestions

PAGE_SIZE = 10
MOST_SUGGESTIONS = 8


class Facet(NamedTuple):
    """A link that narrows or widens the results. `url` is a query string."""

    label: str
    url: str
    count: int
    current: bool


def _unkept(response: HttpResponse) -> HttpResponse:
    """Neither browsers, proxies nor search engines keep what was asked here."""
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def _link(**values: str) -> str:
    return "?" + urlencode({name: value for name, value in values.items() if value})


def _kinds(results: Results, query: Query, language: str) -> list[Facet]:
    """All kinds together, then each that has results; none where there is nothing to choose."""
    chosen = results.filters.kind
    present = [(kind, results.of_kind(kind)) for kind in SearchDocument.Kind.values]
    present = [(kind, number) for kind, number in present if number]
    if len(present) < 2 and not chosen:
        return []
    labels = dict(SearchDocument.Kind.choices)
    everything = Facet(
        _("semua"), _link(q=query.text, bahasa=language), results.in_locale(results.filters.locale), not chosen
    )
    return [everything] + [
        Facet(str(labels[kind]), _link(q=query.text, jenis=kind, bahasa=language), number, kind == chosen)
        for kind, number in present
    ]


def _languages(results: Results, query: Query) -> list[Facet]:
    """The languages with results; none where only the reader's own has any."""
    found = [
        Facet(name, _link(q=query.text, bahasa=code), results.in_locale(code), code == results.filters.locale)
        for code, name in settings.LANGUAGES
    ]
    return found if any(facet.count and not facet.current for facet in found) else []


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
    query = parse(request.GET.get("q", ""))
    language = _choice(request, "bahasa", [code for code, _ in settings.LANGUAGES])
    results = Results(query, Filters(language or own, _choice(request, "jenis", SearchDocument.Kind.values)))
    page_obj = _page(results, request.GET.get("halaman") or "1")
    narrowed = _link(q=query.text, jenis=results.filters.kind, bahasa=language)
    context = {
        "title": _("Hasil pencarian") if query.text else _("Cari"),
        "query": query,
        "language": own,
        "page_obj": page_obj,
        "page_query": f"{narrowed.removeprefix('?')}&",
        "kinds": _kinds(results, query, language),
        "languages": _languages(results, query),
        "guidance": [] if page_obj.object_list else guidance(own),
    }
    return _unkept(render(request, "search/results.html", context))


def search_suggestions(request: HttpRequest) -> JsonResponse:
    """Titles that go with what is being typed: `{"suggestions": [{"title", "url", "kind"}]}`, at most 8."""
    own = get_language() or settings.LANGUAGE_CODE
    found = suggestions(parse(request.GET.get("q", "")).terms, own, MOST_SUGGESTIONS)
    rows = [
        {"title": document.title, "url": document.url(own), "kind": document.get_kind_display()} for document in found
    ]
    response = JsonResponse({"suggestions": rows})
    _unkept(response)
    return response
