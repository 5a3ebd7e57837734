"""Who is responsible for a place, from the RT up to SAPA 129. Every ladder ends with a number."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.prepared import Param, Prepared, as_tuple
from regions.models import LadderStep, Region
from regions.panels import Place
from regions.querysets import LADDER, ladder_values
from regions.timezones import WIB, zone_of
from services.choices import ChannelType, Visibility
from services.lines import ChannelLine, line_of, open_texts, urgent_first
from services.models import ServiceLocation
from services.reachable import ChannelRow

Step = LadderStep.Level
Level = Region.Level
# What a person can do at once; a site or a visit comes later.
DIRECT = {ChannelType.PHONE, ChannelType.WHATSAPP, ChannelType.SMS}
STEP_OF = {
    Level.DESA: Step.KELURAHAN,
    Level.KELURAHAN: Step.KELURAHAN,
    Level.KABUPATEN: Step.KOTA,
    Level.KOTA: Step.KOTA,
    Level.PROVINSI: Step.PROVINSI,
}


@dataclass
class Contact:
    """A service point as a ladder shows it. `covers` is the smallest region asked for that it serves, or empty."""

    pk: int
    slug: str
    name: str
    services: list[str]
    covers: str
    time_zone: str = WIB
    closed_on_holidays: bool = True
    channels: list[ChannelRow] = field(default_factory=list)
    lines: list[ChannelLine] = field(default_factory=list)
    expired: bool = False  # a number was left out because nobody tested it for a year
    held: bool = False  # a number is shown on its own page only, after a tap

    @property
    def url(self) -> str:
        return reverse("service_location", args=[self.slug])

    @property
    def takes_complaints(self) -> bool:
        return "pengaduan" in self.services

    @property
    def is_direct(self) -> bool:
        """Whether it can be called or written to at once."""
        return any(channel.type in DIRECT for channel in self.channels)


@dataclass(frozen=True)
class Rules:
    """What may and must not be done on one step (a LadderStep row)."""

    actor: str
    may: str
    must_not: str
    time_limit: str
    hands_to: str


@dataclass(frozen=True)
class Rung:
    """One step of the ladder: its place, what may be done there, and the service points that serve it."""

    title: str
    rules: Rules | None
    contacts: list[Contact] = field(default_factory=list)
    is_rt: bool = False
    region: Region | None = None  # of an RT: the village in which one of its contacts may be asked for
    is_national: bool = False


@dataclass(frozen=True)
class Ladder:
    """`first` is the nearest service that takes complaints and can be called or written to at once."""

    rungs: list[Rung]
    first: Contact | None


def ladder_for(place: Place) -> Ladder:
    """The ladder of a place, smallest level first. Two queries, whatever the size of the directory."""
    return build(place, contacts_for(place.codes), rules_in_language())


def _contact_rows() -> Any:
    """A row for each service point, region asked for that it serves, and channel."""
    return (
        ServiceLocation.objects.public()
        .filter(Q(coverage__code__in=LADDER) | Q(is_national=True))
        .order_by("name", "pk")
        .values_list(
            *("pk", "slug", "name", "services", "region__code", "closed_on_holidays", "is_national", "coverage__code"),
            *(f"channels__{name}" for name in ChannelRow._fields),
        )
    )


_contacts = Prepared(_contact_rows, as_tuple)


def contacts_for(codes: list[str], today: date | None = None) -> list[Contact]:
    """Public service points for these regions and for all of Indonesia, with their channels in use.

    One query; one more where some number is answered in opening hours only. Those answered day and night come first.
    """
    day = today or timezone.localdate()
    found: dict[int, Contact] = {}
    channels: set[int] = set()
    for pk, slug, name, services, where, holidays, is_national, code, *values in _contacts.rows(
        **ladder_values(codes)
    ):
        contact = found.get(pk)
        if contact is None:
            contact = found[pk] = Contact(pk, slug, name, services, "", zone_of(where or ""), holidays)
        if not is_national and code and len(code) > len(contact.covers):
            contact.covers = code
        if values[0] is not None and values[0] not in channels:
            channels.add(values[0])
            channel = ChannelRow(*values)
            if channel.visibility == Visibility.STAFF or channel.is_retired(day):
                continue
            if channel.is_expired(day):
                contact.expired = True
            elif channel.visibility == Visibility.REVEAL:
                contact.held = True
            else:
                contact.channels.append(channel)
    open_now = open_texts(found.values())
    for contact in found.values():
        contact.channels.sort(key=urgent_first)
        contact.lines = [line_of(channel, day, open_now.get(contact.pk, "")) for channel in contact.channels]
    return sorted(found.values(), key=lambda contact: (not contact.takes_complaints, not contact.is_direct))


_rules = Prepared(
    lambda: (
        LadderStep.objects.filter(locale__language_code__in=(Param("default"), Param("active")))
        .order_by("order")
        .values_list("locale__language_code", "level", "actor", "may", "must_not", "time_limit", "hands_to")
    ),
    as_tuple,
)


def rules_in_language() -> dict[str, Rules]:
    """The ladder's rules by level, in the active language where they are translated. One query."""
    rows = _rules.rows(default=settings.LANGUAGE_CODE, active=get_language() or settings.LANGUAGE_CODE)
    # The default language first, so that a translation replaces it.
    ordered = sorted(rows, key=lambda row: row[0] != settings.LANGUAGE_CODE)
    return {level: Rules(*texts) for _language, level, *texts in ordered}


def build(place: Place, contacts: list[Contact], rules: dict[str, Rules]) -> Ladder:
    """Puts each service point on the rung of the smallest region it serves."""
    rungs = []
    if place.region.level in {Level.KELURAHAN, Level.DESA}:
        rungs.append(Rung(_("RT tempat tinggalmu"), rules.get(Step.RT), is_rt=True, region=place.region))
    for region in reversed(place.ladder):
        here = [contact for contact in contacts if contact.covers == region.code]
        if here or region.level in STEP_OF:
            rungs.append(Rung(region.title, rules.get(STEP_OF.get(Level(region.level), "")), here))
    first = (c for rung in rungs for c in rung.contacts if c.takes_complaints and c.is_direct)
    national = [contact for contact in contacts if not contact.covers]
    rungs.append(Rung(_("Seluruh Indonesia"), rules.get(Step.NATIONAL), national, is_national=True))
    return Ladder(rungs, next(first, None))
