"""What a reader chose in the directory's form, and the words of the list."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import CharField, Value
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.listing import query_before_page
from portal.prepared import Param, Part, Prepared, as_tuple, counted
from regions.lookup import LONGEST_QUERY, Found, find
from regions.models.region import title_of
from regions.panels import Place
from regions.querysets import codes_above, inside_values, ladder_values
from services.choices import ServiceKind
from services.lines import NO_LINES, Lines, lines_by_location
from services.models import ServiceLocation
from services.querysets import ServiceLocationQuerySet


def heading(rank: int) -> str:
    """The heading for service points of one level (see ServiceLocationQuerySet.local_first)."""
    return {
        4: _("Kelurahan dan desa"),
        3: _("Kecamatan"),
        2: _("Kota dan kabupaten"),
        1: _("Provinsi"),
    }.get(rank, _("Seluruh Indonesia"))


@dataclass(frozen=True)
class Filters:
    """`typed` stays in the field whatever it was; `place` is set if it means one region."""

    typed: str
    kind: str
    found: Found | None

    @classmethod
    def read(cls, values: Mapping[str, str]) -> "Filters":
        typed = " ".join(values.get("wilayah", "")[:LONGEST_QUERY].split())
        kind = values.get("jenis", "")
        found = find(typed, near=settings.PORTAL_HOME_REGION) if typed else None
        return cls(typed, kind if kind in ServiceKind.values else "", found)

    @property
    def place(self) -> Place | None:
        return self.found.only if self.found else None

    @property
    def others(self) -> list[Place]:
        """The other places that what was typed could mean."""
        return [place for place in self.found.places if place is not self.place] if self.found else []

    @property
    def is_unknown(self) -> bool:
        return bool(self.found and not self.found.places)

    @property
    def query(self) -> str:
        """The chosen filters as the beginning of a query string, for links to other pages of the list."""
        return query_before_page({"wilayah": self.typed, "jenis": self.kind})

    @property
    def entries(self) -> "Entries":
        return Entries(self.place.region.code if self.place else "", self.kind)


@dataclass
class Entry:
    """A service point in the list."""

    pk: int
    slug: str
    name: str
    services: list[str]
    place: str
    level: str
    lines: Lines = NO_LINES

    @property
    def help(self) -> str:
        """What it helps with, as a sentence without a full stop."""
        labels = _labels(get_language())
        text = ", ".join([labels[kind] for kind in self.services if kind in labels])
        return text[:1].upper() + text[1:]


@cache
def _labels(language: str | None) -> dict[str, str]:
    """Kinds of service in the active language."""
    return {kind.value: str(kind.label) for kind in ServiceKind}


def _locations(by_place: bool, by_kind: bool) -> ServiceLocationQuerySet:
    locations = ServiceLocation.objects.public()
    if by_place:
        locations = locations.serving_place()
    return locations.offering(Param("kind", CharField())) if by_kind else locations


@cache
def _rows(by_place: bool, by_kind: bool, home: str) -> Prepared[tuple[Any, ...]]:
    """`home` stands in the order that is written once (local_first)."""
    columns = ("pk", "slug", "name", "services", "region__code", "region__name", "region__level", "rank")
    return Prepared(lambda: _locations(by_place, by_kind).local_first().values_list(*columns), as_tuple)


@cache
def _number(by_place: bool, by_kind: bool) -> Prepared[int]:
    rows = lambda: counted(_locations(by_place, by_kind).annotate(one=Value(1)), "one")  # noqa: E731  # a query
    return Prepared(rows, lambda _one, number: number)


class Entries(Part[Entry]):
    """The list, fetched slice by slice. At most three queries a slice: service points, their channels and hours."""

    def __init__(self, code: str, kind: str) -> None:
        self.chosen = bool(code), bool(kind)
        self.values = {"kind": kind, **ladder_values(codes_above(code)), **inside_values(code)}

    def __len__(self) -> int:
        return sum(_number(*self.chosen).rows(**self.values))

    def __getitem__(self, part: slice) -> list[Entry]:
        rows = _rows(*self.chosen, settings.PORTAL_HOME_REGION).rows(
            limit=part.stop - part.start, offset=part.start, **self.values
        )
        found = [
            Entry(pk, slug, name, kinds, title_of(level, place) if code else "", heading(rank))
            for pk, slug, name, kinds, code, place, level, rank in rows
        ]
        lines = lines_by_location([entry.pk for entry in found], timezone.localdate())
        for entry in found:
            entry.lines = lines.get(entry.pk, NO_LINES)
        return found
