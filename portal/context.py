"""What every template may rely on. Values only; nothing here asks the database."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """Adds `demo`, `quick_exit_url` and `site_url`."""
    return {
        "demo": settings.PORTAL_DEMO,
        "quick_exit_url": settings.PORTAL_QUICK_EXIT_URL,
        "site_url": settings.SITE_URL,
    }
