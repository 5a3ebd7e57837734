"""What figures and commitments add to the page of a region."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, DateField, F, Max, PositiveSmallIntegerField, Value
from django.db.models.functions import Cast

from indicators.models import CaseStatistic, Commitment, KlaStatus
from regions.panels import Panel, Place, register
from regions.prepared import Prepared

SHOWN = 8


@dataclass(frozen=True)
class Line:
    """A KLA predicate, a commitment, or that there are figures; `text` holds the predicate or who signed."""

    kind: str
    region: str
    day: date | None
    year: int | None
    label: str
    text: str
    text_en: str
    url: str

    @property
    def predicate(self) -> str:
        return str(KlaStatus.Predicate(self.label).label)

    @property
    def programme(self) -> str:
        return str(Commitment.Kind(self.label).label)


def _status_rows(codes: list[str]) -> Any:
    empty = Value("", CharField())
    no_year = Value(None, PositiveSmallIntegerField())

    def rows(queryset: Any, kind: str, region: str, **values: Any) -> Any:
        wanted = queryset.filter(**{f"{region}__in": codes}).order_by()
        columns = ("row_kind", region, *values)
        return wanted.annotate(row_kind=Value(kind, CharField()), **values).values_list(*columns)

    return rows(
        KlaStatus.objects,
        *("kla", "region__code"),
        a_day=F("as_of"),
        b_year=F("year"),
        c_label=F("predicate"),
        d_text=F("source"),
        e_text=empty,
        f_url=F("source_url"),
    ).union(
        rows(
            Commitment.objects,
            *("commitment", "regions__code"),
            a_day=F("signed_on"),
            b_year=no_year,
            c_label=F("kind"),
            d_text=F("signatories"),
            e_text=F("signatories_en"),
            f_url=empty,
        ),
        rows(
            CaseStatistic.objects,
            *("figures", "region__code"),
            a_day=Cast(Max("period_to"), DateField()),
            b_year=no_year,
            c_label=empty,
            d_text=empty,
            e_text=empty,
            f_url=empty,
        ),
        all=True,
    )


_status = Prepared(_status_rows)


def lines_for(codes: list[str]) -> list[Line]:
    """Predicates, commitments and figures of these regions: smallest region first, then newest. One query."""
    lines = [Line(*row) for row in _status(codes)]
    return sorted(lines, key=lambda line: (-len(line.region), -(line.day or date.min).toordinal(), line.text))


def status(place: Place) -> Panel | None:
    """KLA predicate of the place or the city it lies in, commitments that cover it, and where its figures are."""
    lines = lines_for(place.codes)
    if not lines:
        return None

    def of(kind: str) -> list[tuple[Line, str]]:
        return [(line, place.title_of(line.region)) for line in lines if line.kind == kind][:SHOWN]

    context = {"predicates": of("kla"), "commitments": of("commitment"), "figures": of("figures")}
    return Panel("indicators/panels/status.html", context)


register("status", 50, status)
