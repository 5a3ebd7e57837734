"""Everything that answers of the API are made of, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils import timezone

from regions.models import Region
from services.models import Channel, Schedule, Service, ServiceAtLocation, ServiceLocation


@dataclass
class Parts:
    """What belongs to a page of services, by key."""

    services: dict[int, Service] = field(default_factory=dict)
    offers: dict[int, list[ServiceAtLocation]] = field(default_factory=lambda: defaultdict(list))  # by service
    locations: dict[int, ServiceLocation] = field(default_factory=dict)
    channels: dict[int, list[Channel]] = field(default_factory=lambda: defaultdict(list))  # by location
    schedules: dict[int, list[Schedule]] = field(default_factory=lambda: defaultdict(list))  # by location
    coverage: dict[int, list[Region]] = field(default_factory=lambda: defaultdict(list))  # by location
    names: dict[str, str] = field(default_factory=dict)  # code of a province or city to its name


def load_parts(services: Iterable[Service]) -> Parts:
    """Seven queries, however many services. Channels: public ones in use that somebody tested within a year."""
    parts = Parts(services={service.pk: service for service in services})
    public = ServiceLocation.objects.public()
    offers = ServiceAtLocation.objects.filter(service__in=parts.services, location__in=public).order_by("pk")
    for offer in offers:
        parts.offers[offer.service_id].append(offer)
    keys = {offer.location_id for rows in parts.offers.values() for offer in rows}
    parts.locations = {
        row.pk: row for row in ServiceLocation.objects.filter(pk__in=keys).select_related("organization", "region")
    }
    today = timezone.localdate()
    for channel in Channel.objects.in_use().filter(location__in=keys).order_by("sort_order", "pk"):
        if not channel.is_expired(today):
            parts.channels[channel.location_id].append(channel)
    for schedule in Schedule.objects.filter(location__in=keys).order_by("weekday", "opens_at"):
        parts.schedules[schedule.location_id].append(schedule)
    covered = ServiceLocation.coverage.through.objects.filter(servicelocation__in=keys)
    for link in covered.select_related("region").order_by("region__code"):
        parts.coverage[link.servicelocation_id].append(link.region)
    codes = {
        code for row in parts.locations.values() if row.region for code in (row.region.code[:2], row.region.code[:5])
    }
    parts.names = dict(Region.objects.filter(code__in=codes).values_list("code", "name"))
    return parts
