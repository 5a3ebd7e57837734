"""EMAIL_URL to Django's e-mail settings: smtp:// (plain), smtp+tls:// (STARTTLS), smtps:// (TLS from the start)."""

from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
NONE = {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}


def email_settings(address: str) -> dict[str, Any]:
    """Without an address no mail is sent. Raises ImproperlyConfigured."""
    if not address:
        return NONE
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in PORTS or not parts.hostname:
        # Without the address: it holds a password.
        raise ImproperlyConfigured("EMAIL_URL must look like smtp+tls://user:password@host:587 (docs/operations.md)")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port or PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
    }
