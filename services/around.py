"""What is near a point, kind by kind: the own city's services first, a neighbour's only where it is far nearer."""

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from django.db import models
from django.utils import timezone
from django.utils.formats import number_format

from portal.prepared import Param, Prepared, some
from regions.models.region import title_of
from services.choices import ServiceKind
from services.lines import NO_LINES, Lines, lines_by_location
from services.models import ServiceAtLocation
from services.nearest import BOX, distance, strips_and_box
from services.strips import Strip

# Degrees to each side: 11 km; then 160 km for the kinds that the smaller box did not have.
BOXES = (0.1, 1.5)
PER_KIND = 2


class Offer(NamedTuple):
    category: str
    location: int
    latitude: float
    longitude: float
    slug: str
    name: str
    code: str
    region: str
    level: str


class Nearby(NamedTuple):
    """A location near the point. `outside` is where it stands if that is another city or regency, else ""."""

    slug: str
    name: str
    km: str
    outside: str
    lines: Lines


class Kind(NamedTuple):
    label: str
    places: list[Nearby]


@cache
def _in_box(room: int) -> Prepared[Offer]:
    def build() -> Any:
        kinds = [Param(f"kind{place}", models.CharField()) for place in range(len(ServiceKind.values))]
        near = ServiceAtLocation.objects.alias(strip=Strip("latitude")).filter(strip__in=some("strip", room), **BOX)
        rows = near.filter(category__in=kinds)
        return rows.order_by().values_list(
            *("category", "location_id", "latitude", "longitude", "location__slug", "location__name"),
            *("location__region__code", "location__region__name", "location__region__level"),
        )

    return Prepared(build, Offer)


def city_of(code: str) -> str:
    """The city or regency that a region lies in; "" for a province."""
    return code[:5] if len(code) >= 5 else ""


def offers_around(latitude: float, longitude: float, own: str) -> dict[str, list[tuple[float, Offer]]]:
    """Per kind the offers near a point with their distance in km, nearest first. At most two queries.

    `own` is the code of the city or regency. A kind that has nothing within 160 km is missing.
    """
    found: dict[str, list[tuple[float, Offer]]] = {}
    wanted = set(ServiceKind.values)
    for side in BOXES:
        rows = _rows_in(wanted, latitude, longitude, side)
        near: dict[str, list[tuple[float, Offer]]] = {}
        for offer in rows:
            km = distance(latitude, longitude, offer.latitude, offer.longitude)
            near.setdefault(offer.category, []).append((km, offer))
        for kind, offers in near.items():
            found[kind] = choose(offers, own)
            # The own city's nearest is known only once the box reaches as far as it lies.
            if any(km <= side * 111 for km, offer in found[kind] if city_of(offer.code or "") == own):
                wanted.discard(kind)
        if not wanted:
            break
    return found


def _rows_in(kinds: Iterable[str], latitude: float, longitude: float, side: float) -> list[Offer]:
    listed = sorted(kinds)
    padded = listed + [listed[-1]] * (len(ServiceKind.values) - len(listed))
    places: dict[str, Any] = {f"kind{place}": kind for place, kind in enumerate(padded)}
    room, box = strips_and_box(latitude, longitude, side)
    return _in_box(room).rows(**box, **places)


def choose(offers: list[tuple[float, Offer]], own: str) -> list[tuple[float, Offer]]:
    """The nearest of the own city; and a neighbour's where it is less than half as far, or where there is no own."""
    ordered = sorted(offers, key=lambda entry: (entry[0], entry[1].location))
    ours = [entry for entry in ordered if city_of(entry[1].code or "") == own][:PER_KIND]
    others = [entry for entry in ordered if city_of(entry[1].code or "") != own]
    if ours:
        others = [entry for entry in others if entry[0] < ours[0][0] / 2]
    return sorted([*ours, *others[: 1 if ours else PER_KIND]], key=lambda entry: entry[0])


def around(latitude: float, longitude: float, code: str) -> list[Kind]:
    """What is near a point in a region of this code, kind by kind, with channels. At most six queries."""
    found = offers_around(latitude, longitude, city_of(code))
    keys = {offer.location for offers in found.values() for _km, offer in offers}
    lines = lines_by_location(keys, timezone.localdate()) if keys else {}
    own = city_of(code)
    return [
        Kind(
            str(kind.label),
            [_nearby(km, offer, own, lines.get(offer.location, NO_LINES)) for km, offer in found[kind]],
        )
        for kind in ServiceKind
        if kind in found
    ]


def _nearby(km: float, offer: Offer, own: str, lines: Lines) -> Nearby:
    is_outside = bool(own) and city_of(offer.code or "") != own
    outside = title_of(offer.level, offer.region) if is_outside and offer.code else ""
    return Nearby(offer.slug, offer.name, number_format(max(km, 0.1), 1), outside, lines)
