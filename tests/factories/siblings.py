"""Many pages at once, without the tree's bookkeeping for each: a thousand in under a second."""

from typing import Any
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from wagtail.models import Page


def siblings(page: Page, number: int, **values: Any) -> list[int]:
    """Adds `number` published copies of `page` beside it, with the fields in `values` changed; returns their keys.

    A callable among the values gets the number of the copy.
    """
    model = type(page)
    parent = Page.objects.get(path=page.path[: -page.steplen])
    content_type = ContentType.objects.get_for_model(model)
    rows = []
    for place in range(number):
        row = {field.attname: getattr(page, field.attname) for field in model._meta.concrete_fields}
        row |= {name: value(place) if callable(value) else value for name, value in values.items()}
        step = parent.numchild + place + 1
        slug = f"{page.slug}-{step}"
        path = Page._get_path(parent.path, page.depth, step)
        row |= {"slug": slug, "path": path, "url_path": f"{parent.url_path}{slug}/", "translation_key": uuid4()}
        rows.append(row | {"content_type_id": content_type.pk, "numchild": 0})
    names = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    pages = Page.objects.bulk_create([Page(**{name: row[name] for name in names}) for row in rows])
    _insert(model, [row | {model._meta.pk.attname: page.pk} for row, page in zip(rows, pages, strict=True)])
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + number)
    return [page.pk for page in pages]


def _insert(model: type[Page], rows: list[dict[str, Any]]) -> None:
    """Rows of the model's own table: bulk_create refuses a model that has a parent's table as well."""
    fields = model._meta.local_concrete_fields
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    marks = ", ".join("%s" for _ in fields)
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({marks})"  # noqa: S608  # names of a model
    values = [[field.get_db_prep_save(row[field.attname], connection) for field in fields] for row in rows]
    with connection.cursor() as cursor:
        cursor.executemany(sql, values)
