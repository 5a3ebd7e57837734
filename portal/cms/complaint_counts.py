"""What an administrator may know of complaints: how many a kota received on a day, and nothing else."""

import json
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from wagtail.admin.ui.components import Component


class ComplaintCountsPanel(Component):
    """For superusers only. The numbers come in a file of the confidential channel, whose database is out of reach."""

    name = "complaint_counts"
    template_name = "cms/complaint_counts.html"
    order = 60

    def __init__(self, request: HttpRequest) -> None:
        self.shown = bool(getattr(request.user, "is_superuser", False))

    def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        try:
            rows = json.loads(settings.COMPLAINTS_COUNTS.read_text())["rows"] if self.shown else []
            return {
                "shown": self.shown,
                "rows": [(str(name), date.fromisoformat(day), int(n)) for name, day, n in rows],
            }
        except (OSError, ValueError, KeyError, TypeError):  # not written yet, or just being moved
            return {"shown": False, "rows": []}
