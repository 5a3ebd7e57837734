"""WSGI application: the page cache, then static files, then Django."""

import os
import threading
from wsgiref.headers import Headers

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.embedded")

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.utils.translation import trans_real
from whitenoise import WhiteNoise

from portal.pagecache.wrapper import PageCache


def static_headers(headers: Headers, path: str, url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"


# The language of a request: in a thread's own memory. Django keeps it where tasks of one thread could differ too,
# which WSGI has not, and asks for it 130 times a page: a twentieth of its CPU (docs/decisions/page-rendering.md).
trans_real._active = threading.local()  # type: ignore[attr-defined]  # it has no public name

application = PageCache(
    WhiteNoise(
        get_wsgi_application(),
        root=settings.STATIC_ROOT,
        prefix=settings.STATIC_URL,
        immutable_file_test=r"\.[0-9a-f]{12}\.\w+$",  # a name with the hash of the content
        allow_all_origins=False,
        add_headers_function=static_headers,
    )
)
