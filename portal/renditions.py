"""Pictures with the sizes they are shown at, in one written query.

Wagtail asks for pictures, then for their renditions, and works each file name out anew: 3 of the 6 milliseconds
that a page may take. What is not stored yet (a new picture, a moved focal point) is left to Wagtail, which makes it.
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from types import SimpleNamespace
from typing import Any, NamedTuple

from django.core.files.storage import default_storage
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, Filter

from portal.prepared import Param, Prepared, as_tuple

WIDTHS = (360, 720)
FORMATS = ("avif", "webp", "jpeg")
PREVIEW = "fill-1200x630|format-jpeg"  # the size that link previews show (Open Graph)
SLOTS = 4  # a statement has so many places for keys, or a multiple of it
FOCUS = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")
RENDITION = ("filter_spec", "focal_point_key", "file", "width", "height")


class Stored(NamedTuple):
    """A file of one picture in one size."""

    url: str
    width: int
    height: int


def spec(kind: str, width: int) -> str:
    """The name of a size as Wagtail keeps it."""
    return f"format-{kind}|width-{width}"


def fetch_pictures(keys: Iterable[int]) -> dict[int, Any]:
    """Pictures by key, each with `stored`: name of a size to its file. One query."""
    wanted = sorted(keys)
    places = -(-len(wanted) // SLOTS) * SLOTS
    if not places:
        return {}
    padded = wanted + [wanted[-1]] * (places - len(wanted))
    model, columns = get_image_model(), _columns()
    found: dict[int, Any] = {}
    for pk, *row in _statement(places).rows(**{f"key{place}": key for place, key in enumerate(padded)}):
        picture = found.get(pk)
        if picture is None:
            picture = found[pk] = model.from_db("default", columns, [pk, *row[len(RENDITION) :]])
            picture.stored = {}
        name, focus, file, width, height = row[: len(RENDITION)]
        if name and focus == _focus_key(name, *(getattr(picture, field) for field in FOCUS)):
            picture.stored[name] = Stored(default_storage.url(file), width, height)
    return found


@cache
def _columns() -> list[str]:
    return [column.attname for column in get_image_model()._meta.concrete_fields]


@cache
def _statement(places: int) -> Prepared[Any]:
    pk, *others = _columns()

    def build() -> Any:
        rows = get_image_model()._default_manager.filter(pk__in=[Param(f"key{place}") for place in range(places)])
        return rows.order_by().values_list(pk, *(f"renditions__{name}" for name in RENDITION), *others)

    return Prepared(build, as_tuple)


@lru_cache(maxsize=1024)
def _focus_key(name: str, *focus: int | None) -> str:
    """Which focal point a stored file was cut for, as Wagtail names it; "" for sizes that cut nothing."""
    return Filter(name).get_cache_key(SimpleNamespace(**dict(zip(FOCUS, focus, strict=True))))


def stored(picture: AbstractImage, name: str) -> Stored | None:
    """The picture's file in this size where it was fetched with it."""
    known: dict[str, Stored] = getattr(picture, "stored", {})
    return known.get(name)


def preview_of(picture: AbstractImage) -> Stored:
    """The file that a link preview shows; made where it is missing."""
    if found := stored(picture, PREVIEW):
        return found
    made = picture.get_rendition(PREVIEW)
    return Stored(made.url, made.width, made.height)
