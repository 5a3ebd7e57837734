"""Blocks that editors build pages from. Each has icon, template, description and a preview."""

from .body import BodyBlock, body_field
from .lists import DoDontBlock, FactsBlock, FaqBlock, LinksBlock, StepsBlock
from .locked import GuardrailBlock, NumbersBlock
from .media import FigureBlock, MaterialBlock
from .text import CalloutBlock, HeadingBlock, ParagraphBlock, QuoteBlock

__all__ = [
    "BodyBlock",
    "CalloutBlock",
    "DoDontBlock",
    "FactsBlock",
    "FaqBlock",
    "FigureBlock",
    "GuardrailBlock",
    "HeadingBlock",
    "LinksBlock",
    "MaterialBlock",
    "NumbersBlock",
    "ParagraphBlock",
    "QuoteBlock",
    "StepsBlock",
    "body_field",
]
