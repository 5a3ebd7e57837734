"""Writes the documents of rows as the database now holds them, within the caller's transaction."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import islice
from typing import Any

from django.conf import settings
from django.db import transaction

from portal.searchable import Kind, Record, Source

from .aims import term
from .lexicon import content
from .meanings import said
from .models import SearchDocument
from .stemming import stem
from .text import words

logger = logging.getLogger(__name__)
CHUNK = 500
DISTRICT = len("64.71.01")  # characters of a kecamatan's code (Kemendagri)
# Where several answers fit, help comes before the law it rests on and before offices' papers.
KIND_WEIGHTS = {Kind.GUIDANCE: 1.6, Kind.SERVICE: 1.3, Kind.LEGAL: 0.7, Kind.INFORMATION: 0.7}
IDENTITY = ["source", "object_id", "locale"]
WRITTEN = [field.name for field in SearchDocument._meta.concrete_fields if field.name not in {"id", *IDENTITY}]


def chunks(pks: Iterable[Any]) -> Iterator[list[Any]]:
    rest = iter(pks)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def _terms(text: str, locale: str) -> list[str]:
    return [stem(word, locale) for word in words(text)]


def _asked(lines: str, locale: str) -> list[str]:
    """The roots that say something, once for each line that has them: what many ask with counts more."""
    return [root for line in lines.splitlines() for root in content(line, locale)]


def index_columns(
    locale: str, title: str, names: str, summary: str, body: str, aims: Sequence[str] = (), asked: str = ""
) -> dict[str, str]:
    """The columns that engines read. Names of places (no locale) keep their form: 91,599 of them are no prose."""
    named = dict.fromkeys(words(names))
    return {
        "title_terms": " ".join([*_terms(title, locale), *said(title, locale)]),
        "names_terms": " ".join(dict.fromkeys([*(stem(word, locale) for word in named), *map(term, aims)])),
        "summary_terms": " ".join([*_terms(summary, locale), *said(summary, locale)]),
        "body_terms": " ".join([*_terms(body, locale), *_asked(asked, locale), *said(f"{body}\n{asked}", locale)]),
        "title_words": " ".join(dict.fromkeys([*words(title), *named])),
    }


def district_of(code: str) -> str:
    """The kecamatan that a region of the agency's own area lies in; empty for all others, which are too many."""
    own = f"{settings.PORTAL_HOME_REGION}."
    return code[:DISTRICT] if code.startswith(own) and len(code) >= DISTRICT else ""


def document_of(source: Source, row: Any, record: Record) -> SearchDocument:
    """The row that a record becomes, not saved yet."""
    return SearchDocument(
        source=source.name,
        object_id=str(row.pk),
        locale=record.locale,
        kind=record.kind,
        path=record.path,
        title=record.title[:300],
        summary=record.summary,
        body=record.body,
        region_code=record.place.code,
        region_name=record.place.name[:160],
        district=district_of(record.place.code),
        topics=" ".join(record.topics)[:500],
        date=record.when.day,
        date_precision=record.when.precision,
        weight=record.weight * KIND_WEIGHTS.get(record.kind, 1.0),
        **index_columns(
            record.locale, record.title, record.names, record.summary, record.body, record.aims, record.asked
        ),
    )


def _documents(source: Source, rows: Sequence[Any]) -> list[SearchDocument]:
    """The documents of these rows. One that cannot be projected is not found, and its error is logged."""
    try:
        with transaction.atomic():
            return [document_of(source, row, record) for row, record in source.project(rows)]
    except Exception:  # publishing help must never fail because the search does
        if len(rows) == 1:
            logger.exception("Not searchable: %s %s", source.name, rows[0].pk)
            return []
    return [document for row in rows for document in _documents(source, [row])]


_held: ContextVar[bool] = ContextVar("search_held", default=False)


@contextmanager
def held() -> Iterator[None]:
    """Within it no change reaches the documents; the caller rebuilds them before its transaction ends.

    For loading a whole site, where each page would be projected several times over.
    """
    token = _held.set(True)
    try:
        yield
    finally:
        _held.reset(token)


def refresh(source: Source, pks: Iterable[Any]) -> int:
    """Projects these rows again; those no longer public leave at once. Returns how many documents were written."""
    if _held.get():
        return 0
    return sum(_refresh(source, chunk) for chunk in chunks(pks))


@transaction.atomic
def _refresh(source: Source, pks: Sequence[Any]) -> int:
    # Two transactions on one row, one publishing and one unpublishing: the second waits here and then reads what
    # the first has left, so that nothing withdrawn comes back. SQLite has one writer at a time anyway.
    list(source.model._base_manager.select_for_update().filter(pk__in=pks).order_by("pk").values_list("pk"))
    # Read from the database, never from the instance a signal carries: that one may hold a draft.
    rows = list(source.public().filter(pk__in=pks))
    documents = _documents(source, rows)
    kept = {(document.object_id, document.locale) for document in documents}
    stored = SearchDocument.objects.filter(source=source.name, object_id__in=[str(pk) for pk in pks])
    gone = [pk for pk, *key in stored.values_list("pk", "object_id", "locale") if tuple(key) not in kept]
    if gone:
        SearchDocument.objects.filter(pk__in=gone).delete()
    SearchDocument.objects.bulk_create(documents, update_conflicts=True, unique_fields=IDENTITY, update_fields=WRITTEN)
    return len(documents)


def rebuild(source: Source) -> int:
    """Every row of a source, and nothing that has no row any more. Returns how many documents stand then."""
    written = refresh(source, source.model._base_manager.order_by("pk").values_list("pk", flat=True).iterator(CHUNK))
    known = {str(pk) for pk in source.model._base_manager.values_list("pk", flat=True).iterator(10_000)}
    stored = SearchDocument.objects.filter(source=source.name).values_list("object_id", flat=True).distinct()
    for chunk in chunks(sorted(set(stored) - known)):
        SearchDocument.objects.filter(source=source.name, object_id__in=chunk).delete()
    return written
