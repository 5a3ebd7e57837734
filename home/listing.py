"""The lists of /informasi-publik/ and /informasi-publik/hukum/: what they show and what can be asked of them."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple

from django.apps import apps
from django.db.models import Case, F, IntegerField, Value, When, Window
from django.db.models.functions import RowNumber
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.choices import MEANINGS, InForce, InformationClass, LegalKind
from portal.listing import Card, Filter, choose, options, page_of, query_before_page
from portal.prepared import Param, Prepared, as_tuple, counted
from portal.querysets import below

PER_PAGE = 30
# Of each class of information, before one asks for all of it.
SHOWN = 8


class Information(NamedTuple):
    slug: str
    title: str
    summary: str
    info_class: str
    updated_on: date | None
    review_due_on: date | None


class Legal(NamedTuple):
    slug: str
    title: str
    summary: str
    kind: str
    number_as_printed: str
    year: int | None
    in_force: str


class Section(NamedTuple):
    """Cards under one heading; `more` leads to the rest of them."""

    title: str
    meaning: str
    cards: list[Card]
    number: int
    more: str


def _in_order_of(field: str, choices: list[str]) -> Case:
    whens = [When(**{field: value}, then=Value(place)) for place, value in enumerate(choices)]
    return Case(*whens, default=Value(len(choices)), output_field=IntegerField())


def _information() -> Any:
    pages = apps.get_model("home.InformationPage").objects.listed_below_path()
    return pages.order_by(F("updated_on").desc(nulls_last=True), "title")


def _newest_of_each_class() -> Any:
    newest: Any = [F("updated_on").desc(nulls_last=True), F("title")]
    place = Window(RowNumber(), partition_by=F("info_class"), order_by=newest)
    return _information().annotate(place=place).filter(place__lte=SHOWN).values_list(*Information._fields)


def _instruments() -> Any:
    return apps.get_model("home.LegalInstrumentPage").objects.listed_below_path()


INFORMATION_COUNTS = Prepared(
    lambda: counted(_information(), "info_class"),
    as_tuple,
)
INFORMATION_OF_CLASS = Prepared(
    lambda: _information().filter(info_class=Param("info_class")).values_list(*Information._fields), Information
)
NEWEST_INFORMATION = Prepared(_newest_of_each_class, Information)
LEGAL_COUNTS = Prepared(lambda: counted(_instruments(), "kind"), as_tuple)


@cache
def _legal_rows(by_kind: bool) -> Prepared[Legal]:
    def build() -> Any:
        rows = _instruments().filter(kind=Param("kind")) if by_kind else _instruments()
        order = (_in_order_of("kind", LegalKind.values), F("year").desc(nulls_last=True), "title")
        return rows.order_by(*order).values_list(*Legal._fields)

    return Prepared(build, Legal)


def information_list(index: Page, query: QueryDict, address: str, today: date) -> dict[str, Any]:
    """The four classes with their meaning and newest pages, or all pages of one class. Two queries."""
    info_class = choose(query, "golongan", InformationClass.values)
    counts = Counter(dict(INFORMATION_COUNTS.rows(**below(index))))
    found: dict[str, Any] = {"chosen": info_class}
    rows: Iterable[Information]
    if info_class:
        part = INFORMATION_OF_CLASS.part(info_class=info_class, **below(index))
        rows = found["page_obj"] = page_of(part, query, PER_PAGE, counts[info_class])
        found["page_query"] = query_before_page({"golongan": info_class})
    else:
        rows = NEWEST_INFORMATION.rows(**below(index))
    cards: dict[str, list[Card]] = {value: [] for value in InformationClass.values}
    for row in rows:
        cards[row.info_class].append(_information_card(row, address, today))
    found["sections"] = [
        Section(str(kind.label), str(MEANINGS[kind]), cards[kind], counts[kind], f"?golongan={kind}")
        for kind in InformationClass
        if info_class in {"", kind}
    ]
    return found


def _information_card(row: Information, address: str, today: date) -> Card:
    updated = _("Diperbarui %(day)s") % {"day": date_format(row.updated_on, "j F Y")} if row.updated_on else ""
    overdue = _("Lewat waktu pembaruan") if row.review_due_on and row.review_due_on < today else ""
    return Card(f"{address}{row.slug}/", row.title, row.summary, updated, overdue)


def legal_list(index: Page, query: QueryDict, address: str) -> dict[str, Any]:
    """Instruments by kind, laws first, newest first. Two queries."""
    kind = choose(query, "jenis", LegalKind.values)
    counts = Counter(dict(LEGAL_COUNTS.rows(**below(index))))
    part = _legal_rows(bool(kind)).part(kind=kind, **below(index))
    page_obj = page_of(part, query, PER_PAGE, counts[kind] if kind else counts.total())
    chosen = {"jenis": kind}
    return {
        "filters": [Filter(_("Jenis"), options("jenis", dict(LegalKind.choices), counts, counts.total(), chosen))],
        "page_obj": page_obj,
        "page_query": query_before_page(chosen),
        "sections": [
            Section(str(LegalKind(value).label), "", [_legal_card(row, address) for row in rows], counts[value], "")
            for value, rows in groupby(page_obj, key=lambda row: row.kind)
        ],
    }


def _legal_card(row: Legal, address: str) -> Card:
    year = str(row.year) if row.year else _("tahun tidak tercetak")
    # Printed numbers often carry their year: "Nomor 12 Tahun 2022".
    parts = [row.number_as_printed] if year in row.number_as_printed else [row.number_as_printed, year]
    meta = " · ".join(filter(None, parts))
    return Card(f"{address}{row.slug}/", row.title, row.summary, meta, capfirst(str(InForce(row.in_force).label)))
