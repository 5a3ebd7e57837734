"""The installation of `make run`: SQLite, everything under PORTAL_VAR, a secret made on first start."""

import os
import secrets

from .base import *  # noqa: F403  # Django's own way to build a settings module on another one
from .base import PORTAL_VAR

try:
    PORTAL_VAR.mkdir(mode=0o700, parents=True, exist_ok=True)
    _secret_file = PORTAL_VAR / "secret.key"
    if not _secret_file.exists():
        _descriptor = os.open(_secret_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(_descriptor, "w") as _file:
            _file.write(secrets.token_urlsafe(50))
    SECRET_KEY = _secret_file.read_text()
except OSError as _error:
    raise SystemExit(f"PORTAL_VAR={PORTAL_VAR} tidak bisa ditulis: {_error.strerror}.") from None
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *filter(None, os.environ.get("ALLOWED_HOSTS", "").split(","))]
PORTAL_DEMO = os.environ.get("PORTAL_DEMO", "1") == "1"
