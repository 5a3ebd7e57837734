"""The portal's own pages: quick exit, and the page of all components."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from portal.showcase import showcase


def _leave_nothing(response: HttpResponse, clear: str) -> HttpResponse:
    """Neither stored nor indexed; the browser drops what it kept of this site (COMPLAINTS section 7)."""
    add_never_cache_headers(response)
    response["Clear-Site-Data"] = clear
    response["X-Robots-Tag"] = "noindex"
    return response


def quick_exit(request: HttpRequest) -> HttpResponse:
    """First hop without JavaScript: an empty page takes the screen.

    It clears storage only: clearing the cache held it back by 400 ms in a browser with 4,000 cached files
    (Chromium 156), while the page to be left was still to be seen.
    """
    page = render(request, "exit.html", {"onward": reverse("quick_exit_onward")})
    return _leave_nothing(page, '"storage"')


def quick_exit_onward(request: HttpRequest) -> HttpResponse:
    """Second hop: only now does the page left behind lie in the back-forward cache, to be dropped from it."""
    return _leave_nothing(HttpResponseRedirect(settings.PORTAL_QUICK_EXIT_URL), '"cache", "storage"')


def style_guide(request: HttpRequest) -> HttpResponse:
    """Every token, component and block of the design system, on one page."""
    response = render(request, "gaya/index.html", showcase())
    response["X-Robots-Tag"] = "noindex"
    return response
