"""What a browser would send: the fields of an edit form as they stand."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from wagtail.blocks import StructValue
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, rich_text, streamfield


def page_form(page: Page, user: User) -> Any:
    """The edit form of a page, unbound, as this user gets it."""
    bound = page.get_edit_handler()
    return bound.get_form_class()(instance=page, for_user=user, parent_page=page.get_parent())


def posted(page: Page, html: str, **changes: Any) -> dict[str, Any]:
    """The edit form of a page with its streams, which JavaScript would send, and with changes, ready to be posted."""
    data = querydict_from_html(html, form_id="page-edit-form").dict()
    streams = {field.name: field for field in page._meta.get_fields() if isinstance(field, StreamField)}
    for name in streams:
        data |= nested_form_data({name: streamfield([_block(child) for child in getattr(page, name)])})
    return data | changes


def _block(child: Any) -> tuple[str, Any]:
    if isinstance(child.value, RichText):
        return child.block_type, rich_text(child.value.source)
    if isinstance(child.value, StructValue):
        fields = {name: getattr(value, "pk", value) for name, value in child.value.items()}
        return child.block_type, fields
    return child.block_type, child.value
