"""The process of the confidential channel in production: no CMS in it, and no way to the CMS's database."""

import os

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403  # Django's own way to build a settings module on another one
from .base import ALLOWED_HOSTS, BASE_DIR, DATABASES, TEMPLATES
from .secure import *  # noqa: F403  # the same HTTPS rules as the CMS's process

_needed = ("SECRET_KEY", "COMPLAINTS_DATABASE_URL", "COMPLAINTS_ROOT_KEY", "ALLOWED_HOSTS", "SITE_URL")
_missing = [name for name in _needed if not os.environ.get(name)]
if _missing:
    raise ImproperlyConfigured(f"Set these environment variables: {', '.join(_missing)} (docs/operations.md)")
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts: with * anybody's name would stand in our links")

INSTALLED_APPS = ["complaints", "csp", "django.contrib.staticfiles", "django.forms"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
CSRF_FAILURE_VIEW = "django.views.csrf.csrf_failure"  # never called here; the CMS's own stands on Wagtail
ROOT_URLCONF = "complaints.root_urls"
WSGI_APPLICATION = "complaints.wsgi.application"
# Django's own loaders: the form draws its widgets with the templates of django.forms.
TEMPLATES = [{**TEMPLATES[0], "DIRS": [BASE_DIR / "templates"], "APP_DIRS": True, "OPTIONS": {"context_processors": [
    "django.template.context_processors.request",
]}}]  # fmt: skip  # one option differs
DATABASES = {"default": {}, "complaints": DATABASES["complaints"]}
