"""Machine-readable data of service points: only numbers that somebody has called and that still stand."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.addresses import absolute
from portal.jsonld import Context, Node, describes, without_empty

from .models import Channel, ServiceLocation

CALLABLE = {Channel.Type.PHONE, Channel.Type.WHATSAPP, Channel.Type.SMS}


def _contact(channel: Channel) -> Node | None:
    """A channel as ContactPoint; None for one that is not verified, stale or retired."""
    today = timezone.localdate()
    if channel.is_stale(today) or (channel.retired_on and channel.retired_on <= today):
        return None
    if channel.type in CALLABLE:
        value = {"telephone": channel.value}
    elif channel.type == Channel.Type.EMAIL:
        value = {"email": channel.value}
    else:
        return None
    return {"@type": "ContactPoint", "contactType": str(channel.get_type_display()), **value}


@describes(ServiceLocation, above=lambda location: [(_("Daftar layanan"), reverse("services"))])
def location(location: ServiceLocation, context: Context) -> Node:
    """No address: none of them has been verified on the spot. No query: the view gave what else it reads."""
    channels = context.get("channels") or []
    coverage = context.get("coverage") or []
    areas = ["Indonesia"] if location.is_national else [region.title for region in coverage]
    contacts = [contact for channel in channels if (contact := _contact(channel))]
    return without_empty(
        {
            "@type": "GovernmentService",
            "name": location.name,
            "serviceType": location.service_labels,
            "provider": {"@type": "GovernmentOrganization", "name": location.organization.name},
            "areaServed": [{"@type": "AdministrativeArea", "name": name} for name in areas],
            "availableChannel": {"@type": "ServiceChannel", "servicePhone": contacts} if contacts else None,
            "isAccessibleForFree": not any(offer.cost for offer in context.get("offers") or []),
            "url": absolute(context["request"].path),
        }
    )
