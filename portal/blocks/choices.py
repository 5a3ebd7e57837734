"""Choices of a block whose keys are texts."""

from typing import Any

from wagtail import blocks


class TextChoiceBlock(blocks.ChoiceBlock):
    """Wagtail's own, which compares each stored value with all choices to find a key of another type: ours are texts.

    In migrations it is Wagtail's block (ChoiceBlock.deconstruct).
    """

    def to_python(self, value: Any) -> Any:
        return value
