"""What every process of a production installation insists on: HTTPS only, and a real secret."""

import os

from django.core.exceptions import ImproperlyConfigured

if not os.environ.get("SITE_URL", "https://").startswith("https://"):
    raise ImproperlyConfigured("SITE_URL must begin with https:// in production")
if len(os.environ.get("SECRET_KEY", "x" * 40)) < 40:
    raise ImproperlyConfigured("SECRET_KEY must have at least 40 characters")

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^sehat/$"]  # a monitor on the machine itself asks without nginx
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# W021 asks for HSTS preloading: that binds a whole domain for years and is its owner's decision, not ours.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
