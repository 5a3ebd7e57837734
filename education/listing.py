"""The lists of /edukasi/ and /edukasi/istilah/: what they show and what can be asked of them."""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from django.apps import apps
from django.db.models.functions import Lower, Substr, Upper
from django.http import QueryDict
from django.utils.translation import gettext as _
from wagtail.models import Page

from education.choices import TIMES, Audience, Phase
from portal.listing import Card, Filter, choose, options, page_of, query_before_page
from portal.prepared import Param, Prepared, as_tuple, counted
from portal.querysets import below, beside

PER_PAGE = 24
RELATED = 4
# So that a page of the glossary keeps to its weight budget.
TERMS_PER_PAGE = 40


class Guidance(NamedTuple):
    slug: str
    title: str
    summary: str
    audience: str
    phase: str


class Term(NamedTuple):
    slug: str
    term: str
    expansion: str
    definition: str


def _guidance() -> Any:
    return apps.get_model("education.GuidancePage").objects.listed_below_path().order_by()


def _terms() -> Any:
    terms = apps.get_model("education.GlossaryTerm").objects.filter(locale_id=Param("locale"), display_ok=True)
    return terms.annotate(letter=Upper(Substr("term", 1, 1)))


GUIDANCE_COUNTS = Prepared(lambda: counted(_guidance(), "audience", "phase"), as_tuple)
TERM_COUNTS = Prepared(lambda: counted(_terms(), "letter").order_by("letter"), as_tuple)
RELATED_GUIDANCE = Prepared(
    lambda: (
        _guidance()
        .filter(audience=Param("audience"))
        .exclude(pk=Param("pk"))
        .order_by("order", "title")
        .values_list(*Guidance._fields)
    ),
    Guidance,
)


@cache
def _guidance_rows(by_audience: bool, by_time: bool) -> Prepared[Guidance]:
    def build() -> Any:
        rows = _guidance()
        if by_audience:
            rows = rows.filter(audience=Param("audience"))
        if by_time:
            rows = rows.filter(phase__in=[Param("time"), Phase.BOTH.value])
        return rows.order_by("order", "title").values_list(*Guidance._fields)

    return Prepared(build, Guidance)


@cache
def _term_rows(by_letter: bool) -> Prepared[Term]:
    def build() -> Any:
        rows = _terms().filter(letter=Param("letter")) if by_letter else _terms()
        return rows.order_by(Lower("term")).values_list(*Term._fields)

    return Prepared(build, Term)


def guidance_list(index: Page, query: QueryDict, address: str) -> dict[str, Any]:
    """Cards for one audience and time, and how many each other choice has. Two queries."""
    audience = choose(query, "untuk", Audience.values)
    time = choose(query, "waktu", TIMES)
    place = below(index)
    per_audience: Counter[str] = Counter()
    per_time: Counter[str] = Counter()
    for row_audience, phase, number in GUIDANCE_COUNTS.rows(**place):
        times = list(TIMES) if phase == Phase.BOTH else [phase]
        if not time or time in times:
            per_audience[row_audience] += number
        if not audience or audience == row_audience:
            per_time.update(dict.fromkeys([*times, "all"], number))
    rows = _guidance_rows(bool(audience), bool(time)).part(audience=audience, time=time, **place)
    page_obj = page_of(rows, query, PER_PAGE, per_time[time or "all"])
    chosen = {"untuk": audience, "waktu": time}
    return {
        "filters": [
            Filter(
                _("Untuk siapa"),
                options("untuk", dict(Audience.choices), per_audience, per_audience.total(), chosen),
            ),
            Filter(_("Waktu"), options("waktu", TIMES, per_time, per_time["all"], chosen)),
        ],
        "page_obj": page_obj,
        "page_query": query_before_page(chosen),
        "cards": _cards(page_obj, address),
    }


def _cards(rows: Iterable[Guidance], address: str) -> list[Card]:
    labels = {value: str(label) for value, label in (*Audience.choices, *Phase.choices)}
    return [
        Card(f"{address}{row.slug}/", row.title, row.summary, f"{labels[row.audience]} · {labels[row.phase]}")
        for row in rows
    ]


def related_guidance(page: Any, address: str) -> list[Card]:
    """Other guidance for the same people, in the editors' order. One query."""
    rows = RELATED_GUIDANCE.rows(limit=RELATED, audience=page.audience, pk=page.pk, **beside(page))
    return [Card(f"{address}{row.slug}/", row.title, row.summary) for row in rows]


def term_list(page: Page, query: QueryDict) -> dict[str, Any]:
    """Terms that may be shown, from A to Z, and their first letters. Two queries."""
    letters = Counter(dict(TERM_COUNTS.rows(locale=page.locale_id)))
    letter = choose(query, "huruf", letters)
    rows = _term_rows(bool(letter)).part(locale=page.locale_id, letter=letter)
    labels = {name: name for name in letters}
    chosen = {"huruf": letter}
    return {
        # Counts beside letters and digits would read as more of them: "1 1".
        "filters": [Filter(_("Huruf"), options("huruf", labels, letters, letters.total(), chosen), counted=False)],
        "page_obj": page_of(rows, query, TERMS_PER_PAGE, letters[letter] if letter else letters.total()),
        "page_query": query_before_page(chosen),
    }
