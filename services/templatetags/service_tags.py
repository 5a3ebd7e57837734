"""{% channel_lines %}: the channels of a contact as a list."""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from services.lines import ChannelLine

register = template.Library()


@register.simple_tag
def channel_lines(lines: Iterable[ChannelLine]) -> SafeString:
    """One entry a channel; the whole of a channel stands on the contact's own page.

    Written here: a list of thirty contacts has a hundred of them, and each is ten steps of a template.
    """
    return mark_safe(f'<ul class="contacts">{"".join(map(_entry, lines))}</ul>')  # noqa: S308  # escaped below


def _entry(line: ChannelLine) -> str:
    shown, hours = escape(line.display), f" · {escape(line.hours)}" if line.hours else ""
    value = f'<a href="{escape(line.href)}">{shown}</a>' if line.href else shown
    stale = " stale" if line.is_stale else ""
    return (
        f'<li class="contact{stale}">{escape(line.label)}: {value}{hours} '
        f'<span class="meta">{escape(line.status)}</span></li>'
    )
