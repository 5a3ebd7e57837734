"""The words of a stream field, as a reader sees them."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from wagtail.blocks import CharBlock, ChooserBlock, ListBlock, RichTextBlock, StreamBlock, StructBlock, TextBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.rich_text import get_text_for_indexing

from .searchable import names_of

# Titles of pictures and files are for editors: readers see caption and title of the block.
NOT_SHOWN = (ImageChooserBlock, DocumentChooserBlock)


def _walk(block: Any, value: Any) -> Iterator[tuple[bool, str]]:
    """(is a name, text) for every text in the block, in reading order."""
    if value is None or isinstance(block, NOT_SHOWN):
        return
    parts: Iterable[tuple[Any, Any]] = ()
    if isinstance(block, StreamBlock):
        parts = ((child.block, child.value) for child in value)
    elif isinstance(block, ListBlock):
        parts = ((block.child_block, item) for item in value)
    elif isinstance(block, StructBlock):
        parts = ((child, value.get(name)) for name, child in block.child_blocks.items())
    elif isinstance(block, ChooserBlock):
        yield from ((True, name) for name in names_of(getattr(value, "specific", value)))
    elif isinstance(block, RichTextBlock):
        yield False, get_text_for_indexing(value.source)
    elif isinstance(block, CharBlock | TextBlock) and not str(value).startswith(("/", "http")):
        yield False, str(value)
    yield from chain.from_iterable(_walk(child, part) for child, part in parts)


def stream_text(value: Any) -> tuple[list[str], list[str]]:
    """(prose, names) of a StreamValue; addresses of links, choices and dates are left out."""
    found = [(is_name, text.strip()) for is_name, text in _walk(value.stream_block, value) if text.strip()]
    return [text for is_name, text in found if not is_name], [text for is_name, text in found if is_name]
