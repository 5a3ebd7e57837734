"""The chooser of blocks is the pattern library: every block can be looked at before it is used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.admin.icons import get_icons
from wagtail.blocks import Block, ListBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.snippets.models import get_snippet_models

from portal.checks.content import our_page_types


def blocks_of(block: Block) -> Iterator[Block]:
    yield block
    children = block.child_blocks.values() if isinstance(block, StreamBlock | StructBlock) else ()
    if isinstance(block, ListBlock):
        children = (block.child_block,)
    for child in children:
        yield from blocks_of(child)


def streams() -> list[StreamField]:
    fields = [field for model in our_page_types() for field in model._meta.get_fields()]
    return [field for field in fields if isinstance(field, StreamField)]


def offered() -> dict[str, Block]:
    """Every block an editor can insert, by the name Wagtail previews it under."""
    return {
        child.definition_prefix: child
        for field in streams()
        for child in field.stream_block.child_blocks.values()
        if child.is_previewable
    }


def test_every_block_an_editor_can_insert_has_a_preview(editor: Client) -> None:
    names = {child.name for field in streams() for child in field.stream_block.child_blocks.values()}
    assert names - {block.name for block in offered().values()} == set()
    for identifier, block in offered().items():
        response = editor.get(reverse("wagtailadmin_block_preview"), {"id": identifier})
        assert response.status_code == 200, block.name
        assert "css" in response.content.decode(), block.name


def test_every_icon_exists() -> None:
    known = str(get_icons())
    named: list[tuple[str, Any]] = [
        (block.meta.icon, block.name) for field in streams() for block in blocks_of(field.stream_block)
    ]
    named += [
        (model.snippet_viewset.icon, model.__name__) for model in get_snippet_models() if model.snippet_viewset.icon
    ]
    missing = {(icon, where) for icon, where in named if icon and f'id="icon-{icon}"' not in known}
    assert missing == set()


@pytest.mark.django_db
def test_pages_are_previewed_first_as_a_phone_shows_them() -> None:
    for model in our_page_types():
        assert model().default_preview_size == "mobile"
