"""Factories of pages. `parent=` puts a page into the tree; without it nothing is saved below a parent."""

from datetime import date
from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory
from wagtail.models import Locale
from wagtail_factories import PageFactory

from education.models import GlossaryTerm, GuidancePage
from home.models import AgencyProfilePage, InformationPage, LegalInstrumentPage, StandardPage
from indicators.models import ComparisonPage
from news.models import NewsPage

PARAGRAPH = "<p>Kamu boleh bercerita kapan pun kamu siap. <b>Gratis.</b></p>"


def stream(*blocks: tuple[str, Any]) -> list[dict[str, Any]]:
    """The raw data of a StreamField, with the block ids that wagtail-localize needs."""
    return [{"type": kind, "value": value, "id": f"blok-{place}"} for place, (kind, value) in enumerate(blocks)]


def items(*texts: str) -> list[dict[str, Any]]:
    """The raw data of a ListBlock, with ids for the same reason."""
    return [{"type": "item", "value": text, "id": f"butir-{place}"} for place, text in enumerate(texts)]


def body() -> list[dict[str, Any]]:
    return stream(("heading", "Yang bisa dilakukan"), ("paragraph", PARAGRAPH))


class BasePageFactory(PageFactory):
    class Meta:
        abstract = True

    title = factory.Sequence(lambda number: f"Halaman {number}")
    summary = "Ringkasan satu kalimat."
    first_published_at = factory.LazyFunction(timezone.now)
    last_published_at = factory.LazyFunction(timezone.now)


class BodyPageFactory(BasePageFactory):
    class Meta:
        abstract = True

    body = factory.LazyFunction(body)


class StandardPageFactory(BodyPageFactory):
    class Meta:
        model = StandardPage


class AgencyProfilePageFactory(BodyPageFactory):
    class Meta:
        model = AgencyProfilePage


class GuidancePageFactory(BodyPageFactory):
    class Meta:
        model = GuidancePage

    title = factory.Sequence(lambda number: f"Panduan {number}")
    audience = "korban"
    phase = "sesudah"
    review_due_on = date(2099, 1, 1)


class NewsPageFactory(BodyPageFactory):
    class Meta:
        model = NewsPage

    title = factory.Sequence(lambda number: f"Kabar {number}")
    kind = "own"
    date = date(2025, 7, 29)


class InformationPageFactory(BodyPageFactory):
    class Meta:
        model = InformationPage

    title = factory.Sequence(lambda number: f"Informasi {number}")
    info_class = "berkala"
    updated_on = date(2026, 1, 2)
    review_due_on = date(2099, 1, 1)


class LegalInstrumentPageFactory(BodyPageFactory):
    class Meta:
        model = LegalInstrumentPage

    title = factory.Sequence(lambda number: f"Keputusan Wali Kota {number}")
    kind = "keputusan"
    number_as_printed = "188.45-217/2013"


class ComparisonPageFactory(BodyPageFactory):
    class Meta:
        model = ComparisonPage


class GlossaryTermFactory(DjangoModelFactory):
    class Meta:
        model = GlossaryTerm

    slug = factory.Sequence(lambda number: f"istilah-{number}")
    term = factory.Sequence(lambda number: f"Istilah {number}")
    definition = "Penjelasan dengan kata sehari-hari."
    locale = factory.LazyFunction(Locale.get_default)
