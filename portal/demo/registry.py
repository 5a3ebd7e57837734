"""Keeps account of what the demo made: it never overwrites an editor's work and removes only its own."""

from typing import Any, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, ProtectedError
from wagtail.models import Page

from portal.models import DemoRecord

M = TypeVar("M", bound=Model)


def remember(instance: Model, key: str) -> None:
    DemoRecord.objects.update_or_create(
        key=key,
        defaults={"content_type": ContentType.objects.get_for_model(instance), "object_id": instance.pk},
    )


def put(model: type[M], lookup: dict[str, Any], values: dict[str, Any]) -> tuple[M, bool]:
    """The record with this lookup; made and remembered if it is not there, left alone if it is."""
    instance, created = model._default_manager.get_or_create(**lookup, defaults=values)
    if created:
        remember(instance, f"{model._meta.label}:{instance.pk}")
    return instance, created


def remove_all() -> tuple[int, list[str]]:
    """Deletes what the demo made, newest first. Returns how many went, and what stays because it is in use."""
    removed, kept = 0, []
    for record in DemoRecord.objects.order_by("-pk").select_related("content_type"):
        target = record.target
        if target is None:
            record.delete()
            continue
        if isinstance(target, Page) and target.get_descendants().exists():
            kept.append(f"{target} ({target.url})")
            continue
        try:
            target.delete()
        except ProtectedError:
            kept.append(str(target))
            continue
        record.delete()
        removed += 1
    return removed, kept
