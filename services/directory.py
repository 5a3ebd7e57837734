"""What a reader chose in the directory's form, and the words of the list."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from regions.lookup import LONGEST_QUERY, Found, find
from regions.panels import Place
from services.models import ServiceLocation
from services.models.locations import ServiceKind
from services.querysets import ServiceLocationQuerySet


def level_label(rank: int) -> str:
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
        chosen = {name: value for name, value in (("wilayah", self.typed), ("jenis", self.kind)) if value}
        return f"{urlencode(chosen)}&" if chosen else ""

    def apply(self) -> ServiceLocationQuerySet:
        locations = ServiceLocation.objects.public().local_first()
        if self.place:
            locations = locations.serving(self.place.region.code)
        if self.kind:
            locations = locations.offering(self.kind)
        return locations
