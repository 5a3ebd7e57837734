"""Service points for sitemap.xml."""

from datetime import datetime

from django.db.models import QuerySet

from portal.sitemaps import PortalSitemap

from .models import ServiceLocation


class ServiceSitemap(PortalSitemap):
    def items(self) -> QuerySet[ServiceLocation]:
        return ServiceLocation.objects.public().order_by("pk")

    def lastmod(self, item: ServiceLocation) -> datetime:
        return item.updated_at
