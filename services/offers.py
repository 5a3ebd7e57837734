"""Keeps ServiceAtLocation rows true to what locations say they offer, and where."""

from collections.abc import Iterable

from django.utils import timezone

from services.choices import ServiceKind
from services.models import Service, ServiceAtLocation, ServiceLocation

KNOWN = frozenset(ServiceKind.values)
CHUNK = 300


def sync_offers(locations: Iterable[ServiceLocation]) -> None:
    """One row for each service of each location, in the caller's transaction.

    Services that the organization lacks are made.
    """
    batch = list(locations)
    for start in range(0, len(batch), CHUNK):
        _sync(batch[start : start + CHUNK])


def _sync(locations: list[ServiceLocation]) -> None:
    wanted = {location.pk: {kind for kind in location.services if kind in KNOWN} for location in locations}
    services = _services({(location.organization_id, kind) for location in locations for kind in wanted[location.pk]})
    stored = {(row.location_id, row.category): row for row in ServiceAtLocation.objects.filter(location__in=locations)}
    made, changed = [], []
    for location in locations:
        point = (location.latitude, location.longitude) if location.is_public else (None, None)
        if None in point:
            point = (None, None)
        for kind in sorted(wanted[location.pk]):
            service = services[location.organization_id, kind]
            row = stored.pop((location.pk, kind), None)
            if row is None:
                row = ServiceAtLocation(location=location, category=kind)
                made.append(row)
            elif (row.service_id, row.latitude, row.longitude) != (service, *point):
                row.updated_at = timezone.now()
                changed.append(row)
            row.service_id, (row.latitude, row.longitude) = service, point
    ServiceAtLocation.objects.filter(pk__in=[row.pk for row in stored.values()]).delete()
    ServiceAtLocation.objects.bulk_create(made)
    ServiceAtLocation.objects.bulk_update(changed, ["service", "latitude", "longitude", "updated_at"])


def _services(wanted: set[tuple[int, str]]) -> dict[tuple[int, str], int]:
    """Keys of the services of these organizations by organization and category."""
    organizations = {organization for organization, _kind in wanted}
    rows = Service.objects.filter(organization__in=organizations).values_list("organization_id", "category", "pk")
    found = {(organization, kind): pk for organization, kind, pk in rows}
    missing = sorted(wanted - found.keys())
    for service in Service.objects.bulk_create(
        Service(organization_id=organization, category=kind) for organization, kind in missing
    ):
        found[service.organization_id, service.category] = service.pk
    return found
