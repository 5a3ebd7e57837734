"""Regions for sitemap.xml: those about which there is something to read, not 91,599 empty ones."""

from django.db.models import ManyToOneRel, QuerySet

from portal.sitemaps import PortalSitemap

from .models import Boundary, Region


def known_regions() -> QuerySet[Region]:
    """Regions that any record but another region or an outline refers to: a service, a forum, a training, a figure.

    Found through the database's own relations, so that a new kind of record counts without being named here.
    """
    known: set[int | None] = set()
    for relation in Region._meta.get_fields(include_hidden=True):
        if isinstance(relation, ManyToOneRel) and relation.related_model not in (Region, Boundary):
            known.update(
                relation.related_model._base_manager.values_list(relation.field.attname, flat=True).distinct()
            )
    return Region.objects.filter(pk__in=known - {None}).order_by("code")


class RegionSitemap(PortalSitemap):
    def items(self) -> QuerySet[Region]:
        return known_regions()
