"""Whole pages for anonymous readers, answered in front of Django (docs/decisions/page-cache.md).

`PageCache` wraps the WSGI application. `content_changed()` makes every kept page of every process
on this host void; `watch` calls it by itself after each commit that wrote content.
"""

from .generation import content_changed

__all__ = ["content_changed"]
