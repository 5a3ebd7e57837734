"""Tests: a throw-away PORTAL_VAR, SQLite in memory unless DATABASE_URL names a server."""

import os
import tempfile
from pathlib import Path

if "PORTAL_VAR" not in os.environ:
    os.environ["PORTAL_VAR"] = tempfile.mkdtemp(prefix="portal-test-")
# Tests that run side by side must not find each other's files. A process started by a test stays in its folder.
_worker = os.environ.get("PYTEST_XDIST_WORKER", "")
if _worker and Path(os.environ["PORTAL_VAR"]).name != _worker:
    os.environ["PORTAL_VAR"] = str(Path(os.environ["PORTAL_VAR"]) / _worker)
Path(os.environ["PORTAL_VAR"]).mkdir(parents=True, exist_ok=True)

from .base import *  # noqa: E402, F403  # PORTAL_VAR is set before it is read
from .base import DATABASES, STORAGES  # noqa: E402  # the same

SECRET_KEY = "only-for-tests"  # noqa: S105  # no installation uses it
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PORTAL_DEMO = True
ELASTICSEARCH_URL = ELASTICSEARCH_API_KEY = ELASTICSEARCH_CA_FILE = ""  # tests that want a server start their own
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {}
    DATABASES["default"]["NAME"] = ":memory:"
    DATABASES["complaints"]["OPTIONS"] = {}
    DATABASES["complaints"]["NAME"] = ":memory:"
elif not os.environ.get("COMPLAINTS_DATABASE_URL"):
    # The second database on the same server; pytest-django puts test_ before both names.
    DATABASES["complaints"] = {**DATABASES["default"], "NAME": "complaints"}
