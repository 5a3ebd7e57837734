"""The CMS in production: refuses to start without its secrets, speaks HTTPS only, and holds no way to complaints.

The confidential channel runs beside it as a process of its own (settings/intake.py).
"""

import os

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403  # Django's own way to build a settings module on another one
from .base import ALLOWED_HOSTS, DATABASES, INSTALLED_APPS
from .secure import *  # noqa: F403  # the same HTTPS rules as the channel's process

_missing = [name for name in ("SECRET_KEY", "DATABASE_URL", "ALLOWED_HOSTS", "SITE_URL") if not os.environ.get(name)]
if _missing:
    raise ImproperlyConfigured(f"Set these environment variables: {', '.join(_missing)} (docs/operations.md)")
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts: with * anybody's name would stand in our links")
if os.environ.get("COMPLAINTS_DATABASE_URL"):
    raise ImproperlyConfigured(
        "COMPLAINTS_DATABASE_URL must not be given to the CMS: only the process of settings.intake may know it"
    )

INSTALLED_APPS = [app for app in INSTALLED_APPS if app != "complaints"]
del DATABASES["complaints"]
DATABASE_ROUTERS = []
