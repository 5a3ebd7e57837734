"""What the directory does when something it stands on changes."""

from typing import Any

from django.dispatch import receiver

from regions.outlines.store import outlines_changed
from services.models import ServiceLocation
from services.placement import problem_of


@receiver(outlines_changed)
def check_points_again(**_: Any) -> None:
    """After new outlines each point is where it says it is, or its location is not shown until somebody looks.

    Writes only the locations for which the answer changed: the others keep their date of change.
    """
    with_point = ServiceLocation.objects.exclude(latitude=None).exclude(region=None)
    changed = [
        location.pk
        for location in with_point.select_related("region").iterator(chunk_size=500)
        if problem_of(location) != location.placement_problem
    ]
    for pk in changed:
        ServiceLocation.objects.get(pk=pk).save()
