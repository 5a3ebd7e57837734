"""Keeps complaints in a database of their own: the CMS holds no credential to it (DESIGN section 2)."""

from typing import Any

from django.db.models import Model

ALIAS = "complaints"


class ComplaintsRouter:
    """Sends this app to its alias and nothing else there."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str | None:
        return ALIAS if model._meta.app_label == "complaints" else None

    db_for_write = db_for_read

    def allow_relation(self, one: Model, other: Model, **hints: Any) -> bool | None:
        apart = (one._meta.app_label == "complaints") != (other._meta.app_label == "complaints")
        return False if apart else None

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return (db == ALIAS) == (app_label == "complaints")
