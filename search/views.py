"""The results page and the suggestions. What is asked is answered and forgotten: nothing here writes."""

from time import perf_counter
from typing import Any, NamedTuple

from django.conf import settings
from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.listing import query_before_page
from regions.answers import answers_for

from .counting import count
from .facets import FACETS, facets, filters_of
from .meant import did_you_mean
from .results import Results, guidance, picked, suggestions, understood

PAGE_SIZE = 10
MOST_SUGGESTIONS = 8


class Link(NamedTuple):
    text: str
    url: str


def _unkept(response: HttpResponse) -> HttpResponse:
    """Neither browsers, proxies nor search engines keep what was asked here."""
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    # A tap on a result would otherwise send the question along, into the access log of whatever stands in front.
    response["Referrer-Policy"] = "no-referrer"
    return response


def _choice(request: HttpRequest, name: str, allowed: list[str]) -> str:
    """A parameter where it is one of the choices; anything else counts as not given."""
    value = request.GET.get(name, "")
    return value if value in allowed else ""


def _link(address: dict[str, str]) -> str:
    return "?" + query_before_page(address).removesuffix("&")


def _page(results: Results, number: str) -> Any:
    try:
        return Paginator(results, PAGE_SIZE).page(number)
    except InvalidPage:
        raise Http404("no such page of results") from None


def search(request: HttpRequest) -> HttpResponse:
    """Results for `q`, narrowed by `jenis`, `tema`, `kecamatan`, `tahun` and `bahasa`, page `halaman`.

    404 for a page that is not there.
    """
    begun = perf_counter()
    own = get_language() or settings.LANGUAGE_CODE
    language = _choice(request, "bahasa", [code for code, _ in settings.LANGUAGES])
    query = understood(request.GET.get("q", ""), language or own)
    results = Results(query, filters_of(request.GET, language or own, query.favoured), own)
    chosen = {name: getattr(results.filters, field) for name, field in FACETS.items()}
    address = {"q": query.text, **chosen, "bahasa": language}
    page_obj = _page(results, request.GET.get("halaman") or "1")
    meant = did_you_mean(query, results.filters.locale)
    picks = picked(query, results.filters.locale, own) if page_obj.number == 1 else []
    context = {
        "title": _("Hasil pencarian") if query.text else _("Cari"),
        "query": query,
        "language": own,
        "page_obj": page_obj,
        "picks": picks,
        "page_query": query_before_page(address),
        "choices": facets(results, address),
        "meant": Link(meant, _link({**address, "q": meant})) if meant else None,
        "everything": _link({"q": query.text, "bahasa": language}) if any(chosen.values()) else "",
        "answers": answers_for(query.text) if page_obj.number == 1 else [],
        "guidance": [] if page_obj.object_list else guidance(own),
    }
    response = _unkept(render(request, "search/results.html", context))
    if query.text and page_obj.number == 1:
        count(query, results.filters.locale, len(results), (perf_counter() - begun) * 1000)
    return response


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
