"""{% json_ld %}: schema.org data of the page at hand, for base.html."""

from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from portal.jsonld import above_of, node_of, script, subject_of, trail_node
from portal.languages import path_in

from .portal_tags import agency as agency_of
from .portal_tags import crumbs

register = template.Library()


@register.simple_tag(takes_context=True)
def json_ld(context: Context) -> SafeString:
    """What the page is about and where it stands. No query beyond those of the page's own description."""
    request = context.get("request")
    if request is None or context.get("missing_page"):
        return SafeString()
    values: dict[str, Any] = context.flatten()  # type: ignore[assignment]  # its keys are names
    values.setdefault("agency", agency_of(context))
    page, subject = values.get("page"), subject_of(values)
    title = str(getattr(page, "title", "") or values.get("title", ""))
    home = (_("Beranda"), path_in("/", get_language() or settings.LANGUAGE_CODE))
    above = crumbs(context) if isinstance(page, Page) else [home, *above_of(subject)]
    node = node_of(subject, values)
    trail = trail_node(above, title, request.path) if title else None
    return script([part for part in (node, trail) if part])
