"""Keeps groups as portal.groups states them, and translations in step with their source."""

from typing import Any

from django.apps import AppConfig, apps
from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models.signals import post_migrate, post_save
from wagtail.models import Page

from portal import translation_sync
from portal.cms import translation_links
from portal.groups import content_types_ready, ensure_groups, is_section


def renew_groups(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """After the last app: permissions are made app by app. Waits for a migration that stops half-way."""
    last = [config for config in apps.get_app_configs() if config.models_module is not None][-1]
    if sender == last and using == DEFAULT_DB_ALIAS and content_types_ready():
        ensure_groups()


def give_section_its_groups(
    sender: type[Page], instance: Page, created: bool, raw: bool = False, **kwargs: Any
) -> None:
    """A new home page or PPID section, in any language, is open to its groups at once."""
    if created and not raw and isinstance(instance, Page) and is_section(instance) and content_types_ready():
        transaction.on_commit(ensure_groups)


def connect() -> None:
    post_migrate.connect(renew_groups, dispatch_uid="portal.renew_groups")
    post_save.connect(give_section_its_groups, dispatch_uid="portal.give_section_its_groups")
    translation_sync.connect()
    translation_links.connect()
