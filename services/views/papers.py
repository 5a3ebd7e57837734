"""What people take away from an entry, and what they say of it: the wallet card and the change request."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from regions.lookup import place_of
from services.cards import card_lines, qr_code
from services.ladder import ladder_for
from services.lines import urgent_first
from services.models import Channel, ServiceLocation
from services.models.change_requests import answer_day
from services.posting import is_own
from services.reachable import ChannelRow
from services.requests_form import ChangeRequestForm


def _public(slug: str) -> ServiceLocation:
    return get_object_or_404(ServiceLocation.objects.public(), slug=slug)


@require_safe
def location_card(request: HttpRequest, slug: str) -> HttpResponse:
    """The card of one service point."""
    location = _public(slug)
    today = timezone.localdate()
    rows = sorted(Channel.objects.in_use().filter(location=location), key=urgent_first)
    return _card(request, [row for row in rows if not row.is_expired(today)], location.get_absolute_url())


@require_safe
def region_card(request: HttpRequest, code: str) -> HttpResponse:
    """The card of a place: the numbers of whom to reach first there."""
    place = place_of(code)
    if place is None:
        raise Http404
    first = ladder_for(place).first
    return _card(request, first.channels if first else [], place.region.get_absolute_url())


def _card(request: HttpRequest, channels: Sequence[Channel | ChannelRow], path: str) -> HttpResponse:
    context = {
        "title": _("Kartu nomor"),  # neutral: it stands in the history and on the print
        "lines": card_lines(channels),
        "qr": qr_code(path),
        "path": path,
    }
    response = render(request, "services/card.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@csrf_exempt  # see services.posting
@require_http_methods(["GET", "HEAD", "POST"])
def change_request(request: HttpRequest, slug: str) -> HttpResponse:
    """Somebody says what is wrong with an entry. What they typed stays where it is refused."""
    location = _public(slug)
    form = ChangeRequestForm(location, request.POST if request.method == "POST" else None)
    if request.method == "POST" and is_own(request) and form.is_valid():
        form.save()
        return redirect("change_request_thanks", slug=slug)
    context = {"title": _("Usulkan perbaikan"), "location": location, "form": form}
    response = render(
        request, "services/change_request.html", context, status=400 if request.method == "POST" else 200
    )
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Cache-Control"] = "no-store"
    return response


@require_safe
def change_request_thanks(request: HttpRequest, slug: str) -> HttpResponse:
    """What happens with a request, and by when."""
    location = _public(slug)
    context = {
        "title": _("Terima kasih"),
        "location": location,
        "by": answer_day(timezone.localdate()),
        "back": reverse("service_location", args=[slug]),
    }
    response = render(request, "services/change_request_thanks.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
