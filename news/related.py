"""Everything an activity points at, in one query: it has more neighbours than a page may ask for one by one."""

from collections import defaultdict
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import CharField, Model, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce
from wagtail.documents import get_document_model

from portal.prepared import Param, Prepared, as_tuple
from portal.streams import Ids, Objects, fetch
from regions.labels import RegionLabel
from regions.models import Programme, Region
from services.models import Organization, Person

# What pages and blocks show of each, in the order of the model, which is how from_db() reads it.
COLUMNS: dict[type[Model], tuple[str, ...]] = {
    Person: ("name", "rank", "academic_title", "profession"),
    Organization: ("name", "acronym", "kind"),
    Region: RegionLabel._fields,
    Programme: ("acronym", "name", "name_en"),
    get_document_model(): ("title", "file", "file_size"),
}
WIDTH = max(len(columns) for columns in COLUMNS.values())
MODELS = {model._meta.label: model for model in COLUMNS}
LINKS: dict[type[Model], tuple[str, str]] = {
    Region: ("regions", "region_id"),
    Programme: ("programmes", "programme_id"),
}
# A statement has so many places for the keys of one model, or a multiple of it.
SLOTS = 8

Linked = dict[type[Model], list[Any]]


def fetch_named(page: Any, ids: Ids) -> tuple[Objects, Linked]:
    """The objects of `ids`; and apart from them the regions and programmes that the activity is linked with.

    One query for all models in COLUMNS (a UNION), those of portal.streams for the others.
    """
    chosen = {model: keys for model, keys in ids.items() if model in COLUMNS}
    rest: Ids = defaultdict(set, {model: keys for model, keys in ids.items() if model not in COLUMNS})
    # In a preview nothing is saved yet: what is linked is in memory.
    memory = getattr(page, "_cluster_related_objects", {})
    linked: Linked = {model: list(memory.get(name, ())) for model, (name, _column) in LINKS.items()}
    shape = tuple(sorted((model._meta.label, slots(len(keys))) for model, keys in chosen.items()))
    saved = tuple(model._meta.label for model, (name, _column) in LINKS.items() if name not in memory)
    found: Objects = {model: {} for model in COLUMNS} | fetch(rest)
    if not shape and not saved:
        return found, linked
    given = {"page": page.pk}
    for label, places in shape:
        given |= padded(label, chosen[MODELS[label]], places)
    for how, label, pk, *columns in _statement(shape, saved).rows(**given):
        model = MODELS[label]
        names = [model._meta.pk.attname, *COLUMNS[model]]
        values = columns[: len(names) - 1]
        row = RegionLabel(*values) if model is Region else model.from_db("default", names, [pk, *values])
        if how == "linked":
            linked[model].append(row)
        else:
            found[model][pk] = row
    return found, linked


def slots(number: int) -> int:
    return -(-number // SLOTS) * SLOTS


def padded(name: str, keys: Any, places: int) -> dict[str, Any]:
    """Values for the places of a list of keys; the places left over repeat the last key."""
    every = [*keys] + [next(iter(keys))] * (places - len(keys))
    return {f"{name}{place}": key for place, key in enumerate(every)}


def places_of(name: str, places: int) -> list[Param]:
    return [Param(f"{name}{place}") for place in range(places)]


@cache
def _statement(shape: tuple[tuple[str, int], ...], saved: tuple[str, ...]) -> Prepared[tuple[Any, ...]]:
    def build() -> QuerySet[Any, Any]:
        parts = [_rows(label, Q(pk__in=places_of(label, places)), "chosen") for label, places in shape]
        for label in saved:
            name, column = LINKS[MODELS[label]]
            through = getattr(apps.get_model("news.ActivityPage"), name).through.objects
            parts.append(
                _rows(label, Q(pk__in=through.filter(activitypage_id=Param("page")).values(column)), "linked")
            )
        return parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]

    return Prepared(build, as_tuple)


def _rows(label: str, condition: Q, how: str) -> QuerySet[Any, Any]:
    columns: list[Any] = [Coalesce(Cast(name, CharField()), Value("")) for name in COLUMNS[MODELS[label]]]
    columns += [Value("")] * (WIDTH - len(columns))
    rows = MODELS[label]._default_manager.filter(condition).order_by()
    return rows.values_list(Value(how), Value(label), "pk", *columns)
