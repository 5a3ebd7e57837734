"""What /sehat/ says of the search: which engine answers readers here, and how far Elasticsearch is behind."""

import time
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone

from .elastic import outbox
from .elastic.client import cluster
from .elastic.worker import SIGN

SILENT_AFTER = 60  # seconds without a sign that the cluster answered the worker
BEHIND = 60  # seconds


def _silent() -> bool:
    try:
        return time.time() - (settings.PORTAL_VAR / SIGN).stat().st_mtime > SILENT_AFTER
    except OSError:
        return True


def part() -> tuple[bool, dict[str, Any]]:
    """Whether the search is as meant; with Elasticsearch one query. Readers get an answer either way."""
    chosen = cluster()
    if chosen is None:
        return True, {"engine": connection.vendor, "behind_seconds": 0, "waiting": 0}
    from .engines.guarded import breaker

    lag = outbox.lag()
    behind = int((timezone.now() - lag.since).total_seconds()) if lag.since else 0
    answers = breaker(chosen).closed and not _silent()
    engine = "elasticsearch" if answers else connection.vendor
    return answers and behind <= BEHIND, {"engine": engine, "behind_seconds": behind, "waiting": lag.waiting}
