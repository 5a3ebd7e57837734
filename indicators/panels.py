"""What figures and commitments add to the page of a region."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, DateField, F, PositiveSmallIntegerField, Q, Value

from indicators.models.statistics import CaseStatistic
from indicators.models.status import Commitment, KlaStatus
from portal.prepared import Prepared
from regions.panels import Panel, Place, register
from regions.querysets import INSIDE, LADDER, inside_values, ladder_values

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


def _rows() -> Any:
    """Predicates and figures of LADDER; commitments signed by it or by regions INSIDE."""
    empty = Value("", CharField())
    no_year = Value(None, PositiveSmallIntegerField())
    signed_by = Q(regions__code__in=LADDER) | Q(regions__code__range=INSIDE)

    def rows(queryset: Any, kind: str, **values: Any) -> Any:
        return queryset.order_by().annotate(a_kind=Value(kind, CharField()), **values).values_list("a_kind", *values)

    # UNION without ALL: a commitment of forty kelurahan and forty figures of a city are one line each.
    return rows(
        KlaStatus.objects.filter(region__code__in=LADDER),
        "kla",
        b_region=F("region__code"),
        c_day=F("as_of"),
        d_year=F("year"),
        e_label=F("predicate"),
        f_text=F("source"),
        g_text=empty,
        h_url=F("source_url"),
    ).union(
        rows(
            Commitment.objects.filter(signed_by),
            "commitment",
            b_region=empty,
            c_day=F("signed_on"),
            d_year=no_year,
            e_label=F("kind"),
            f_text=F("signatories"),
            g_text=F("signatories_en"),
            h_url=empty,
        ),
        rows(
            CaseStatistic.objects.filter(region__code__in=LADDER),
            "figures",
            b_region=F("region__code"),
            c_day=Value(None, DateField()),
            d_year=no_year,
            e_label=empty,
            f_text=empty,
            g_text=empty,
            h_url=empty,
        ),
    )


_status = Prepared(_rows, Line)


def lines_for(codes: list[str]) -> list[Line]:
    """Predicates, commitments and figures that concern the last of these regions: smallest first, then newest.

    One query. Commitments are also those that regions inside it signed.
    """
    lines = _status.rows(**ladder_values(codes), **inside_values(codes[-1]))
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
