"""The contacts that are responsible for a place and near it, and one RT contact at a time."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from regions.boundaries import has_outlines
from regions.lookup import place_of
from regions.models import Region
from services.around import around
from services.finding import by_point, by_words
from services.ladder import ladder_for
from services.posting import is_own
from services.revealing import Revealed, reveal


@csrf_exempt  # changes nothing, and a token would set a cookie on somebody who may be watched
@require_http_methods(["GET", "HEAD", "POST"])
def nearest(request: HttpRequest) -> HttpResponse:
    """The contacts responsible for a place and near it: `?wilayah=` code, or `?q=` what a person typed.

    By POST with `lat` and `lng` the village of a position, for browsers without our script. One place that fits is
    answered at once; several are asked about; none leaves what was typed in the field.
    """
    if request.method == "POST":
        answer = by_point(request.POST)
    else:
        answer = by_words(request.GET.get("wilayah") or request.GET.get("q") or "")
    place = answer.place
    choices = [] if place or answer.others else _places_to_pick()
    context = {
        "title": _("Cari bantuan terdekat"),
        "summary": _("Siapa yang bertanggung jawab di tempatmu, dari kelurahan sampai nasional. Gratis, tanpa KTP."),
        "answer": answer,
        "pack": settings.PORTAL_HOME_REGION,
        "place": place,
        "ladder": ladder_for(place) if place else None,
        "kinds": around(*answer.point, place.region.code) if place and answer.point else [],
        "choices": choices,
        "map": settings.PORTAL_HOME_REGION if choices and has_outlines(settings.PORTAL_HOME_REGION) else "",
    }
    response = render(request, "services/nearest.html", context, status=answer.status)
    response.headers["X-Robots-Tag"] = "noindex"
    if answer.query or request.method == "POST":
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


@csrf_exempt  # see services.posting
@require_POST
def rt_contact(request: HttpRequest, code: str) -> HttpResponse:
    """One contact of an RT, shown after a tap. Without one, and when too many were asked for, the way on."""
    place = place_of(code)
    number, nth = (request.POST.get(name, "") for name in ("rt", "ke"))
    context: dict[str, Any] = {"title": _("Kontak RT"), "place": place, "typed": number[:6], "missing_page": True}
    found, status = Revealed(), 200
    if place is None or not is_own(request):
        status = 404
    elif not (number.isascii() and number.isdigit() and 1 <= int(number[:6]) <= 999):
        context["problem"] = _("Tulis nomor RT-mu dengan angka, misalnya 12.")
        status = 400
    else:
        start = int(nth) if nth.isascii() and nth.isdigit() and len(nth) < 3 else 0
        found = reveal(place.region.code, int(number), start)
        status = 429 if found.is_busy else 200
    context |= {"found": found, "ladder": ladder_for(place) if place else None}
    response = render(request, "services/rt_contact.html", context, status=status)
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Cache-Control"] = "no-store"
    return response
