"""Which pages refer to a legal instrument. Found in Wagtail's index of references, so that no app need be known."""

from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Case, CharField, UUIDField, When
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
    """Keys of the pages. Other records have keys of other kinds, which must not be cast to a number."""
    same = Page.objects.filter(translation_key=Param("key", UUIDField())).annotate(text=Cast("pk", CharField()))
    number = Case(
        When(base_content_type_id=Param("page_type"), then=Cast("object_id", BigIntegerField())),
        output_field=BigIntegerField(),
    )
    named = {"to_content_type_id": Param("page_type"), "to_object_id__in": same.values("text")}
    return ReferenceIndex.objects.filter(**named).annotate(number=number).values("number")


PAGES_ABOUT = Prepared(
    lambda: (
        ListedQuerySet(Page)
        .filter(pk__in=_referring(), locale_id=Param("locale"))
        .visible()
        .order_by("-first_published_at", "title")
        .values_list("url_path", "title", "locale__language_code")
    ),
    as_tuple,
)


def pages_about(page: Any) -> list[Reference]:
    """Pages in this page's language that name it in a field or block. One query."""
    page_type = ContentType.objects.get_for_model(Page).pk
    rows = PAGES_ABOUT.rows(limit=SHOWN, key=page.translation_key, page_type=page_type, locale=page.locale_id)
    return [Reference(page_address(url_path, language), title) for url_path, title, language in rows]
