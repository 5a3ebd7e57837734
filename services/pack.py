"""All of a city's directory in one small file, so that a phone finds the nearest help without telling where it is."""

import json
from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from regions.boundaries import CITY
from regions.compact import AROUND, DECIMALS, CityShapes, shapes_of
from regions.models import Region
from regions.models.region import title_of
from regions.timezones import SHORT_NAMES
from services.choices import Availability, ServiceKind, Visibility
from services.hours import hours_of
from services.lines import line_of, urgent_first
from services.models import Channel, ServiceLocation
from services.opening import Hours, intervals_of

MOST_PLACES = 400
DAYS = 8  # for which opening hours are in the pack: a phone may be without network as long


def _villages(code: str, shapes: CityShapes) -> list[list[Any]]:
    """Code, name, outline and centre of each village; the outline is empty where none is loaded."""
    levels = [Region.Level.KELURAHAN, Region.Level.DESA]
    rows = Region.objects.inside(code).filter(level__in=levels).by_code()
    return [
        [
            place,
            name,
            shapes.villages.get(place, []),
            [round(lat, DECIMALS), round(lng, DECIMALS)] if lat is not None and lng is not None else None,
        ]
        for place, name, lat, lng in rows.values_list("code", "name", "latitude", "longitude")
    ]


def _neighbours(shapes: CityShapes) -> list[list[Any]]:
    """Code, name and rough outline of the cities and regencies around."""
    rows = Region.objects.filter(code__in=shapes.neighbours).by_code().values_list("code", "level", "name")
    return [[code, title_of(level, name), shapes.neighbours[code]] for code, level, name in rows]


def _locations(code: str, centres: list[list[float]]) -> list[ServiceLocation]:
    """Public service points that serve somebody in the city, or stand near enough to be a neighbour's nearest."""
    serving = ServiceLocation.objects.serving(code).public().select_related("region").order_by("pk")
    found = {row.pk: row for row in serving[:MOST_PLACES]}
    if centres:
        latitudes, longitudes = [point[0] for point in centres], [point[1] for point in centres]
        box = Q(
            latitude__range=(min(latitudes) - AROUND, max(latitudes) + AROUND),
            longitude__range=(min(longitudes) - AROUND, max(longitudes) + AROUND),
        )
        near = ServiceLocation.objects.public().filter(box).select_related("region").order_by("pk")
        found |= {row.pk: row for row in near[:MOST_PLACES]}
    return list(found.values())


def _channels(locations: list[ServiceLocation], today: date) -> dict[int, list[Channel]]:
    """Channels that everybody may see and that somebody tested within a year, or nobody yet."""
    found: dict[int, list[Channel]] = defaultdict(list)
    for channel in Channel.objects.in_use().filter(location__in=locations):
        if not channel.is_expired(today):
            found[channel.location_id].append(channel)
    for channels in found.values():
        channels.sort(key=urgent_first)
    return found


def _held(locations: list[ServiceLocation], today: date) -> set[int]:
    """Locations that have a number to be shown one at a time; the number itself is in no pack."""
    rows = Channel.objects.not_retired().filter(location__in=locations, visibility=Visibility.REVEAL)
    return {row.location_id for row in rows if not row.is_expired(today)}


def _openings(hours: Hours, first: date) -> list[Any]:
    """Time zone, its short name, and minutes since 1970 between which it is open, from yesterday on."""
    days = [first + timedelta(days=offset) for offset in range(-1, DAYS)]
    spans = [span for day in days for span in intervals_of(hours, day)]
    return [
        hours.zone,
        SHORT_NAMES.get(hours.zone, hours.zone),
        [[_minutes(span.start), _minutes(span.end)] for span in spans],
    ]


def _minutes(moment: datetime) -> int:
    return int(moment.timestamp()) // 60


def _line(channel: Channel, today: date, has_hours: bool) -> list[Any]:
    """What a list says of a channel. Its hours are 0 where the phone works them out from those of the place."""
    line = line_of(channel, today)
    counted = has_hours and channel.availability == Availability.OFFICE
    return [line.label, line.href, line.display, line.status, int(line.is_stale), 0 if counted else line.hours]


def _places(code: str, centres: list[list[float]]) -> tuple[list[dict[str, Any]], list[list[Any]]]:
    """Service points, and the different opening hours that they refer to by number."""
    today = timezone.localdate()
    rows = _locations(code, centres)
    channels = _channels(rows, today)
    held = _held(rows, today)
    covered: dict[int, list[str]] = {row.pk: [] for row in rows}
    links = ServiceLocation.coverage.through.objects.filter(servicelocation__in=covered)
    for pk, region in links.values_list("servicelocation_id", "region__code"):
        covered[pk].append(region)
    known = {pk: _openings(hours, today) for pk, hours in hours_of(rows).items() if hours.known}
    weeks = [week for number, week in enumerate(known.values()) if week not in list(known.values())[:number]]
    kinds = list(ServiceKind.values)
    places = [
        {
            "n": row.name,
            "s": row.slug,
            "k": [kinds.index(kind) for kind in row.services if kind in kinds],
            "p": _point(row),
            "c": [""] if row.is_national else covered[row.pk],
            "w": row.region.code if row.region else "",
            "o": weeks.index(known[row.pk]) if row.pk in known else -1,
            "l": [
                _line(channel, today, row.pk in known)
                for channel in sorted(channels.get(row.pk, []), key=urgent_first)
            ],
        }
        # That a number is shown on the page after a tap, where no other stands in the list.
        | ({"h": 1} if row.pk in held and row.pk not in channels else {})
        for row in rows
    ]
    return places, weeks


def _point(row: ServiceLocation) -> list[float] | int:
    if row.latitude is None or row.longitude is None:
        return 0
    return [round(row.latitude, 5), round(row.longitude, 5)]


def pack_of(code: str) -> dict[str, Any]:
    """The pack of a city or regency in the active language. Raises LookupError for a code that is none."""
    ladder = {row.code: row.title for row in Region.objects.ladder_of(code)}
    if code not in ladder or len(code) != CITY:
        raise LookupError(code)
    districts = Region.objects.inside(code).filter(level="kecamatan").values_list("code", "level", "name")
    shapes = shapes_of(code)
    villages = _villages(code, shapes)
    places, weeks = _places(code, [village[3] for village in villages if village[3]])
    return {
        "code": code,
        "decimals": DECIMALS,
        "names": ladder | {place: title_of(level, name) for place, level, name in districts},
        "kinds": [str(label).capitalize() for label in ServiceKind.labels],
        "villages": villages,
        "neighbours": _neighbours(shapes),
        "places": places,
        "weeks": weeks,
    }


@require_safe
def pack(request: HttpRequest, code: str) -> HttpResponse:
    """The pack as JSON. It is checked again at every visit, like a page: an old number must not live in a phone."""
    try:
        found = pack_of(code)
    except LookupError:
        raise Http404 from None
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response.headers["X-Robots-Tag"] = "noindex"
    return response
