"""Checks of settings that protect readers on every page."""

from typing import Any

from csp.constants import NONE
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

LOCAL_SOURCES = {"'self'", "'none'"}


@register("house", "start")
def check_policy(**kwargs: Any) -> list[CheckMessage]:
    """portal.E007: the Content Security Policy of public pages allows more than this host, or anything inline."""
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    found: list[CheckMessage] = [
        Error(f"{name} allows {source}", hint="Public pages load from this host only.", id="portal.E007")
        for name, sources in directives.items()
        for source in sources
        if source not in LOCAL_SOURCES
    ]
    if list(directives.get("default-src", [])) != [NONE]:
        found.append(Error("default-src must be 'none'", id="portal.E007"))
    return found


@register("house", "start")
def check_debug(**kwargs: Any) -> list[CheckMessage]:
    """portal.E008: DEBUG shows stack traces with what people typed."""
    return [Error("DEBUG is on", id="portal.E008")] if settings.DEBUG else []
