"""What a reader chose in the directory's form, and the words of the list."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.listing import query_before_page
from portal.prepared import Part
from regions.lookup import LONGEST_QUERY, Found, find
from regions.models.region import title_of
from regions.panels import Place
from services.choices import ServiceKind
from services.lines import ChannelLine, lines_by_location
from services.models import ServiceLocation
from services.querysets import ServiceLocationQuerySet

KINDS = dict(ServiceKind.choices)


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

    def apply(self) -> ServiceLocationQuerySet:
        locations = ServiceLocation.objects.public()
        if self.place:
            locations = locations.serving(self.place.region.code)
        return locations.offering(self.kind) if self.kind else locations


@dataclass
class Entry:
    """A service point in the list."""

    pk: int
    slug: str
    name: str
    services: list[str]
    place: str
    level: str
    lines: list[ChannelLine] = field(default_factory=list)

    @property
    def help(self) -> str:
        """What it helps with, as a sentence without a full stop."""
        text = ", ".join(str(KINDS[kind]) for kind in self.services if kind in KINDS)
        return text[:1].upper() + text[1:]


class Entries(Part[Entry]):
    """The list, fetched slice by slice. Two queries a slice: service points, then their channels."""

    def __init__(self, locations: ServiceLocationQuerySet) -> None:
        columns = ("pk", "slug", "name", "services", "region__code", "region__name", "region__level", "rank")
        self.rows = locations.local_first().values_list(*columns)

    def __len__(self) -> int:
        return self.rows.count()

    def __getitem__(self, part: slice) -> list[Entry]:
        found = [
            Entry(pk, slug, name, kinds, title_of(level, place) if code else "", heading(rank))
            for pk, slug, name, kinds, code, place, level, rank in self.rows[part]
        ]
        lines = lines_by_location([entry.pk for entry in found], timezone.localdate())
        for entry in found:
            entry.lines = lines[entry.pk]
        return found
