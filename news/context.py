"""What the page of an activity and of a piece of news shows besides its own fields."""

from typing import Any

from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from news.choices import ActivityStatus, DatePrecision, OrganizationRole
from news.neighbours import activity_of, around_activity
from news.participants import participants
from news.rows import organizations_of, participant_rows_of, regions_of
from regions.timezones import SHORT_NAMES, zone_of

# Units that sources use; any other stands as the editor wrote it.
UNITS = {
    "orang": _("orang"),
    "desa": pgettext_lazy("satuan", "desa"),
    "kelurahan": _("kelurahan"),
    "kelurahan dan kecamatan": _("kelurahan dan kecamatan"),
}


def activity_context(page: Any) -> dict[str, Any]:
    """Three queries: participants, organisations, neighbouring pages."""
    legal, news = around_activity(page)
    organizations = organizations_of(page)
    return {
        "participants": participants(participant_rows_of(page), get_language() or "id"),
        "unit": UNITS.get(page.participants_unit, page.participants_unit),
        "organizers": [link for link in organizations if link.role == OrganizationRole.ORGANIZER],
        "guests": [link for link in organizations if link.role in {OrganizationRole.HOST, OrganizationRole.VISITOR}],
        "handover": [link for link in organizations if link.role == OrganizationRole.HANDOVER],
        "time": time_of_day(page),
        "forgotten": forgotten(page),
        "has_calendar": has_calendar(page),
        "legal": legal,
        "news": news,
    }


def news_context(page: Any) -> dict[str, Any]:
    """Two queries: the activity it is about, and its regions."""
    return {"activity": activity_of(page), "regions": regions_of(page)}


def time_of_day(page: Any) -> str:
    """ "08.00–15.00 WITA" in the time of the place; "" where no time is given."""
    if not page.time_start:
        return ""
    pattern = "H:i" if get_language() == "en" else "H.i"
    hours = [time_format(hour, pattern) for hour in (page.time_start, page.time_end) if hour]
    zone = zone_of(page.venue_region.code) if page.venue_region else timezone.get_default_timezone_name()
    return f"{'–'.join(hours)} {SHORT_NAMES.get(zone, zone)}"


def has_calendar(page: Any) -> bool:
    """Whether it can stand in a calendar: a known day, and not called off."""
    known = page.date_start is not None and page.date_precision == DatePrecision.DAY
    return known and page.status != ActivityStatus.CANCELLED


def forgotten(page: Any) -> bool:
    """Whether it still says "planned" or "running" although its day has passed."""
    last = page.date_end or page.date_start
    if last is None or page.date_precision != DatePrecision.DAY or last >= timezone.localdate():
        return False
    return page.status in {ActivityStatus.PLANNED, ActivityStatus.RUNNING}
