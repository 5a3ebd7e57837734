"""WSGI application: static files, then the page cache, then Django."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.embedded")

from django.core.wsgi import get_wsgi_application  # noqa: E402  # settings are named first

application = get_wsgi_application()
