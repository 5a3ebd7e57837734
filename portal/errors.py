"""Pages that say what went wrong, in the reader's language and with numbers to call."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from wagtail.models import Page, Site

from portal.languages import bare_path


def _plain(status: HTTPStatus) -> HttpResponse:
    """An error page that needs no request, no settings and no database."""
    return HttpResponse(render_to_string(f"{status.value}.html"), status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _plain(HTTPStatus.BAD_REQUEST)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _plain(HTTPStatus.FORBIDDEN)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page of CSRF_FAILURE_VIEW: the same words as for any refusal."""
    return _plain(HTTPStatus.FORBIDDEN)


# When even the template of the error page fails: a half-finished upgrade must still leave a number to call.
LAST_RESORT = """<!doctype html><html lang="id"><meta charset="utf-8"><title>Portal</title>
<h1>Halaman ini sedang tidak bisa dibuka</h1>
<p>Dalam bahaya sekarang? Telepon <a href="tel:110">110</a> (polisi) atau <a href="tel:112">112</a>.</p>
<p>Perempuan dan anak: <a href="tel:129">129</a>, WhatsApp <a href="https://wa.me/628111129129">08111-129-129</a>.</p>
<p lang="en">This page cannot be opened. In danger now? Call 110, 112 or 129.</p></html>
"""


def server_error(request: HttpRequest) -> HttpResponse:
    """Always an answer with numbers to call, whatever else is broken."""
    try:
        return _plain(HTTPStatus.INTERNAL_SERVER_ERROR)
    except Exception:  # noqa: BLE001  # Django has logged the first error already
        return HttpResponseServerError(LAST_RESORT)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Offers the page in another language where it exists there."""
    context = {"elsewhere": _in_other_languages(request)}
    return render(request, "404.html", context, status=HTTPStatus.NOT_FOUND)


def _in_other_languages(request: HttpRequest) -> list[Page]:
    """Published pages with this path in languages other than the one asked for."""
    site = Site.find_for_request(request)
    if site is None:
        return []
    homes = site.root_page.get_translations(inclusive=True).live().select_related("locale")
    path = bare_path(request.path_info).strip("/")
    wanted = [f"{home.url_path}{path}/" for home in homes if home.locale.language_code != get_language()]
    if not path or not wanted:
        return []
    return list(Page.objects.live().public().filter(url_path__in=wanted).select_related("locale"))
