"""`/sehat/`: whether this installation works, for monitors and load balancers. No names, no versions, no secrets."""

import os
import time
from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from portal.pagecache.generation import current
from portal.preparing import pending_migrations

HEARTBEAT = "worker.heartbeat"
COMPLAINTS_HEARTBEAT = "complaints.heartbeat"  # complaints.work writes it
SILENT_AFTER = 120  # seconds; a round takes 30, one of the confidential channel 5 and with a long backlog 60
LEAST_FREE = 100 * 1024 * 1024  # bytes


# Whether a part of an app works, and what else it says of itself. Without it pages are served all the same.
Part = Callable[[], tuple[bool, dict[str, Any]]]
parts_of_apps: dict[str, Part] = {}


def register(name: str, part: Part) -> None:
    """An app's part in /sehat/; a name that is taken is replaced."""
    parts_of_apps[name] = part


def _told(part: Part) -> tuple[bool, dict[str, Any]]:
    try:
        return part()
    except Exception:  # noqa: BLE001  # a part that cannot even tell does not work; the site still does
        return False, {}


def _database() -> dict[str, bool]:
    """Whether the database answers and knows all migrations."""
    try:
        return {"database": True, "migrations": not pending_migrations()}
    except DatabaseError:
        return {"database": False, "migrations": False}


def _alive(heartbeat: str) -> bool:
    try:
        return time.time() - os.stat(settings.PORTAL_VAR / heartbeat).st_mtime < SILENT_AFTER
    except OSError:
        return False


def _disk() -> bool:
    """Whether the state folder can be written and has room left."""
    try:
        free = os.statvfs(settings.PORTAL_VAR)
    except OSError:
        return False
    return os.access(settings.PORTAL_VAR, os.W_OK) and free.f_bavail * free.f_frsize > LEAST_FREE


def state() -> dict[str, bool]:
    """Each part by name, True where it works."""
    return {
        **_database(),
        "page_cache": current().read() is not None and os.access(current().path, os.W_OK),
        "worker": _alive(HEARTBEAT),
        # In production it is not ours: its process and its state folder are the channel's own.
        **({"complaints_worker": _alive(COMPLAINTS_HEARTBEAT)} if apps.is_installed("complaints") else {}),
        "disk": _disk(),
    }


# Pages are served without the worker: only scheduled ones come late. A balancer must not take the site away for it.
NOT_FATAL = {"worker", "complaints_worker", "page_cache"}


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 where pages can be served, 503 otherwise; `status` says "degraded" where something less is broken."""
    parts = state()
    serves = all(works for name, works in parts.items() if name not in NOT_FATAL)
    # Without the database none of them could tell.
    told = {name: _told(part) for name, part in parts_of_apps.items()} if serves else {}
    parts |= {name: works for name, (works, _) in told.items()}
    status = "ok" if all(parts.values()) else "degraded" if serves else "down"
    answer: dict[str, Any] = {"status": status, "parts": parts} | {name: more for name, (_, more) in told.items()}
    return JsonResponse(answer, status=200 if serves else 503, headers={"Cache-Control": "no-store"})
