"""What the directory does when something it stands on changes."""

from typing import Any

from django.dispatch import receiver

from regions.outlines.store import outlines_changed
from services.models import ServiceLocation


@receiver(outlines_changed)
def check_points_again(**_: Any) -> None:
    """After new outlines each point is where it says it is, or its location is not shown until somebody looks."""
    for location in list(ServiceLocation.objects.exclude(latitude=None).select_related("region")):
        location.save()
