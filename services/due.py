"""What is due in the directory: the table of services.health, short on the dashboard of the CMS, whole on a page."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from portal.cms.due import SHOWN, DueList, due
from services.health import CHECKS, Check

MOST_ROWS = 500  # of one check on the page of all; an office has some hundred numbers


def due_list(check: Check, user: Any, shown: int = SHOWN) -> DueList | None:
    """The first rows of a check; None for a user whose work it is not. Two queries at most."""
    if not user.has_perm(check.permission):
        return None
    found = check.rows()
    rows = [check.row(row) for row in found[:shown]]
    count = found.count() if len(rows) == shown else len(rows)
    more = f"{reverse('directory_health')}#{check.ref}"
    return DueList(str(check.name), count, rows, str(check.help), more)


@permission_required("services.change_servicelocation", login_url="wagtailadmin_login")
def directory_health(request: HttpRequest) -> HttpResponse:
    """Everything that is due in the directory, and what is in order. Two queries a check."""
    lists = [(check.ref, due_list(check, request.user, MOST_ROWS)) for check in CHECKS]
    return render(request, "cms/directory_health.html", {"lists": [entry for entry in lists if entry[1]]})


def _listing(check: Check) -> Any:
    def list_of(user: Any) -> DueList | None:
        return due_list(check, user)

    return list_of


for _order, _check in enumerate(CHECKS):
    _function = _listing(_check)
    _function.__name__ = f"check_{_order}"
    due(order=_order)(_function)
