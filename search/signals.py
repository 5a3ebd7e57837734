"""Keeps the documents in step: each receiver runs inside the transaction of the change it hears of."""

from collections.abc import Collection
from typing import Any

from django.db import models
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from portal.searchable import bulk_changed, named, names_of, sources

from .engines import embedded
from .models import SearchDocument
from .projection import rebuild, refresh

# What an instance carries from before a change to after it.
BEFORE = "_search_before"
# Saving a draft of a live page writes only these columns; readers see nothing of it.
BOOKKEEPING = frozenset(
    {"has_unpublished_changes", "latest_revision", "latest_revision_created_at", "draft_title", "locked"}
    | {"locked_at", "locked_by", "live_revision", "go_live_at", "expire_at"}
)


def _affected(instance: models.Model, renamed: bool) -> list[tuple[str, Collection[Any]]]:
    found = ((name, list(source.affected_by(instance, renamed))) for name, source in sources.items())
    return [(name, pks) for name, pks in found if pks]


def _refresh(affected: list[tuple[str, Collection[Any]]]) -> None:
    for name, pks in affected:
        refresh(sources[name], pks)


def before_save(sender: type[models.Model], instance: models.Model, raw: bool = False, **kwargs: Any) -> None:
    """Remembers the names a record went by: pages that only name it are touched by a rename alone."""
    if sender in named and not raw and instance.pk:
        setattr(instance, BEFORE, names_of(sender._default_manager.filter(pk=instance.pk).first()))


def after_save(
    sender: type[models.Model],
    instance: models.Model,
    raw: bool = False,
    update_fields: Collection[str] | None = None,
    **kwargs: Any,
) -> None:
    if sender is SearchDocument or raw or (update_fields and BOOKKEEPING.issuperset(update_fields)):
        return
    renamed = sender not in named or getattr(instance, BEFORE, None) != names_of(instance)
    _refresh(_affected(instance, renamed))


def before_delete(sender: type[models.Model], instance: models.Model, **kwargs: Any) -> None:
    """Afterwards nothing tells any more which pages named it."""
    if sender in named:
        setattr(instance, BEFORE, _affected(instance, renamed=True))


def after_delete(sender: type[models.Model], instance: models.Model, **kwargs: Any) -> None:
    # A page goes in two steps, its own table first; Page itself is the last.
    if sender is not SearchDocument and (sender is Page or not isinstance(instance, Page)):
        before = getattr(instance, BEFORE, None) if sender in named else None
        _refresh(_affected(instance, renamed=True) if before is None else before)


def after_relation(
    sender: type[models.Model], instance: models.Model, action: str, reverse: bool = False, **kwargs: Any
) -> None:
    """Many-to-many rows of records, such as the regions a service serves; pages announce theirs by publishing."""
    if action.startswith("post_") and not reverse and not isinstance(instance, Page):
        _refresh(_affected(instance, renamed=False))


def after_publishing(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Publishing commits the rows below a page only after saving it."""
    refresh(sources["page"], [instance.pk])


def after_move(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """All addresses below have changed, and with them who may read."""
    branch = Page.objects.filter(path__startswith=instance.path).specific()
    _refresh([affected for page in branch for affected in _affected(page, renamed=False)])


def after_bulk(sender: type[models.Model], **kwargs: Any) -> None:
    for source in sources.values():
        if source.model is sender:
            rebuild(source)
            embedded().settle()


def connect() -> None:
    pre_save.connect(before_save)
    post_save.connect(after_save)
    pre_delete.connect(before_delete)
    post_delete.connect(after_delete)
    m2m_changed.connect(after_relation)
    page_published.connect(after_publishing)
    page_unpublished.connect(after_publishing)
    post_page_move.connect(after_move)
    page_slug_changed.connect(after_move)
    bulk_changed.connect(after_bulk)
