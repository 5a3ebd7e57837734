"""What is due in the directory, on the first screen of the CMS: the table of services.health, shortened."""

from typing import Any

from portal.cms.due import SHOWN, DueList, due
from services.health import CHECKS, Check


def due_list(check: Check, user: Any) -> DueList | None:
    """The first rows of a check; None for a user whose work it is not. Two queries at most."""
    if not user.has_perm(check.permission):
        return None
    found = check.rows()
    rows = [check.row(row) for row in found[:SHOWN]]
    return DueList(str(check.name), found.count() if len(rows) == SHOWN else len(rows), rows, str(check.help))


def _listing(check: Check) -> Any:
    def list_of(user: Any) -> DueList | None:
        return due_list(check, user)

    return list_of


for _order, _check in enumerate(CHECKS):
    _function = _listing(_check)
    _function.__name__ = f"check_{_order}"
    due(order=_order)(_function)
