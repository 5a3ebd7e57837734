"""Activities as iCalendar (RFC 5545): all of them to subscribe to, one to keep."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import Context
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Calendar, Event
from wagtail.blocks import StructValue

from portal.addresses import absolute, page_path, site_roots
from portal.templatetags.portal_tags import agency as agency_of

from .machines import changed_at, clean, public_pages
from .models import ActivityPage

# A phone gives up on more; the older ones stay on their pages.
MOST_ACTIVITIES = 1_000
ONE_DAY = timedelta(days=1)


def is_dated(page: ActivityPage) -> bool:
    """Whether it has a day: a month alone would put a wrong day into somebody's calendar."""
    return page.date_start is not None and page.date_precision == ActivityPage.Precision.DAY


def _moment(day: date, clock: time, page: ActivityPage) -> datetime:
    """A local time at the venue as UTC, which every calendar shows in its owner's own zone."""
    zone = page.venue_region.time_zone if page.venue_region else settings.TIME_ZONE
    return datetime.combine(day, clock, ZoneInfo(zone)).astimezone(UTC)


def _add_times(event: Event, page: ActivityPage, first: date) -> None:
    """Whole days, or a time of day that is repeated on each day of the activity."""
    last = page.date_end or first
    if page.time_start is None:
        event.add("dtstart", first)
        event.add("dtend", last + ONE_DAY)  # exclusive (RFC 5545 3.6.1)
        return
    event.add("dtstart", _moment(first, page.time_start, page))
    if page.time_end and page.time_end > page.time_start:
        event.add("dtend", _moment(first, page.time_end, page))
    if last > first:
        event.add("rrule", {"freq": "daily", "count": (last - first).days + 1})


def _event(page: ActivityPage, uid: str, name: str, place: Iterable[str], text: Iterable[str], url: str) -> Event:
    """A VEVENT without its times. The same bytes as long as the page does not change."""
    event = Event()
    cancelled = page.status == ActivityPage.Status.CANCELLED
    event.add("uid", uid)
    event.add("dtstamp", changed_at(page))
    event.add("last-modified", changed_at(page))
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("summary", clean(_("BATAL: %(name)s") % {"name": name} if cancelled else name))
    event.add("location", clean(", ".join(filter(None, place))))
    event.add("description", clean("\n".join(filter(None, [*text, url]))))
    event.add("categories", [str(page.get_kind_display())])
    event.add("url", url)
    return event


def _sessions(page: ActivityPage) -> Iterator[tuple[str, StructValue]]:
    """Sessions with a day of their own, each with a name that stays."""
    for number, block in enumerate(page.sessions):
        if block.value["date"]:
            yield f"{page.translation_key}-{block.id or number}", block.value


def events(page: ActivityPage, url: str) -> Iterator[Event]:
    """The activity, then each of its sessions that has its own day."""
    uid = str(page.translation_key)
    region = page.venue_region.title if page.venue_region else ""
    name = page.name or page.title
    event = _event(
        page, uid, name, [page.venue_name, page.venue_address, region], [page.summary, page.participants_group], url
    )
    if page.date_start:
        _add_times(event, page, page.date_start)
    yield event
    for session_uid, session in _sessions(page):
        place = session["region"].title if session["region"] else ""
        about = [session["participants"], session["note"]]
        part = _event(page, session_uid, f"{name}: {session['title']}", [session["venue"], place], about, url)
        part.add("dtstart", session["date"])
        part.add("dtend", session["date"] + ONE_DAY)
        part.add("related-to", uid)
        yield part


def _calendar(pages: Iterable[ActivityPage], name: str = "") -> bytes:
    """A calendar of these pages; those that no site shows are left out."""
    calendar = Calendar()
    calendar.add("prodid", "-//Portal PPA//bimtek//ID")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("x-wr-calname", clean(name))
        calendar.add("refresh-interval", ONE_DAY, parameters={"VALUE": "DURATION"})
    roots = site_roots()
    for page in pages:
        if path := page_path(page, roots):
            for event in events(page, absolute(path)):
                calendar.add_component(event)
    return calendar.to_ical()


def _response(content: bytes, name: str) -> HttpResponse:
    # inline: a phone then offers to add it to its calendar instead of storing a file.
    headers = {"Content-Disposition": f'inline; filename="{name}.ics"'}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)


def calendar(request: HttpRequest) -> HttpResponse:
    """All activities with a day, in the language of the address."""
    dated = public_pages(ActivityPage, "date_start").filter(
        date_start__isnull=False, date_precision=ActivityPage.Precision.DAY
    )
    name = _("Bimtek – %(agency)s") % {"agency": agency_of(Context({"request": request})).name}
    return _response(_calendar(dated.select_related("venue_region")[:MOST_ACTIVITIES], name), "bimtek")


def activity_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """One activity. One without a day is answered by a page that says so, with 404. Raises Http404 for no activity."""
    page = public_pages(ActivityPage, "date_start").filter(slug=slug).select_related("venue_region").first()
    if page is None:
        raise Http404("no such activity")
    if is_dated(page):
        return _response(_calendar([page]), slug)
    context = {"title": _("Belum ada tanggal untuk kalender"), "activity": page, "missing_page": True}
    context["activity_url"] = page_path(page) or f"/{get_language()}/"
    return render(request, "news/undated.html", context, status=404)
