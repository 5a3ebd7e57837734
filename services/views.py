"""The directory, one service point, and the contacts that are responsible for a place."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.listing import UnknownChoiceError, page_of
from regions.lookup import LONGEST_QUERY, find, place_of
from regions.models import Region
from services.directory import Entries, Filters
from services.ladder import build, contacts_for, ladder_for
from services.lines import sources_of
from services.models import Channel, ServiceLocation
from services.models.locations import ServiceKind

PER_PAGE = 30
COVERAGE_SHOWN = 40


def directory(request: HttpRequest) -> HttpResponse:
    """Service points by level, smallest first; `?wilayah=` (code, postcode or name) and `?jenis=` narrow the list.

    A page of the list that does not exist is answered by the first one and 404.
    """
    filters = Filters.read(request.GET)
    entries = Entries(filters.apply())
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


def location_page(request: HttpRequest, slug: str) -> HttpResponse:
    """One service point with the next contacts to try. Raises Http404 for one that editors took off."""
    location = get_object_or_404(ServiceLocation.objects.public().select_related("organization", "region"), slug=slug)
    place = place_of(location.region.code) if location.region else None
    others = [other for other in contacts_for(place.codes) if other.pk != location.pk] if place else []
    coverage = list(location.coverage.order_by("code")[: COVERAGE_SHOWN + 1])
    channels = list(Channel.objects.in_use().filter(location_id=location.pk).order_by("sort_order", "pk"))
    context = {
        "title": location.name,
        "summary": location.organization.name if location.organization.name != location.name else "",
        "location": location,
        "channels": channels,
        "trust": [(channel, sources_of(channel.source)) for channel in channels],
        "address_sources": sources_of(location.address_source),
        "has_whatsapp": any(channel.type == Channel.Type.WHATSAPP for channel in channels),
        "coverage": coverage[:COVERAGE_SHOWN],
        "more_coverage": len(coverage) > COVERAGE_SHOWN,
        "next": build(place, others, {}).first if place else None,
    }
    return render(request, "services/location.html", context)


def nearest(request: HttpRequest) -> HttpResponse:
    """The contacts responsible for a place: `?wilayah=` code, or `?q=` what a person typed.

    One place that fits is answered at once; several are asked about; none leaves what was typed in the field.
    """
    typed = request.GET.get("wilayah") or request.GET.get("q") or ""
    query = " ".join(typed[:LONGEST_QUERY].split())
    found = find(query, near=settings.PORTAL_HOME_REGION) if query else None
    place = found.only if found else None
    context = {
        "title": _("Cari bantuan terdekat"),
        "summary": _("Siapa yang bertanggung jawab di tempatmu, dari kelurahan sampai nasional. Gratis, tanpa KTP."),
        "query": query,
        "found": found,
        "place": place,
        "others": [other for other in found.places if other is not place] if found else [],
        "ladder": ladder_for(place) if place else None,
        "choices": [] if found and found.places else _places_to_pick(),
    }
    response = render(request, "services/nearest.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    if query:
        # The page says where somebody looked for help: no browser keeps it.
        response.headers["Cache-Control"] = "no-store"
    return response


def _places_to_pick() -> list[tuple[Region, list[Region]]]:
    """Each kecamatan of the agency's region with its kelurahan. One query."""
    groups: list[tuple[Region, list[Region]]] = []
    for region in Region.objects.inside(settings.PORTAL_HOME_REGION).by_code()[:400]:
        if region.level == Region.Level.KECAMATAN:
            groups.append((region, []))
        elif groups:
            groups[-1][1].append(region)
    return groups
