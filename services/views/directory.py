"""The directory and one service point."""

from django.db.models import CharField, IntegerField
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from portal.listing import UnknownChoiceError, page_of
from portal.prepared import Param, records
from regions.lookup import place_of
from regions.models import Region
from services.choices import MEANINGS, PointQuality, ServiceKind, Visibility
from services.directory import Filters
from services.hours import hours_of, text_now, week_lines
from services.ladder import build, contacts_for, ladder_for
from services.lines import hours_text, sources_of, urgent_first
from services.models import Channel, Service, ServiceLocation
from services.posting import is_own
from services.revealing import Revealed, reveal_channel

PER_PAGE = 30
COVERAGE_SHOWN = 40


def directory(request: HttpRequest) -> HttpResponse:
    """Service points by level, smallest first; `?wilayah=` (code, postcode or name) and `?jenis=` narrow the list.

    A page of the list that does not exist is answered by the first one and 404.
    """
    filters = Filters.read(request.GET)
    entries = filters.entries
    number, problem = len(entries), ""
    try:
        page = page_of(entries, request.GET, PER_PAGE, number)
    except UnknownChoiceError as error:
        page, problem = page_of(entries, QueryDict(), PER_PAGE, number), str(error)
    context = {
        "title": _("Daftar layanan"),
        "summary": _("Siapa yang bisa membantu, dari kelurahan sampai nasional. Gratis, tanpa KTP."),
        "filters": filters,
        "kinds": ServiceKind.choices,
        "entries": list(page.object_list),
        "page_obj": page,
        "problem": problem,
        "root": reverse("services"),
    }
    return render(request, "services/directory.html", context, status=404 if problem else 200)


def geo_of(location: ServiceLocation) -> str:
    """ "-1.265400,116.831200" (RFC 5870) for a point that says where the door is; "" for one that does not."""
    if location.latitude is None or location.longitude is None or location.point_quality == PointQuality.REGION:
        return ""
    return f"{location.latitude:.6f},{location.longitude:.6f}"


_LOCATION = records(
    ServiceLocation,
    lambda: ServiceLocation.objects.public().filter(slug=Param("slug", CharField())),
    "organization",
    "region",
)
_HERE = Param("location", IntegerField())
_COVERAGE = records(Region, lambda: Region.objects.filter(served_by__pk=_HERE).order_by("code"))
_CHANNELS = records(Channel, lambda: Channel.objects.filter(location__pk=_HERE).order_by())
_OFFERS = records(Service, lambda: Service.objects.filter(at_locations__location__pk=_HERE).order_by("pk"))


def location_page(request: HttpRequest, slug: str) -> HttpResponse:
    """One service point with the next contacts to try. Raises Http404 for one that editors took off."""
    location = next(iter(_LOCATION.rows(limit=1, slug=slug)), None)
    if location is None:
        raise Http404
    place = place_of(location.region.code) if location.region else None
    others = [other for other in contacts_for(place.codes) if other.pk != location.pk] if place else []
    coverage = _COVERAGE.rows(limit=COVERAGE_SHOWN + 1, location=location.pk)
    today = timezone.localdate()
    kept = [row for row in _CHANNELS.rows(location=location.pk) if not row.is_retired(today)]
    in_use = sorted((row for row in kept if row.visibility != Visibility.STAFF), key=urgent_first)
    tested = [row for row in in_use if not row.is_expired(today)]
    channels = [row for row in tested if row.visibility == Visibility.PUBLIC]
    hours = hours_of([location])[location.pk]
    open_now = text_now(hours)
    # In the order of the vocabulary, which is that of help: telling first, mediation late.
    offers = sorted(_OFFERS.rows(location=location.pk), key=lambda offer: ServiceKind.values.index(offer.category))
    context = {
        "title": location.name,
        "summary": location.organization.name if location.organization.name != location.name else "",
        "location": location,
        "channels": channels,
        "trust": [(channel, sources_of(channel.source), hours_text(channel, open_now)) for channel in channels],
        "geo": geo_of(location),
        "expired": len(tested) < len(in_use),
        "held": len(channels) < len(tested),
        "open_now": open_now,
        "week": week_lines(hours),
        "offers": offers,
        "help": [(offer, MEANINGS.get(offer.category, "")) for offer in offers],
        "is_free": all(offer.without_id and not offer.cost for offer in offers),
        "address_sources": sources_of(location.address_source),
        "has_whatsapp": any(channel.type == Channel.Type.WHATSAPP for channel in channels),
        "coverage": coverage[:COVERAGE_SHOWN],
        "more_coverage": len(coverage) > COVERAGE_SHOWN,
        "next": build(place, others, {}).first if place else None,
    }
    return render(request, "services/location.html", context)


@csrf_exempt  # see services.posting
@require_POST
def channel_number(request: HttpRequest, slug: str) -> HttpResponse:
    """One number that editors keep out of lists, shown after a tap. Without one, and too many an hour, the way on."""
    location = get_object_or_404(ServiceLocation.objects.public().select_related("region"), slug=slug)
    nth = request.POST.get("ke", "")
    start = int(nth) if nth.isascii() and nth.isdigit() and len(nth) < 3 else 0
    found = reveal_channel(location.pk, start) if is_own(request) else Revealed()
    place = place_of(location.region.code) if location.region else None
    context = {
        "title": location.name,
        "location": location,
        "found": found,
        "next": ladder_for(place).first if place else None,
        "missing_page": True,
    }
    response = render(request, "services/channel_number.html", context, status=429 if found.is_busy else 200)
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Cache-Control"] = "no-store"
    return response
