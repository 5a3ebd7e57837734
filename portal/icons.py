"""Our icons, drawn into the page: a sheet of its own would be one request more on every page."""

import re
from functools import cache

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

_SYMBOL = re.compile(r'<symbol id="(\w+)" viewBox="0 0 24 24">(.*?)</symbol>', re.DOTALL)


@cache
def icons() -> dict[str, SafeString]:
    """What each icon is drawn with, by name, in a field of 24 by 24: static/img/icons.svg."""
    sheet = (settings.BASE_DIR / "static" / "img" / "icons.svg").read_text(encoding="utf-8")
    return {name: mark_safe(drawing) for name, drawing in _SYMBOL.findall(sheet)}  # noqa: S308  # a file of ours
