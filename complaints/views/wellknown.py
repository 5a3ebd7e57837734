"""`/.well-known/uptd-keys.json`: to whom complaints are sealed, for anybody who wants to check it from elsewhere."""

import base64
from functools import cache
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from complaints.sealing import keysets, secret_files
from complaints.sealing.acknowledgements import public_key
from complaints.sealing.envelope import sha256

SCRIPTS = ("js/sealing.js", "js/formulir.js")


@cache
def scripts() -> tuple[dict[str, str], ...]:
    """Address and SHA-256 of each script that seals, as it is served; read once: files change with a restart."""
    found = []
    for name in SCRIPTS:
        content = _served(name)
        if content is not None:
            try:
                url = staticfiles_storage.url(name)
            except ValueError:  # not collected for this process: the CMS's serves the files
                url = ""
            found.append({"name": name, "url": url, "sha256": sha256(content)})
    return tuple(found)


def _served(name: str) -> bytes | None:
    """The file as it is sent, under its hashed name; from its source where static files are not collected."""
    try:
        stored = getattr(staticfiles_storage, "stored_name", str)(name)
        with staticfiles_storage.open(stored) as file:
            content: bytes = file.read()
            return content
    except (OSError, ValueError):
        source = finders.find(name)
        return Path(source).read_bytes() if isinstance(source, str) else None


def published() -> dict[str, Any]:
    """Every serving keyset as its signed file, and the public values that go with them."""
    ring = keysets.load()
    return {
        "root": keysets.root_text(),
        "webhook": public_key(secret_files.webhook_key()),
        "salt": base64.b64encode(secret_files.salt()).decode(),
        "scripts": list(scripts()),
        "keysets": keysets.signed_files(ring.keysets.values()),
    }


@require_safe
def keys(request: HttpRequest) -> JsonResponse:
    """200 with what serves now; 503 where it cannot be read."""
    try:
        response = JsonResponse(published(), json_dumps_params={"indent": 1})
    except (OSError, ValueError):
        response = JsonResponse({"error": "keysets cannot be read"}, status=503)
    response["Cache-Control"] = "no-store"
    response["Access-Control-Allow-Origin"] = "*"  # it is public, and whoever checks it stands elsewhere
    return response
