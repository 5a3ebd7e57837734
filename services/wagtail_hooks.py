"""Registers the records of this app in the CMS."""

from wagtail.snippets.models import register_snippet

from . import due  # noqa: F401  # importing registers its functions
from .admin import ServiceGroup

register_snippet(ServiceGroup)
