"""Headers that Django and django-csp do not set by themselves."""

from collections.abc import Callable

from csp.constants import HEADER, NONE, SELF, UNSAFE_INLINE
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

# What Wagtail 7.4's editor and wagtail-localize 1.14 do not work without, seen in Chromium
# (docs/decisions/editor-content-policy.md, tests/browser/test_cms.py). Event handlers in attributes, eval and other
# hosts stay refused.
CMS_POLICY = {
    "script-src-elem": [SELF, UNSAFE_INLINE],
    "script-src-attr": [NONE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "font-src": [SELF],
}
# A page, snippet or block as its readers will see it. Wagtail marks these answers as made for a frame of its own.
PREVIEW_POLICY = {"frame-ancestors": [SELF]}


def _cms_policy(request: HttpRequest, response: HttpResponse) -> dict[str, list[str]]:
    """What replaces the public policy's directives for this answer to an editor; nothing before sign-in."""
    if response.headers.get("X-Frame-Options") == "SAMEORIGIN":
        # A page preview has been through the whole middleware and carries the readers' policy already.
        response.headers.pop(HEADER, None)
        return PREVIEW_POLICY
    # A redirect made before sign-in was looked at has no user.
    user = getattr(request, "user", None)
    return CMS_POLICY if user is not None and user.is_authenticated else {}


class HeadersMiddleware:
    """Denies device features, has the browser check each page again, and gives editors the policy they need."""

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
        if request.path.startswith(reverse("wagtailadmin_home")):
            # django-csp reads this attribute when it writes the header.
            response._csp_replace = _cms_policy(request, response)  # type: ignore[attr-defined]  # theirs, without a type
        return response
