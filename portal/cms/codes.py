"""Codes of records: short, stable, made from the name."""

from typing import Any

from django.db.models import Model
from django.utils.text import slugify

LONGEST = 50


def fill_code(instance: Model, cleaned: dict[str, Any], code: str, source: str) -> None:
    """Puts a free code into `cleaned` where the editor left it empty and the record has none."""
    if cleaned.get(code) or not cleaned.get(source):
        return
    cleaned[code] = getattr(instance, code) or free_code(type(instance), code, str(cleaned[source]))


def free_code(model: type[Model], code: str, text: str) -> str:
    """The slug of the text; with a number behind it where another record has it."""
    stem = slugify(text)[: LONGEST - 5].strip("-") or "kode"
    taken = set(model._default_manager.filter(**{f"{code}__startswith": stem}).values_list(code, flat=True))
    candidates = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 2))
    return next(candidate for candidate in candidates if candidate not in taken)
