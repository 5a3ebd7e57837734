"""WSGI application of the channel alone; never ASGI, whose handler writes bodies to disk (COMPLAINTS section 2)."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.intake")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
