"""Pages that say what went wrong, in the reader's language and with numbers to call."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
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


def server_error(request: HttpRequest) -> HttpResponse:
    return _plain(HTTPStatus.INTERNAL_SERVER_ERROR)


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
