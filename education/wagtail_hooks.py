"""Registers the records of this app in the CMS."""

from wagtail.snippets.models import register_snippet

from .admin import WordGroup

register_snippet(WordGroup)
