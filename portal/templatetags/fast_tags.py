"""Tags that do what include and include_block do, for less."""

from functools import cache
from typing import Any

from django import template
from django.conf import settings
from django.core.signals import setting_changed
from django.dispatch import receiver
from django.template import Context
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

register = template.Library()


@cache
def _rendered(component: str, language: str | None, values: tuple[tuple[str, Any], ...]) -> SafeString:
    return mark_safe(get_template(component).render(dict(values)))  # noqa: S308  # a template escapes


@register.simple_tag
def fixed(component: str, **values: Any) -> SafeString:
    """A component that says the same to everybody in one language, such as the emergency numbers: rendered once.

    Only for templates without a database value and without request: nothing here ever grows stale.
    """
    if settings.DEBUG:
        return _rendered.__wrapped__(component, get_language(), tuple(values.items()))
    return _rendered(component, get_language(), tuple(values.items()))


@receiver(setting_changed)  # not .connect as a decorator: it returns None, and the function is collected
def _forget(**_: Any) -> None:
    """Tests change settings within one process; a running portal does not."""
    _rendered.cache_clear()


@cache
def _block_template(name: str) -> template.Template:
    backend: Any = get_template(name)
    return backend.template


@register.simple_tag(takes_context=True)
def blocks(context: Context, stream: Any) -> SafeString:
    """The blocks of a stream, each in its own template, as `value`.

    Wagtail's include_block copies the whole context for each block, which costs more than most blocks.
    """
    parts = []
    for child in stream or ():
        name = child.block.meta.template
        if settings.DEBUG or not name:
            parts.append(child.render())
            continue
        with context.push(value=child.value):
            parts.append(_block_template(name).render(context))
    return mark_safe("".join(parts))  # noqa: S308  # joined from templates, which escape
