"""Uploaded documents as a source: those whose collection anybody may read, with the text of PDFs.

A document is public as soon as it lies in a public collection, for Wagtail serves it from then on; what must wait
lies in a private one.
"""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models.signals import post_save, pre_save
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction

from portal.searchable import Kind, Record, Source, register, sources

from .models import FileText
from .pdf import read_pdf
from .projection import refresh

READ = "_search_read"


def _private() -> models.Q:
    """Collections with a restriction on themselves or above them."""
    paths = CollectionViewRestriction.objects.values_list("collection__path", flat=True)
    found = models.Q(pk__in=[])
    for path in paths:
        found |= models.Q(collection__path__startswith=path)
    return found


def _is_pdf(document: Document) -> bool:
    return bool(document.file) and document.file_extension == "pdf"


def _content(document: Document) -> bytes:
    if document.file._committed:
        with document.file.open("rb") as file:
            return bytes(file.read())
    # An upload, still to be stored: to close a large one would delete it.
    document.file.seek(0)
    data = bytes(document.file.read())
    document.file.seek(0)
    return data


def _read(document: Document) -> FileText | None:
    """The text of the file as it is now; None where that is known already or there is none to read."""
    if not _is_pdf(document):
        return None
    try:
        data = _content(document)
    except OSError:  # a row whose file was lost
        return None
    digest = sha256(data).hexdigest()
    if document.pk and FileText.objects.filter(document_id=document.pk, digest=digest).exists():
        return None
    text, problem = read_pdf(data)
    return FileText(document_id=document.pk, digest=digest, text=text, problem=problem)


def before_save(sender: type[Document], instance: Document, raw: bool = False, **kwargs: Any) -> None:
    """Reads a new file before anything is written: it may take seconds, and nobody should wait for a lock."""
    if not raw:
        setattr(instance, READ, _read(instance))


def after_save(sender: type[Document], instance: Document, **kwargs: Any) -> None:
    found: FileText | None = instance.__dict__.pop(READ, None)
    if found:
        found.document_id = instance.pk
        found.save()
    elif not _is_pdf(instance):  # another file has taken its place
        FileText.objects.filter(document_id=instance.pk).delete()


def after_collection(sender: type[Collection], instance: Collection, **kwargs: Any) -> None:
    """Wagtail moves a collection after saving it, in one transaction and without a signal."""
    transaction.on_commit(lambda: refresh(sources["document"], _within(instance.pk)))


def _within(collection: int) -> list[int]:
    path = Collection.objects.filter(pk=collection).values_list("path", flat=True).first()
    return (
        list(Document.objects.filter(collection__path__startswith=path).values_list("pk", flat=True)) if path else []
    )


def connect() -> None:
    pre_save.connect(before_save, sender=Document)
    post_save.connect(after_save, sender=Document)
    post_save.connect(after_collection, sender=Collection)


@register
class DocumentSource(Source):
    """In the agency's own language: a document says nothing of its language."""

    name = "document"
    model = Document

    def public(self) -> models.QuerySet[Document]:
        return Document.objects.exclude(_private()).order_by("pk")

    def project(self, rows: Sequence[Document]) -> Iterator[tuple[Document, Record]]:
        known = FileText.objects.in_bulk([row.pk for row in rows])
        for row in rows:
            read = known.get(row.pk) or _read(row)
            if read and row.pk not in known:  # uploaded before texts were kept
                read.save()
            yield (
                row,
                Record(
                    kind=Kind.DOCUMENT,
                    locale=settings.LANGUAGE_CODE,
                    path=row.url,
                    title=row.title,
                    body=read.text if read else "",
                ),
            )

    def affected_by(self, instance: models.Model, renamed: bool) -> Iterable[int]:
        if isinstance(instance, CollectionViewRestriction):
            return _within(instance.collection_id)
        return [instance.pk] if isinstance(instance, Document) else []
