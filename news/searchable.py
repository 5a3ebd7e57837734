"""What the search knows of news and activities: also who took part, who spoke, who organised."""

from collections.abc import Iterator

from django.db import models

from portal.searchable import Kind, PageText, Place, Precision, When, page_texts
from regions.models import Region

from .models import ActivityIndexPage, ActivityPage, NewsIndexPage, NewsPage


def _place(region: Region | None) -> Place:
    return Place(region.code, region.title) if region else Place()


def _activity_place(page: ActivityPage) -> Place:
    return _place(page.venue_region or page.regions.first())


def _activity_when(page: ActivityPage) -> When:
    if page.date_start is None or page.date_precision == ActivityPage.Precision.UNKNOWN:
        return When()
    month = page.date_precision == ActivityPage.Precision.MONTH
    return When(page.date_start, Precision.MONTH if month else Precision.DAY)


def _activity_related(page: ActivityPage) -> Iterator[models.Model | None]:
    yield page.venue_region
    for row in page.participant_rows.select_related("region"):
        yield row.region
    for link in page.organizations.select_related("organization__region"):
        yield link.organization
    yield from page.programmes.all()
    yield from page.regions.all()
    yield from page.themes.all()


def _news_related(page: NewsPage) -> Iterator[models.Model | None]:
    yield page.activity
    yield from page.regions.all()
    yield from page.themes.all()


page_texts |= {
    NewsIndexPage: PageText(Kind.NEWS),
    NewsPage: PageText(
        Kind.NEWS,
        columns=("source_note", "source_publisher", "title_as_printed"),
        labels=("kind",),
        related=_news_related,
        when=lambda page: When(page.date),
        place=lambda page: _place(page.regions.first()),
    ),
    ActivityIndexPage: PageText(Kind.ACTIVITY),
    ActivityPage: PageText(
        Kind.ACTIVITY,
        columns=(
            "name",
            "theme",
            "objective",
            "focus_before",
            "focus_after",
            "participants_group",
            "participants_note",
            "venue_name",
            "venue_as_printed",
            "venue_address",
            "registration",
            "funding_source",
            "source_publisher",
            "title_as_printed",
        ),
        labels=("kind", "status"),
        related=_activity_related,
        when=_activity_when,
        place=_activity_place,
    ),
}
