"""What a browser would send: the fields of an edit form as they stand."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from wagtail.models import Page
from wagtail.test.utils.form_data import querydict_from_html


def page_form(page: Page, user: User) -> Any:
    """The edit form of a page, unbound, as this user gets it."""
    bound = page.get_edit_handler()
    return bound.get_form_class()(instance=page, for_user=user, parent_page=page.get_parent())


def posted(html: str, **changes: Any) -> dict[str, Any]:
    """The form of an edit page with changes, ready to be posted. None leaves a field out."""
    data = querydict_from_html(html, form_id="page-edit-form").copy()
    for name, value in changes.items():
        if value is None:
            data.pop(name, None)
        else:
            data[name] = value
    return data
