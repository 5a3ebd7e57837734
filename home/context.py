"""What the home page shows below its first screen: guidance, the next training, news, the districts of the city."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import F, Q
from django.utils import timezone
from wagtail.models import Page

from regions.models import Region

NEWS_LINES = 3
TRAININGS = ["bimtek", "pelatihan"]  # meetings and visits stand on /bimtek/, not here


def home_context(page: Page) -> dict[str, Any]:
    """Everything in the language of the page; five queries, six where no training is planned."""
    activity, planned = next_activity(page.locale_id)
    region, districts = home_region()
    return {
        "audiences": guidance_by_audience(page.locale_id),
        "activity": activity,
        "activity_planned": planned,
        "news": latest_news(page.locale_id),
        "region": region,
        "districts": districts,
    }


def _live(label: str, locale_id: int, *fields: str) -> Any:
    """Published pages of a sibling app, named by label: home does not import its siblings.

    Only what the templates show: naming all 90 columns of an activity takes longer than the rest of the page.
    """
    pages = apps.get_model(label).objects.visible().filter(locale_id=locale_id)
    return pages.only("title", "url_path", "locale_id", "content_type_id", *fields)


def guidance_by_audience(locale_id: int) -> list[dict[str, Any]]:
    """Each audience that has guidance, with its pages: before something happens first."""
    pages: Iterable[Any] = _live("education.GuidancePage", locale_id, "audience", "phase").order_by("order", "title")
    labels = dict(apps.get_model("education.GuidancePage").Audience.choices)
    groups: dict[str, list[Any]] = {audience: [] for audience in labels}
    for page in pages:
        groups[page.audience].append(page)
    return [{"label": labels[audience], "pages": found} for audience, found in groups.items() if found]


def next_activity(locale_id: int) -> tuple[Any, bool]:
    """The next planned training and True; where none is planned the latest one and False."""
    shown = ("date_start", "date_end", "date_precision", "venue_name", "participants_group")
    activities = _live("news.ActivityPage", locale_id, *shown).filter(kind__in=TRAININGS)
    today = timezone.localdate()
    coming = activities.filter(
        Q(date_start__gte=today) | Q(date_end__gte=today), status__in=["rencana", "berlangsung"]
    )
    if planned := coming.order_by("date_start").first():
        return planned, True
    return activities.filter(date_start__lt=today).order_by("-date_start").first(), False


def latest_news(locale_id: int) -> list[Any]:
    """The newest articles; those whose source names no date come last."""
    shown = ("date", "source_publisher", "advertorial")
    return list(
        _live("news.NewsPage", locale_id, *shown).order_by(F("date").desc(nulls_last=True), "-pk")[:NEWS_LINES]
    )


def home_region() -> tuple[Region | None, list[Region]]:
    """The city or regency of this portal and its districts; one query."""
    code = settings.PORTAL_HOME_REGION
    found = list(Region.objects.filter(Q(code=code) | Q(parent__code=code)).by_code())
    return next((region for region in found if region.code == code), None), [r for r in found if r.code != code]
