"""Keeps `CaseStatistic.withheld` right: worked out anew, in the same transaction, whenever a figure changes."""

from typing import Any

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model
from django.db.models.signals import post_delete, post_migrate, post_save

from indicators.models import CaseStatistic
from indicators.suppression import Cell, Spot, withheld


def refresh() -> set[int]:
    """Works out for all figures which are withheld; returns their primary keys.

    To be called after writing figures in bulk. Until then new rows are withheld, so that forgetting it shows
    too little and never too much.
    """
    cells = [
        Cell(pk, Spot(code or "", *rest), value)
        for pk, value, code, *rest in CaseStatistic.objects.exclude(value=None).values_list(
            *("pk", "value", "region__code", "period_from", "period_to", "unit", "metric", "dimension", "category")
        )
    ]
    hidden = withheld(cells)
    stored = dict(CaseStatistic.objects.values_list("pk", "withheld"))
    for state in (True, False):
        wrong = [pk for pk, now in stored.items() if now != state and (pk in hidden) == state]
        for start in range(0, len(wrong), 900):
            CaseStatistic.objects.filter(pk__in=wrong[start : start + 900]).update(withheld=state)
    return hidden


def _changed(instance: CaseStatistic, **_kwargs: Any) -> None:
    instance.withheld = instance.pk in refresh()


def migrated(using: str, apps: Any = None, **_kwargs: Any) -> None:
    """After an upgrade the rules may be stricter than those that the stored results come from.

    `apps` is as the database now is: on the way back to an older version without some columns; none after `flush`.
    """
    there = apps.all_models["indicators"].get("casestatistic") if apps else None
    if using == DEFAULT_DB_ALIAS and there and _columns(CaseStatistic) <= _columns(there):
        refresh()


def _columns(model: type[Model]) -> set[str]:
    return {field.name for field in model._meta.concrete_fields}


def connect() -> None:
    post_save.connect(_changed, sender=CaseStatistic, dispatch_uid="figures withheld")
    post_migrate.connect(migrated, sender=apps.get_app_config("indicators"), dispatch_uid="figures withheld")
    post_delete.connect(_changed, sender=CaseStatistic, dispatch_uid="figures withheld")
