"""Which service points are shown, and which of them serve a place."""

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Prefetch, Q, When
from django.db.models.functions import Length
from django.utils import timezone

from portal.prepared import Param
from regions.querysets import INSIDE, LADDER, codes_above, inside
from services.reachable import EXPIRED_AFTER

if TYPE_CHECKING:
    from services.models import Channel, RtContact, ServiceLocation  # noqa: F401  # named in quotes below


class ChannelQuerySet(models.QuerySet["Channel"]):
    def not_retired(self) -> Self:
        """Channels that are not retired today, whoever may see them."""
        return self.filter(Q(retired_on=None) | Q(retired_on__gt=timezone.localdate()))

    def in_use(self) -> Self:
        """Channels that are not retired today and that everybody may see."""
        return self.not_retired().filter(visibility="public")

    def not_expired(self) -> Self:
        """Channels that somebody tested within a year, or nobody yet (services.reachable)."""
        return self.exclude(verified_on__lte=timezone.localdate() - EXPIRED_AFTER)


class RtContactQuerySet(models.QuerySet["RtContact"]):
    def in_force(self) -> Self:
        """Contacts whose consent stands today."""
        today = timezone.localdate()
        return self.filter(expires_on__gte=today).filter(Q(withdrawn_on=None) | Q(withdrawn_on__gt=today))


class ServiceLocationQuerySet(models.QuerySet["ServiceLocation"]):
    def public(self) -> Self:
        """Locations that editors let readers see, and whose point is where it says it is."""
        return self.filter(active=True, placement_problem="")

    def serving(self, code: str) -> Self:
        """Locations for people in a region: those that serve it, something in it, or what it lies in."""
        return self._covering(Q(region__code__in=codes_above(code)) | Q(region__code__range=inside(code)))

    def serving_place(self) -> Self:
        """`serving` for a prepared query: the region of LADDER and INSIDE."""
        return self._covering(Q(region__code__in=LADDER) | Q(region__code__range=INSIDE))

    def _covering(self, here: Q) -> Self:
        covered = self.model.coverage.through.objects.filter(servicelocation=OuterRef("pk"))
        return self.filter(Q(is_national=True) | Exists(covered.filter(here)))

    def offering(self, kind: str | Param) -> Self:
        """Locations that give this service."""
        return self.filter(offers__category=kind)

    def local_first(self) -> Self:
        """Smaller places before larger ones, all of Indonesia last; `rank` is 4 for a kelurahan, 0 for the nation.

        Among those of one rank the agency's own come before those of other regions.
        """
        rank = Case(
            When(Q(is_national=True) | Q(region=None), then=0),
            default=(Length(F("region__code")) + 1) / 3,
            output_field=models.IntegerField(),
        )
        home = settings.PORTAL_HOME_REGION
        own = Q(region__code__in=codes_above(home)) | Q(region__code__range=inside(home))
        elsewhere = Case(When(own, then=0), default=1, output_field=models.IntegerField())
        return self.annotate(rank=rank).order_by("-rank", elsewhere, "region__code", "name", "pk")

    def with_channels(self) -> Self:
        """Fetches the channels in use. One more query, however many locations."""
        from services.models import Channel

        return self.prefetch_related(Prefetch("channels", Channel.objects.in_use().order_by("sort_order", "pk")))
