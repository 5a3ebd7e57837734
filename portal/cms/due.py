"""What is due, as a table of small functions. Each app adds its own with `@due`; the dashboard asks them all."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

SHOWN = 5
LONG_DATE = "j F Y"  # 29 Juli 2025


@dataclass(frozen=True)
class Row:
    """One thing to do: where to do it, and since when or until when."""

    title: str
    url: str
    detail: str = ""


@dataclass(frozen=True)
class DueList:
    """The first few rows, and how many there are."""

    title: str
    count: int = 0
    rows: list[Row] = field(default_factory=list)
    help: str = ""
    more_url: str = ""  # where all of them are listed

    @property
    def rest(self) -> int:
        """How many are not shown."""
        return self.count - len(self.rows)


# Given a user; None where this is not that user's work.
Check = Callable[[Any], DueList | None]
_checks: dict[str, tuple[int, Check]] = {}


def due(order: int) -> Callable[[Check], Check]:
    """Registers a function of the table; smaller orders stand higher."""

    def register(check: Check) -> Check:
        _checks[f"{check.__module__}.{check.__name__}"] = (order, check)
        return check

    return register


def due_for(user: Any) -> list[DueList]:
    """What waits for this user, without the lists that are empty. Two queries a function, however much there is."""
    ordered = sorted(_checks.values(), key=lambda entry: entry[0])
    found = [check(user) for _order, check in ordered]
    return [entry for entry in found if entry is not None and entry.count]


def pages_due(
    user: Any,
    title: str,
    pages: QuerySet[Any],
    detail: Callable[[Any], str],
    help_text: str = "",
    action: str = "change",
) -> DueList | None:
    """The pages of the queryset on which this user may do it; None for a user who may do it nowhere."""
    mine = page_permission_policy.instances_user_has_permission_for(user, action)
    if not page_permission_policy.user_has_permission(user, action):
        return None
    pages = pages.filter(pk__in=mine.values("pk")) if not user.is_superuser else pages
    rows = [Row(page.title, edit_url(page), detail(page)) for page in pages[:SHOWN]]
    return DueList(title, pages.count() if len(rows) == SHOWN else len(rows), rows, help_text)


def edit_url(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
