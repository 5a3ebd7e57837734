"""What the search knows of service points: services, places served, numbers to reach them by."""

from collections.abc import Iterator, Sequence

from django.conf import settings
from django.db import models
from django.utils import timezone, translation

from portal.searchable import Kind, Place, Record, Source, named, names_of, register
from regions.models import Region

from .models import Channel, Organization, Person, ServiceLocation

named |= {Organization, Person}


@register
class ServiceSource(Source):
    name = "service"
    model = ServiceLocation

    def public(self) -> models.QuerySet[ServiceLocation]:
        return (
            ServiceLocation.objects.filter(active=True)
            .select_related("organization__region", "region")
            .prefetch_related("coverage", "channels")
        )

    def project(self, rows: Sequence[ServiceLocation]) -> Iterator[tuple[ServiceLocation, Record]]:
        today = timezone.localdate()
        for location in rows:
            channels = [
                channel.display
                for channel in location.channels.all()
                if channel.retired_on is None or channel.retired_on > today
            ]
            places = [name for region in location.coverage.all() for name in names_of(region)]
            for code, _ in settings.LANGUAGES:
                with translation.override(code):
                    description = location.description_en if code == "en" else ""
                    yield (
                        location,
                        Record(
                            kind=Kind.SERVICE,
                            locale=code,
                            path=location.get_absolute_url(),
                            title=location.name,
                            summary=", ".join(location.service_labels),
                            body="\n".join(
                                filter(None, [description or location.description, location.address, *channels])
                            ),
                            names="\n".join([*names_of(location.organization), *places]),
                            place=Place(location.region.code, location.region.title) if location.region else Place(),
                        ),
                    )

    def affected_by(self, instance: models.Model, renamed: bool) -> list[int]:
        """The location itself, that of a channel, those of a renamed organization or region."""
        if isinstance(instance, Channel):
            return [instance.location_id]
        if isinstance(instance, Organization):
            return list(instance.locations.values_list("pk", flat=True)) if renamed else []
        if isinstance(instance, Region):
            reached = models.Q(region=instance) | models.Q(coverage=instance)
            return list(ServiceLocation.objects.filter(reached).values_list("pk", flat=True)) if renamed else []
        return [instance.pk] if isinstance(instance, ServiceLocation) else []
