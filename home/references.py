"""Which pages refer to a legal instrument. Found in Wagtail's index of references, so that no app need be known."""

from functools import cache
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, UUIDField
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex

from portal.languages import page_address
from portal.prepared import Param, Prepared, as_tuple
from portal.querysets import ListedQuerySet

# More would be a list of its own; the search has them all.
SHOWN = 24


class Reference(NamedTuple):
    url: str
    title: str


def _referring() -> Any:
    same = Page.objects.filter(translation_key=Param("key", UUIDField()))
    return (
        ReferenceIndex.objects.filter(
            base_content_type_id=Param("page_type"),
            to_content_type_id=Param("page_type"),
            to_object_id__in=same.annotate(text=Cast("pk", CharField())).values("text"),
        )
        .order_by()
        .values_list("object_id")
        .distinct()
    )


_REFERRING = Prepared(_referring, as_tuple)


@cache
def _pages(places: int) -> Prepared[tuple[Any, ...]]:
    keys = [Param(f"key{place}") for place in range(places)]
    return Prepared(
        lambda: (
            ListedQuerySet(Page)
            .filter(pk__in=keys, locale_id=Param("locale"))
            .visible()
            .order_by("-first_published_at", "title")
            .values_list("url_path", "title", "locale__language_code")
        ),
        as_tuple,
    )


def pages_about(page: Any) -> list[Reference]:
    """Pages in this page's language that name it in a field or block. Two queries."""
    page_type = ContentType.objects.get_for_model(Page).pk
    keys = [int(key) for (key,) in _REFERRING.rows(key=page.translation_key, page_type=page_type)]
    if not keys:
        return []
    places = -(-len(keys) // SHOWN) * SHOWN
    values = {f"key{place}": key for place, key in enumerate([*keys] + [keys[-1]] * (places - len(keys)))}
    rows = _pages(places).rows(limit=SHOWN, locale=page.locale_id, **values)
    return [Reference(page_address(url_path, language), title) for url_path, title, language in rows]
