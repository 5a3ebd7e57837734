"""robots.txt and security.txt."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template import Context
from django.urls import reverse
from django.utils import timezone

from .addresses import absolute
from .templatetags.portal_tags import agency as agency_of

# Desks, what somebody asked, and pages that only make sense on the way out.
NOT_FOR_ROBOTS = ("/cms/", "/cari/", "/formulir/", "/petugas/", "/gaya/", "/keluar/")
# RFC 9116 2.5.5 wants less than a year; the date moves on every month, so that it never lapses.
STAYS_VALID = timedelta(days=330)


def robots(request: HttpRequest) -> HttpResponse:
    """Everything may be read but what is for people at a desk or on a search. Same for each language."""
    others = [code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    refused = [f"{prefix}{path}" for prefix in ("", *(f"/{code}" for code in others)) for path in NOT_FOR_ROBOTS]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in refused), "Allow: /", ""]
    lines.append(f"Sitemap: {absolute(reverse('sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def security(request: HttpRequest) -> HttpResponse:
    """RFC 9116. Raises Http404 where the agency has named nobody: a contact we made up would swallow reports."""
    contact = agency_of(Context({"request": request})).security_contact.strip()
    if not contact:
        raise Http404("no security contact set")
    today = timezone.localdate().replace(day=1)
    lines = [
        f"Contact: {contact if contact.startswith(('mailto:', 'https://', 'tel:')) else f'mailto:{contact}'}",
        f"Expires: {(today + STAYS_VALID).isoformat()}T00:00:00Z",
        f"Preferred-Languages: {', '.join(code for code, _ in settings.LANGUAGES)}",
        f"Canonical: {absolute(reverse('security_txt'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
