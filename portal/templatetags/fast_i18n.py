"""Django's {% translate %}, which looks a literal text up once a language and not at each of 50 places of a page.

`{% load fast_i18n %}` in place of `{% load i18n %}`: it has all tags of that library.
"""

from typing import Any

from django import template
from django.core.signals import setting_changed
from django.dispatch import receiver
from django.template import Context, Node
from django.template.base import Parser, Token
from django.templatetags import i18n
from django.utils.translation import get_language

register = template.Library()
register.tags |= i18n.register.tags
register.filters |= i18n.register.filters

_known: list[dict[str | None, str]] = []


class LiteralNode(Node):
    """A text that stands in the template itself: the same in one language for as long as the process lives."""

    def __init__(self, node: i18n.TranslateNode) -> None:
        self.node = node
        self.texts: dict[str | None, str] = {}
        _known.append(self.texts)

    def render(self, context: Context) -> str:
        language = get_language()
        if (text := self.texts.get(language)) is None:
            text = self.texts[language] = self.node.render(context)
        return text


@register.tag("translate")
@register.tag("trans")
def translate(parser: Parser, token: Token) -> Node:
    """Django's own node, remembered where nothing in it depends on the page."""
    node = i18n.do_translate(parser, token)
    text = node.filter_expression
    fixed = isinstance(text.var.literal, str) and not text.filters if hasattr(text.var, "literal") else False
    return LiteralNode(node) if fixed and not node.asvar and not node.message_context else node


@receiver(setting_changed)  # not .connect as a decorator: it returns None, and the function is collected
def _forget(**_: Any) -> None:
    """Tests change settings within one process; a running portal does not."""
    for texts in _known:
        texts.clear()
