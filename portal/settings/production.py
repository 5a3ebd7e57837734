"""Production: refuses to start without its secrets, and speaks HTTPS only."""

import os

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403  # Django's own way to build a settings module on another one
from .base import ALLOWED_HOSTS

_missing = [name for name in ("SECRET_KEY", "DATABASE_URL", "ALLOWED_HOSTS", "SITE_URL") if not os.environ.get(name)]
if _missing:
    raise ImproperlyConfigured(f"Set these environment variables: {', '.join(_missing)} (docs/operations.md)")
if not os.environ["SITE_URL"].startswith("https://"):
    raise ImproperlyConfigured("SITE_URL must begin with https:// in production")
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts: with * anybody's name would stand in our links")
if len(os.environ["SECRET_KEY"]) < 40:
    raise ImproperlyConfigured("SECRET_KEY must have at least 40 characters")

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^sehat/$"]  # a monitor on the machine itself asks without nginx
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# W021 asks for HSTS preloading: that binds a whole domain for years and is its owner's decision, not ours.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
