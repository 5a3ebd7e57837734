"""What the home page shows below its first screen: guidance, the next training, news, the districts of the city."""

from datetime import date
from functools import cache
from typing import Any, NamedTuple

from django.apps import apps
from django.conf import settings
from django.db.models import DateField, F, Q
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Page

from portal.languages import page_address
from portal.prepared import Param, Prepared
from regions.lookup import with_children
from regions.models import Region

NEWS_LINES = 3
GUIDES_SHOWN = 4
MOST_DISTRICTS = 60  # no regency has as many
TRAININGS = ["bimtek", "pelatihan"]  # meetings and visits stand on /bimtek/, not here


class Guide(NamedTuple):
    title: str
    url_path: str
    audience: str
    phase: str


class Activity(NamedTuple):
    title: str
    url_path: str
    date_start: date | None
    date_end: date | None
    date_precision: str
    venue_name: str
    participants_group: str


class News(NamedTuple):
    title: str
    url_path: str
    date: date | None
    source_publisher: str
    advertorial: bool


class Line(NamedTuple):
    """A page as the home page names it."""

    url: str
    title: str
    note: str


def home_context(page: Page) -> dict[str, Any]:
    """Everything in the language of the page; four queries, five where no training is planned."""
    locale, language = page.locale_id, get_language() or settings.LANGUAGE_CODE
    activity, planned = next_activity(locale)
    region, districts = home_region()
    return {
        "audiences": guidance_by_audience(locale, language),
        "activity": activity,
        "activity_url": page_address(activity.url_path, language) if activity else "",
        "activity_planned": planned,
        "news": [(page_address(article.url_path, language), article) for article in latest_news(locale)],
        "region": region,
        "districts": districts,
    }


def _live(label: str) -> Any:
    """Published pages of a sibling app, named by label: home does not import its siblings."""
    return apps.get_model(label).objects.visible().filter(locale_id=Param("locale"))


def _trainings() -> Any:
    return _live("news.ActivityPage").filter(kind__in=TRAININGS)


def _planned() -> Any:
    today = Param("today", DateField())
    ahead = Q(date_start__gte=today) | Q(date_end__gte=today)
    rows = _trainings().filter(ahead, status__in=["rencana", "berlangsung"])
    return rows.order_by("date_start").values_list(*Activity._fields)


def _past() -> Any:
    rows = _trainings().filter(date_start__lt=Param("today", DateField()))
    return rows.order_by("-date_start").values_list(*Activity._fields)


def _news() -> Any:
    # Those whose source names no date come last.
    return _live("news.NewsPage").order_by(F("date").desc(nulls_last=True), "-pk").values_list(*News._fields)


_GUIDES = Prepared(
    lambda: _live("education.GuidancePage").order_by("order", "title").values_list(*Guide._fields), Guide
)
_PLANNED = Prepared(_planned, Activity)
_PAST = Prepared(_past, Activity)
_NEWS = Prepared(_news, News)


@cache
def _guidance_words(language: str) -> tuple[dict[str, str], dict[str, str]]:
    """Labels of audiences and phases in this language, which is the active one."""
    model: Any = apps.get_model("education.GuidancePage")
    return tuple(
        {value: str(label) for value, label in model._meta.get_field(field).flatchoices}
        for field in ("audience", "phase")
    )  # type: ignore[return-value]  # two of them


def guidance_by_audience(locale_id: int, language: str) -> list[tuple[str, list[Line]]]:
    """Label and pages of each audience that has guidance, in the editors' order; at most GUIDES_SHOWN pages."""
    audiences, phases = _guidance_words(language)
    groups: dict[str, list[Line]] = {audience: [] for audience in audiences}
    for guide in _GUIDES.rows(locale=locale_id):
        lines = groups[guide.audience]
        if len(lines) < GUIDES_SHOWN:
            lines.append(Line(page_address(guide.url_path, language), guide.title, phases[guide.phase]))
    return [(audiences[audience], lines) for audience, lines in groups.items() if lines]


def next_activity(locale_id: int) -> tuple[Activity | None, bool]:
    """The next planned training and True; where none is planned the latest one and False."""
    today = timezone.localdate()
    for statement, planned in ((_PLANNED, True), (_PAST, False)):
        if found := statement.rows(limit=1, locale=locale_id, today=today):
            return found[0], planned
    return None, False


def latest_news(locale_id: int) -> list[News]:
    """The newest articles; those whose source names no date come last."""
    return _NEWS.rows(limit=NEWS_LINES, locale=locale_id)


def home_region() -> tuple[Region | None, list[Region]]:
    """The city or regency of this portal and its districts; one query."""
    found = with_children(settings.PORTAL_HOME_REGION, MOST_DISTRICTS)
    return (found[0].region, found[1]) if found else (None, [])
