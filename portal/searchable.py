"""How an app tells the search what of it is public. `search` reads this registry and knows no page types.

Each app has a module `searchable` with its sources; rows written past Django's signals (bulk imports)
are announced with `bulk_changed.send(sender=Model)`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

# provides args: sender (the model whose rows changed without signals)
bulk_changed = Signal()


class Kind(models.TextChoices):
    GUIDANCE = "panduan", _("panduan")
    NEWS = "berita", _("berita")
    ACTIVITY = "kegiatan", _("kegiatan")
    LEGAL = "peraturan", _("peraturan")
    INFORMATION = "informasi-publik", _("informasi publik")
    SERVICE = "layanan", _("layanan")
    REGION = "wilayah", _("wilayah")
    TERM = "istilah", _("istilah")
    DATA = "data", _("data")
    DOCUMENT = "dokumen", _("dokumen")
    PAGE = "halaman", _("halaman")


class Precision(models.TextChoices):
    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Place:
    code: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class When:
    day: date | None = None
    precision: str = Precision.DAY


@dataclass(frozen=True, slots=True)
class Record:
    """One thing people can find, in one language; `locale` is empty where it reads the same in all.

    `names` is matched and never shown: other spellings, misprints, people and places involved; so is `asked`,
    a question a line (portal.models.asked).
    `weight` says how much a match counts beside others (1 is usual). `topics` are keys of themes,
    `aims` of whom it is written for and when (search.aims).
    """

    kind: Kind
    locale: str
    path: str
    title: str
    summary: str = ""
    body: str = ""
    names: str = ""
    asked: str = ""
    place: Place = Place()
    when: When = When()
    weight: float = 1.0
    topics: tuple[str, ...] = ()
    aims: tuple[str, ...] = ()


class Source:
    """Projects the public rows of one model."""

    name: str
    model: type[models.Model]

    def public(self) -> models.QuerySet[Any]:
        """The rows that anybody may read now."""
        raise NotImplementedError

    def project(self, rows: Sequence[Any]) -> Iterator[tuple[Any, Record]]:
        """Each row with its records, one per language; a row without any is not found."""
        raise NotImplementedError

    def affected_by(self, instance: models.Model, renamed: bool) -> Iterable[Any]:
        """Primary keys of rows to project again because `instance` was written (`renamed`: or goes by new names)."""
        return [instance.pk] if isinstance(instance, self.model) else []


@dataclass(frozen=True)
class PageText:
    """What of a page type is searched besides title, summary and everything in its stream fields.

    Columns are named one by one, so that notes for editors never become public by being added to a model.
    `related` rows lend their names; `follows` are models of which every renamed row touches the page.
    """

    kind: Kind | None
    columns: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    related: Callable[[Any], Iterable[models.Model | None]] = lambda page: ()
    follows: tuple[type[models.Model], ...] = ()
    when: Callable[[Any], When] = lambda page: When()
    place: Callable[[Any], Place] = lambda page: Place()
    aims: Callable[[Any], tuple[str, ...]] = lambda page: ()


sources: dict[str, Source] = {}
page_texts: dict[type[Page], PageText] = {}
# Models whose names stand in the records of others: a rename projects those again.
named: set[type[models.Model]] = set()
# Functions that name words which are matched and must never be shown; asked when a word is about to be offered.
unshown: list[Callable[[], Iterable[str]]] = []


def register(source: type[Source]) -> type[Source]:
    """Class decorator: one instance of the source joins the registry."""
    sources[source.name] = source()
    return source


def names_of(row: models.Model | None) -> list[str]:
    """All names a record goes by: title, name, acronym, and the lines of its aliases. Drafts have none."""
    if row is None or not getattr(row, "live", True):
        return []
    found = [str(row)]
    for column in ("title", "name", "acronym", "expansion", "aliases", "variants", "number_as_printed"):
        value = getattr(row, column, "")
        found += str(value).splitlines() if value else []
    return list(dict.fromkeys(found))
