"""Who is responsible for a place, from the RT up to SAPA 129. Every ladder ends with a number."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from regions.models import LadderStep, Region
from regions.panels import Place
from services.models import Channel, ServiceLocation

if TYPE_CHECKING:
    from collections.abc import Iterable

Step = LadderStep.Level
Level = Region.Level
# What a person can do at once; a site or a visit comes later.
DIRECT = {Channel.Type.PHONE, Channel.Type.WHATSAPP, Channel.Type.SMS}
STEP_OF = {
    Level.DESA: Step.KELURAHAN,
    Level.KELURAHAN: Step.KELURAHAN,
    Level.KABUPATEN: Step.KOTA,
    Level.KOTA: Step.KOTA,
    Level.PROVINSI: Step.PROVINSI,
}


@dataclass(frozen=True)
class Rung:
    """One step of the ladder: its place, what may be done there, and the service points that serve it."""

    title: str
    step: LadderStep | None
    locations: list[ServiceLocation]
    region: Region | None = None

    @property
    def is_national(self) -> bool:
        return self.region is None and not self.is_rt

    @property
    def is_rt(self) -> bool:
        return self.step is not None and self.step.level == Step.RT


@dataclass(frozen=True)
class Ladder:
    """`first` is the nearest service that takes complaints and can be called or written to at once."""

    rungs: list[Rung]
    first: ServiceLocation | None


def ladder_for(place: Place) -> Ladder:
    """The ladder of a place, smallest level first. Three queries, whatever the size of the directory."""
    locations = locations_for(place.codes)
    return build(place, locations, steps_in_language())


def locations_for(codes: "Iterable[str]") -> list[ServiceLocation]:
    """Public service points for these regions with their channels. Two queries."""
    return list(ServiceLocation.objects.public().covering(list(codes)).with_channels().order_by("name", "pk"))


def steps_in_language() -> dict[str, LadderStep]:
    """The ladder's rules by level, in the active language where they are translated. One query."""
    wanted = {settings.LANGUAGE_CODE, get_language() or settings.LANGUAGE_CODE}
    rows = LadderStep.objects.filter(locale__language_code__in=wanted).select_related("locale").order_by("order")
    # The default language first, so that a translation replaces it.
    return {row.level: row for row in sorted(rows, key=lambda row: row.locale.language_code != settings.LANGUAGE_CODE)}


def build(place: Place, locations: list[ServiceLocation], steps: dict[str, LadderStep]) -> Ladder:
    """Puts each service point on the rung of the smallest region it serves."""
    ordered = sorted(locations, key=lambda location: ("pengaduan" not in location.services, not direct(location)))
    rungs = []
    if place.region.level in {Level.KELURAHAN, Level.DESA} and Step.RT in steps:
        rungs.append(Rung(_("RT tempat tinggalmu"), steps[Step.RT], []))
    for region in reversed(place.ladder):
        here = [location for location in ordered if location.covers == region.code]
        step = steps.get(STEP_OF[Level(region.level)]) if region.level in STEP_OF else None
        if here or step:
            rungs.append(Rung(region.title, step, here, region))
    national = [location for location in ordered if not location.covers]
    rungs.append(Rung(_("Seluruh Indonesia"), steps.get(Step.NATIONAL), national))
    callable_ = [location for rung in rungs[:-1] for location in rung.locations if direct(location)]
    return Ladder(rungs, next((location for location in callable_ if "pengaduan" in location.services), None))


def direct(location: ServiceLocation) -> list[Channel]:
    """The channels of a location that reach somebody at once."""
    return [channel for channel in location.channels.all() if channel.type in DIRECT]
