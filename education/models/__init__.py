"""Guidance for each audience, before and after something happens; and the glossary."""

from .glossary import GlossaryPage, GlossaryTerm
from .guidance import GuidanceIndexPage, GuidancePage

__all__ = ["GlossaryPage", "GlossaryTerm", "GuidanceIndexPage", "GuidancePage"]
