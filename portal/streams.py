"""What the streams of one page point at (people, pictures, files), fetched together: one query a model.

Left alone, Wagtail asks once for each kind of block in each stream.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from wagtail.blocks import Block, ChooserBlock, ListBlock, StreamBlock, StreamValue, StructBlock
from wagtail.fields import StreamField
from wagtail.images.models import AbstractImage
from wagtail.models import Page

Ids = defaultdict[type[Model], set[int]]
Objects = dict[type[Model], dict[int, Any]]


def chosen_ids(page: Page) -> Ids:
    """Model to keys of everything that the choosers in the page's streams name. No query."""
    ids: Ids = defaultdict(set)
    for name in _stream_names(page):
        stream = getattr(page, name)
        for child in stream.raw_data:
            _collect(stream.stream_block.child_blocks[child["type"]], child["value"], ids)
    return ids


def fetch(ids: Ids) -> Objects:
    """The objects of these keys; one query a model, one more for the sizes of pictures."""
    found: Objects = {}
    for model, keys in ids.items():
        rows: Any = model._default_manager.all()
        if issubclass(model, AbstractImage):
            rows = rows.prefetch_renditions()
        found[model] = rows.in_bulk(keys)
    return found


def put(page: Page, objects: Objects) -> None:
    """Gives these objects to the streams that need no others, so that templates read them without a query."""
    for name in _stream_names(page):
        stream = getattr(page, name)
        models = {model for child in stream.raw_data for model in _models(stream, child)}
        if models and models <= objects.keys():
            children = [(child["type"], _child(stream, child, objects), child.get("id")) for child in stream.raw_data]
            setattr(page, name, StreamValue(stream.stream_block, children))


def _stream_names(page: Page) -> Iterable[str]:
    return (field.name for field in page._meta.get_fields() if isinstance(field, StreamField))


def _child(stream: StreamValue, child: dict[str, Any], objects: Objects) -> Any:
    return _build(stream.stream_block.child_blocks[child["type"]], child["value"], objects)


def _models(stream: StreamValue, child: dict[str, Any]) -> set[type[Model]]:
    ids: Ids = defaultdict(set)
    _collect(stream.stream_block.child_blocks[child["type"]], child["value"], ids)
    return set(ids)


def _items(block: ListBlock, raw: list[Any]) -> list[Any]:
    return [item["value"] if block._item_is_in_block_format(item) else item for item in raw]


def _collect(block: Block, raw: Any, ids: Ids) -> None:
    match block:
        case ChooserBlock():
            if raw is not None:
                ids[block.model_class].add(raw)
        case StructBlock():
            for name, child in block.child_blocks.items():
                _collect(child, raw.get(name), ids)
        case ListBlock():
            for item in _items(block, raw or []):
                _collect(block.child_block, item, ids)
        case StreamBlock():
            for item in raw or []:
                _collect(block.child_blocks[item["type"]], item["value"], ids)


def _build(block: Block, raw: Any, objects: Objects) -> Any:
    """The value that `block` makes of raw data, with choosers answered from `objects`."""
    match block:
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
