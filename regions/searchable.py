"""What the search knows of regions: name, other names, postcode, and what they lie in."""

from collections.abc import Iterator, Sequence

from django.conf import settings
from django.db import models
from django.utils import translation

from portal.searchable import Kind, Place, Record, Source, named, names_of, register

from .models import Programme, Region
from .models.region import codes_above, title_of

named |= {Region, Programme}


def _weight(code: str) -> float:
    """There are hundreds of villages called Sukamaju: those of the agency's own region count most."""
    own = settings.PORTAL_HOME_REGION
    if code.startswith(own) or own.startswith(code):
        return 1.0
    return 0.7 if code[:2] == own[:2] else 0.5


def _record(region: Region, titles: dict[str, str]) -> Record:
    above = reversed(codes_above(region.code)[:-1])
    return Record(
        kind=Kind.REGION,
        locale="",
        path=region.get_absolute_url(),
        title=titles[region.code],
        summary=", ".join(titles[code] for code in above if code in titles),
        names="\n".join([*names_of(region), region.code, region.postcode]),
        place=Place(region.code),  # what it lies in stands in the summary
        weight=_weight(region.code),
    )


@register
class RegionSource(Source):
    name = "region"
    model = Region

    def public(self) -> models.QuerySet[Region]:
        return Region.objects.all()

    def project(self, rows: Sequence[Region]) -> Iterator[tuple[Region, Record]]:
        wanted = {code for row in rows for code in codes_above(row.code)}
        found = Region.objects.filter(code__in=wanted).values_list("code", "level", "name")
        # Whoever saves, in whatever language: one document serves all of them.
        with translation.override(settings.LANGUAGE_CODE):
            titles = {code: title_of(level, name) for code, level, name in found}
            records = [(region, _record(region, titles)) for region in rows]
        yield from records

    def affected_by(self, instance: models.Model, renamed: bool) -> list[int]:
        """The region; all that lies in it where its name, which theirs show, has changed."""
        if not isinstance(instance, Region):
            return []
        inside = Region.objects.filter(code__startswith=f"{instance.code}.").values_list("pk", flat=True)
        return [instance.pk, *inside] if renamed else [instance.pk]
