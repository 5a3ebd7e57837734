"""Headers that Django and django-csp do not set by themselves."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class HeadersMiddleware:
    """Denies device features, and asks the browser to check each page again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # geolocation only for ourselves: "where am I" on the nearest-contact page, after a tap.
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), payment=(), usb=(), geolocation=(self)"
        )
        # An old hotline number must not survive on a phone: always ask again (304 is cheap).
        response.headers.setdefault("Cache-Control", "max-age=0, must-revalidate")
        return response
