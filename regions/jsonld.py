"""Machine-readable data of a region."""

from django.urls import reverse
from django.utils.translation import pgettext

from portal.addresses import absolute
from portal.jsonld import Above, Context, Node, describes, without_empty

from .panels import Place


def _above(place: Place) -> Above:
    return [(pgettext("daftar", "Wilayah"), reverse("region_index"))] + [
        (region.title, region.get_absolute_url()) for region in place.above
    ]


@describes(Place, above=_above)
def region(place: Place, context: Context) -> Node | None:
    """None where the place is only what somebody looks for help in."""
    if context["request"].resolver_match.url_name != "region":
        return None
    above = [{"@type": "AdministrativeArea", "name": region.title} for region in place.above]
    return without_empty(
        {
            "@type": "AdministrativeArea",
            "name": place.region.title,
            "identifier": place.region.code,
            "containedInPlace": above[-1] if above else None,
            "url": absolute(context["request"].path),
        }
    )
