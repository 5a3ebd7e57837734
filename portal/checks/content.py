"""Checks of what editors work with: page types, stream blocks; and of what no public table may hold."""

import re
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from wagtail.blocks import BaseStreamBlock, Block, StaticBlock
from wagtail.fields import StreamField
from wagtail.models import Page, get_page_models

from portal.models import BasePage

from .source import APPS

# Words for a place whose address can get somebody killed (DESIGN section 5).
# All that services.Shelter may hold: the address is ciphertext.
SEALED = {"id", "code", "organization", "places", "sealed_address", "sealed_on"}
SHELTER = re.compile(r"shelter|safe_?house|rumah_?aman|penampungan", re.IGNORECASE)


def _template_missing(name: str) -> bool:
    try:
        get_template(name)
    except TemplateDoesNotExist:
        return True
    return False


def our_page_types() -> list[type[Page]]:
    """Page types of our apps that can be created, test doubles excluded."""
    return [model for model in get_page_models() if model._meta.app_label in APPS and model.is_creatable]


@register("house", "start")
def check_page_types(**kwargs: Any) -> list[CheckMessage]:
    """portal.E003: a page type does not build on BasePage. portal.E004: its template does not exist."""
    found: list[CheckMessage] = []
    for model in our_page_types():
        if not issubclass(model, BasePage):
            found.append(Error(f"{model.__name__} does not build on BasePage", obj=model, id="portal.E003"))
        if _template_missing(model.template):
            found.append(Error(f"template {model.template} does not exist", obj=model, id="portal.E004"))
    return found


def _stream_children(block: Block) -> Iterator[tuple[str, Block]]:
    """Every block an editor picks from a list of blocks, at any depth."""
    children = getattr(block, "child_blocks", {})
    for name, child in children.items():
        if isinstance(block, BaseStreamBlock):
            yield name, child
        yield from _stream_children(child)
    item = getattr(block, "child_block", None)
    if item is not None:
        yield from _stream_children(item)


def block_faults(block: Block) -> Iterator[str]:
    """What an editor or a reader would miss in this block."""
    if block.meta.icon == "placeholder":
        yield "no icon"
    template = getattr(block.meta, "template", None)
    if not template:
        yield "no template"
    elif _template_missing(template):
        yield f"template {template} does not exist"
    if not str(getattr(block.meta, "label", "") or ""):
        yield "no label"
    if not str(block.get_description()):
        yield "no description"
    # is_previewable also asks for the site's own preview template, which is not this block's matter.
    shown = hasattr(block.meta, "preview_value") or isinstance(block, StaticBlock)
    if not shown and type(block).get_preview_value is Block.get_preview_value:
        yield "no preview"


@register("house", "start")
def check_blocks(**kwargs: Any) -> list[CheckMessage]:
    """portal.E005: a stream block lacks icon, template, label, description or preview."""
    found: dict[str, CheckMessage] = {}
    for model in apps.get_models():
        if model._meta.app_label not in APPS:
            continue
        for field in model._meta.get_fields():
            if not isinstance(field, StreamField):
                continue
            for name, block in _stream_children(field.stream_block):
                # The same block stands in many pages; it is reported once.
                for fault in block_faults(block):
                    key = f"{type(block).__name__} “{name}”: {fault}"
                    found.setdefault(key, Error(key, obj=field, id="portal.E005"))
    return list(found.values())


@register("house", "start")
def check_shelters(**kwargs: Any) -> list[CheckMessage]:
    """portal.E006: a table is about shelters, other than the one that holds their address only sealed."""
    return [
        Error(f"{model.__name__} is about shelters", obj=model, id="portal.E006")
        for model in apps.get_models()
        if model._meta.app_label in APPS - {"complaints"} and SHELTER.search(model.__name__) and not _is_sealed(model)
    ]


def _is_sealed(model: Any) -> bool:
    """Whether it is services.Shelter with nothing in it that could say where."""
    is_ours = (model._meta.app_label, model.__name__) == ("services", "Shelter")
    return is_ours and {field.name for field in model._meta.get_fields()} == SEALED
