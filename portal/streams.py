"""What the streams of one page point at (people, pictures, files, pages), fetched together: one query a model.

Left alone, Wagtail asks once for each kind of block in each stream, and up to four times for each link in a text.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator
from functools import cache
from typing import Any, cast

from django.db.models import Model
from django.utils.html import escape
from django.utils.translation import get_language
from wagtail.blocks import Block, ChooserBlock, ListBlock, RichTextBlock, StreamBlock, StreamValue, StructBlock
from wagtail.documents import get_document_model
from wagtail.fields import StreamField
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from portal.languages import page_address
from portal.renditions import fetch_pictures

Ids = defaultdict[type[Model], set[int]]
Objects = dict[type[Model], dict[int, Any]]

CHOOSERS: tuple[type[Block], ...] = (ChooserBlock,)
NAMING: tuple[type[Block], ...] = (ChooserBlock, RichTextBlock)
_HOLDS: dict[tuple[int, tuple[type[Block], ...]], bool] = {}

# How rich text keeps links to our own pages and files: <a linktype="page" id="3">.
_LINK = re.compile(r'<a (?=[^>]*linktype="(page|document)")(?=[^>]*\bid="(\d+)")[^>]*>')


def chosen_ids(page: Page) -> Ids:
    """Model to keys of everything that the page's streams name. No query."""
    ids: Ids = defaultdict(set)
    for name in stream_names(page):
        _collect_stream(getattr(page, name), ids)
    return ids


def fetch(ids: Ids) -> Objects:
    """The objects of these keys; one query a model."""
    found: Objects = {}
    for model, keys in ids.items():
        if model is Page:
            found[model] = _addresses(keys)
        elif issubclass(model, AbstractImage):
            found[model] = fetch_pictures(keys)
        else:
            found[model] = model._default_manager.in_bulk(keys)
    return found


def put(page: Page, objects: Objects) -> None:
    """Gives these objects to the streams that need no others, so that templates read them without a query.

    Also where every chooser is empty: Wagtail would build a query for nothing.
    """
    for name in stream_names(page):
        stream = getattr(page, name)
        block = stream.stream_block
        ids: Ids = defaultdict(set)
        _collect_stream(stream, ids)
        chooses = any(_holds(block.child_blocks[child["type"]], CHOOSERS) for child in stream.raw_data)
        if (ids or chooses) and ids.keys() <= objects.keys():
            children = [
                (child["type"], _build(block.child_blocks[child["type"]], child["value"], objects), child.get("id"))
                for child in stream.raw_data
            ]
            setattr(page, name, StreamValue(block, children))


def stream_names(page: Page) -> tuple[str, ...]:
    return _names_of(cast(Hashable, type(page)))


@cache
def _names_of(model: Hashable) -> tuple[str, ...]:
    return tuple(field.name for field in cast(Any, model)._meta.get_fields() if isinstance(field, StreamField))


def _addresses(keys: set[int]) -> dict[int, str]:
    """Where each page is read, in the active language if it is published there. One query."""
    same = Page.objects.filter(pk__in=keys).values("translation_key")
    rows = Page.objects.live().filter(translation_key__in=same)
    found: dict[Any, dict[str, str]] = defaultdict(dict)
    keys_of = {}
    for pk, key, language, url_path in rows.values_list("pk", "translation_key", "locale__language_code", "url_path"):
        found[key][language] = page_address(url_path, language)
        keys_of[pk] = (key, language)
    active = get_language() or ""
    return {pk: found[key].get(active) or found[key][language] for pk, (key, language) in keys_of.items()}


def _collect_stream(stream: StreamValue, ids: Ids) -> None:
    for child in stream.raw_data:
        _collect(stream.stream_block.child_blocks[child["type"]], child["value"], ids)


def _holds(block: Block, kinds: tuple[type[Block], ...]) -> bool:
    """Whether the block is of these kinds or has one inside. Remembered: blocks live as long as their models."""
    known = _HOLDS.get((id(block), kinds))
    if known is None:
        known = isinstance(block, kinds) or any(_holds(child, kinds) for child in _inside(block))
        _HOLDS[id(block), kinds] = known
    return known


def _inside(block: Block) -> list[Block]:
    match block:
        case StructBlock() | StreamBlock():
            return list(block.child_blocks.values())
        case ListBlock():
            return [block.child_block]
    return []


def _items(block: ListBlock, raw: list[Any]) -> Iterator[Any]:
    return (item["value"] if block._item_is_in_block_format(item) else item for item in raw)


def _collect(block: Block, raw: Any, ids: Ids) -> None:
    if raw is None or not _holds(block, NAMING):
        return
    match block:
        case RichTextBlock():
            _collect_links(raw, ids)
        case ChooserBlock():
            ids[block.model_class].add(raw)
        case StructBlock():
            for name, child in block.child_blocks.items():
                _collect(child, raw.get(name), ids)
        case ListBlock():
            for item in _items(block, raw):
                _collect(block.child_block, item, ids)
        case StreamBlock():
            for item in raw:
                _collect(block.child_blocks[item["type"]], item["value"], ids)


def _collect_links(text: str, ids: Ids) -> None:
    if "linktype" in text:
        for kind, pk in _LINK.findall(text):
            ids[Page if kind == "page" else get_document_model()].add(int(pk))


def _build(block: Block, raw: Any, objects: Objects) -> Any:
    """The value that `block` makes of raw data, with choosers and links answered from `objects`."""
    match block:
        case RichTextBlock():
            return block.to_python(_LINK.sub(lambda link: _anchor(link, objects), raw) if raw else raw)
        case ChooserBlock():
            return objects.get(block.model_class, {}).get(raw)
        case StructBlock():
            return {
                name: _build(child, raw[name], objects) if name in raw else child.get_default()
                for name, child in block.child_blocks.items()
            }
        case ListBlock():
            return [_build(block.child_block, item, objects) for item in _items(block, raw)]
        case StreamBlock():
            return [(item["type"], _build(block.child_blocks[item["type"]], item["value"], objects)) for item in raw]
    return block.to_python(raw)


def _anchor(link: re.Match[str], objects: Objects) -> str:
    """The link with its address; without one where the page or file is gone."""
    if link[1] == "page":
        address = objects.get(Page, {}).get(int(link[2]))
    else:
        document = objects.get(get_document_model(), {}).get(int(link[2]))
        address = document.url if document else None
    return f'<a href="{escape(address)}">' if address else "<a>"
