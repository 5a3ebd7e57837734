"""Lists: filters as links with counts, pages of rows, and a helpful answer to a filter that does not exist."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, TypeVar
from urllib.parse import urlencode

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _

from portal.prepared import Part

Row = TypeVar("Row")


class UnknownChoiceError(ValueError):
    """Raised where the address asks for a filter or a page of the list that does not exist; the text is shown."""


class Card(NamedTuple):
    """One entry of a list, as components/cards.html shows it."""

    url: str
    title: str
    summary: str = ""
    meta: str = ""
    label: str = ""


class Option(NamedTuple):
    label: str
    number: int
    url: str
    current: bool


class Filter(NamedTuple):
    """A row of links; `options[0]` is "all". `counted`: whether the links say how many rows they have."""

    title: str
    options: list[Option]
    counted: bool = True


class CountedPaginator(Paginator):
    """A paginator that was told the number of rows, because a query for the filters already knew it."""

    def __init__(self, rows: Any, per_page: int, count: int) -> None:
        super().__init__(rows, per_page)
        self.count = count


def choose(query: QueryDict, name: str, choices: Iterable[str]) -> str:
    """The chosen value of a filter, "" for all. Raises UnknownChoiceError."""
    value = query.get(name, "")
    if value and value not in set(choices):
        raise UnknownChoiceError(_("Pilihan “%(value)s” tidak ada. Di bawah ini semuanya.") % {"value": value[:40]})
    return value


def page_of(rows: Part[Row] | list[Row], query: QueryDict, per_page: int, count: int) -> Page[Row]:
    """The page of the list that `p` asks for, 1 where it asks for none. Raises UnknownChoiceError."""
    paginator = CountedPaginator(rows, per_page, count)
    try:
        return paginator.page(query.get("p", 1))
    except InvalidPage as error:
        message = _("Halaman “%(page)s” dari daftar ini tidak ada. Di bawah ini halaman pertama dari %(total)s.")
        raise UnknownChoiceError(message % {"page": query.get("p", "")[:10], "total": paginator.num_pages}) from error


def options(
    name: str, labels: Mapping[str, Any], counts: Mapping[str, int], total: int, query: Mapping[str, str]
) -> list[Option]:
    """A link for all and for each choice that has rows; other filters in `query` stay as they are."""
    rest = {key: value for key, value in query.items() if value and key != name}
    chosen = query.get(name, "")
    found = [Option(_("Semua"), total, _address(rest), not chosen)]
    for value, label in labels.items():
        if counts.get(value) or value == chosen:
            here = _address(rest | {name: value})
            found.append(Option(str(label), counts.get(value, 0), here, value == chosen))
    return found


def _address(query: Mapping[str, str]) -> str:
    return f"?{urlencode(query)}" if query else "."


def query_before_page(query: Mapping[str, str]) -> str:
    """What stands before "p=" in the links of the pagination."""
    chosen = {key: value for key, value in query.items() if value}
    return f"{urlencode(chosen)}&" if chosen else ""


class ListingMixin:
    """A page whose `listing` may refuse what the address asks for: then 404, with the whole list and the reason."""

    def listing(self, query: QueryDict, address: str) -> dict[str, Any]:
        """The context of the list that stands at `address`. Raises UnknownChoiceError."""
        raise NotImplementedError

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)  # type: ignore[misc]  # Wagtail's Page
        address: str = self.get_url(request) or "/"  # type: ignore[attr-defined]  # Wagtail's Page
        try:
            return context | self.listing(request.GET, address)
        except UnknownChoiceError as problem:
            return context | self.listing(QueryDict(), address) | {"problem": str(problem)}

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: Any = super().serve(request, *args, **kwargs)  # type: ignore[misc]  # Wagtail's Page
        if response.context_data.get("problem"):
            response.status_code = 404
        return response
