"""Tests: a throw-away PORTAL_VAR, SQLite in memory unless DATABASE_URL names a server."""

import os
import tempfile

os.environ.setdefault("PORTAL_VAR", tempfile.mkdtemp(prefix="portal-test-"))

from .base import *  # noqa: F403  # PORTAL_VAR is set before it is read
from .base import DATABASES, STORAGES

SECRET_KEY = "only-for-tests"  # noqa: S105  # no installation uses it
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PORTAL_DEMO = True
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {}
    DATABASES["default"]["NAME"] = ":memory:"
