"""Notices each committed write of content, whoever makes it: CMS, command, worker, import, raw SQL.

Watching statements instead of signals covers what sends no signal: `update()`, `bulk_create()`,
fast deletes, the tree's own SQL when a page moves. What is not known to be harmless counts as content.
"""

import re
from collections.abc import Callable
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from .generation import content_changed

# Tables that no public page shows. Other people's apps, so by prefix or by name.
QUIET_PREFIXES = (
    "auth_",  # a login writes last_login
    "django_admin_log",
    "django_content_type",
    "django_migrations",
    "django_session",
    "django_tasks_",
    "search_searchcount",  # numbers of searches, which no public page shows
    "modelsearch_",  # an index of what is bumped anyway; /cari/ is never kept
    "wagtail_localize_",  # strings reach a page only when it is saved
    "wagtailadmin_",
    "wagtailsearch_",
    "wagtailusers_",
)
QUIET_TABLES = {
    f"wagtailcore_{name}"
    for name in (
        "comment",
        "commentreply",
        "groupapprovaltask",
        "groupapprovaltask_groups",
        "groupcollectionpermission",
        "grouppagepermission",
        "groupsitepermission",
        "modellogentry",
        "pagelogentry",
        "pagesubscription",
        "referenceindex",
        "revision",
        "task",
        "taskstate",
        "uploadedfile",
        "workflow",
        "workflowcontenttype",
        "workflowpage",
        "workflowstate",
        "workflowtask",
    )
}
# A rendition is made while a page is rendered and changes no other page; its deletion does.
QUIET_INSERTS = {"portal_portalrendition"}
# What saving a draft writes into the live row.
DRAFT_COLUMNS = {
    "draft_title",
    "has_unpublished_changes",
    "latest_revision_created_at",
    "latest_revision_id",
    "locked",
    "locked_at",
    "locked_by_id",
}

READS = (
    "SELECT",
    "SAVEPOINT",
    "RELEASE",
    "ROLLBACK",
    "BEGIN",
    "COMMIT",
    "PRAGMA",
    "SET ",
    "SHOW",
    "EXPLAIN",
    "DECLARE",
    "FETCH",
    "CLOSE",
)
_WRITES_SOMEWHERE = re.compile(r"\b(INSERT|UPDATE|DELETE|MERGE)\b", re.I)
_WRITE = re.compile(r'\s*(INSERT|REPLACE|UPDATE|DELETE)\b(?:\s+OR\s+\w+)?(?:\s+INTO|\s+FROM)?\s+"?(\w+)"?', re.I)
_ASSIGNED = re.compile(r'"(\w+)" = ')


def writes_content(sql: str) -> bool:
    """Whether this statement may change what a public page shows."""
    start = sql.lstrip(" (\n")[:10].upper()
    if start.startswith(READS) or (start.startswith("WITH ") and not _WRITES_SOMEWHERE.search(sql)):
        return False
    found = _WRITE.match(sql)
    if not found:
        return True
    verb, table = found[1].upper(), found[2]
    if table in QUIET_TABLES or table.startswith(QUIET_PREFIXES):
        return False
    if verb == "INSERT":
        return table not in QUIET_INSERTS
    if verb == "UPDATE":
        assigned = set(_ASSIGNED.findall(sql.partition(" WHERE ")[0]))
        return not assigned or not assigned <= DRAFT_COLUMNS
    return True


def _after_write(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    result = execute(sql, params, many, context)
    if not isinstance(sql, str) or writes_content(sql):
        connection: BaseDatabaseWrapper = context["connection"]
        if connection.in_atomic_block or connection.get_autocommit():
            # robust: content that is saved stays saved; pages expire by themselves (PAGE_CACHE_SECONDS).
            connection.on_commit(content_changed, robust=True)
        else:
            content_changed()  # somebody manages the transaction by hand: rather too early and by the clock
    return result


def watch(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Receiver of `connection_created`. Only the CMS's database: complaints leave no trace here."""
    if connection.alias == "default" and _after_write not in connection.execute_wrappers:
        connection.execute_wrappers.append(_after_write)
