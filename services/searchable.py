"""What the search knows of service points: services, places served, numbers to reach them by."""

from collections.abc import Iterator, Sequence

from django.conf import settings
from django.db import models
from django.utils import timezone, translation

from portal.searchable import Kind, Place, Record, Source, named, names_of, register
from regions.models import Region

from .choices import ChannelType
from .models import Channel, Organization, Person, ServiceLocation

named |= {Organization, Person}
# What people type of a channel; an address on the web is made of words that mean other things.
NUMBERS = frozenset({ChannelType.PHONE, ChannelType.WHATSAPP, ChannelType.SMS})
# Of services alike the agency's own come first, as in the directory; whoever names the other place finds that one.
ELSEWHERE = 0.9


def _ours(location: ServiceLocation) -> bool:
    """Whether people of the agency's own area are helped here."""
    return location.is_national or any(
        settings.PORTAL_HOME_REGION.startswith(region.code) or region.code.startswith(settings.PORTAL_HOME_REGION)
        for region in location.coverage.all()
    )


def _names(location: ServiceLocation) -> str:
    """Matched and never shown. So are the numbers: only the page itself says how far each can be trusted.

    One that not everybody may see is not even matched: a search for it would say whose it is.
    """
    today = timezone.localdate()
    names = names_of(location.organization)
    for region in location.coverage.all():
        names += names_of(region)
    for channel in location.channels.all():
        if channel.type in NUMBERS and channel.is_shown(today):
            names.append(channel.display)
    return "\n".join(names)


def _record(location: ServiceLocation, language: str, names: str) -> Record:
    """The location in the active language."""
    description = location.description_en if language == "en" else ""
    return Record(
        kind=Kind.SERVICE,
        locale=language,
        path=location.get_absolute_url(),
        title=location.name,
        summary=", ".join(location.service_labels),
        body="\n".join(filter(None, [description or location.description, location.address])),
        names=names,
        asked=location.asked,
        place=Place(location.region.code, location.region.title) if location.region else Place(),
        weight=1.0 if _ours(location) else ELSEWHERE,
    )


@register
class ServiceSource(Source):
    name = "service"
    model = ServiceLocation

    def public(self) -> models.QuerySet[ServiceLocation]:
        shown = ServiceLocation.objects.public().select_related("organization__region", "region")
        return shown.prefetch_related("coverage", "channels")

    def project(self, rows: Sequence[ServiceLocation]) -> Iterator[tuple[ServiceLocation, Record]]:
        for location in rows:
            names = _names(location)
            for language, _ in settings.LANGUAGES:
                with translation.override(language):
                    record = _record(location, language, names)
                yield location, record

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
