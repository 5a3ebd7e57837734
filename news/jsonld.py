"""Machine-readable data of news and activities. Of press elsewhere we claim our summary and nothing else."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import get_language

from portal.addresses import absolute
from portal.jsonld import Context, Node, agency_node, describes, iso_date, without_empty

from .models import ActivityOrganization, ActivityPage, NewsPage

EVENT_STATUS = {ActivityPage.Status.CANCELLED: "https://schema.org/EventCancelled"}


def _organization(name: str) -> Node | None:
    return {"@type": "Organization", "name": name} if name else None


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


@describes(ActivityPage)
def activity(page: ActivityPage, context: Context) -> Node:
    """An Event whose dates are as exact as known; one without a date has none. No query on the page itself."""
    organizers = context.get("organizers")  # the page shows them too
    if organizers is None:
        organizers = page.organizations.filter(role=ActivityOrganization.Role.ORGANIZER).select_related("organization")
    region = page.venue_region
    place = {"@type": "Place", "name": page.venue_name}
    place["address"] = ", ".join(filter(None, [page.venue_address, region.title if region else ""]))
    return without_empty(
        {
            "@type": "Event",
            "name": page.name or page.title,
            "description": page.summary,
            "startDate": iso_date(page.date_start, page.date_precision),
            "endDate": iso_date(page.date_end, page.date_precision),
            "eventStatus": EVENT_STATUS.get(ActivityPage.Status(page.status), "https://schema.org/EventScheduled"),
            "location": without_empty(place) if page.venue_name or region else None,
            "organizer": [_organization(link.organization.name) for link in organizers],
            "inLanguage": get_language(),
            "url": absolute(context["request"].path),
        }
    )


def _elsewhere(page: NewsPage) -> Node:
    """The article that somebody else wrote, as far as its source is known."""
    return without_empty(
        {
            "@type": "AdvertiserContentArticle" if page.advertorial else "NewsArticle",
            "headline": page.title_as_printed or page.title,
            "url": page.source_url,
            "publisher": _organization(page.source_publisher),
            "datePublished": iso_date(page.source_published or page.date),
        }
    )


@describes(NewsPage)
def news(page: NewsPage, context: Context) -> Node:
    common: dict[str, Any] = {
        "inLanguage": get_language(),
        "dateModified": iso_date(_day(page.last_published_at)),
        "publisher": agency_node(context["agency"]),
        "url": absolute(context["request"].path),
        "correction": [
            without_empty(
                {
                    "@type": "CorrectionComment",
                    "text": block.value["text"],
                    "datePublished": iso_date(block.value["date"]),
                }
            )
            for block in page.corrections
        ],
    }
    if page.kind == NewsPage.Kind.PRESS:
        about = {"@type": "WebPage", "name": page.title, "abstract": page.summary, "isBasedOn": _elsewhere(page)}
        return without_empty(about | common)
    about = {
        "@type": "AdvertiserContentArticle" if page.advertorial else "NewsArticle",
        "headline": page.title,
        "abstract": page.summary,
        "datePublished": iso_date(page.date or _day(page.first_published_at)),
    }
    if page.kind == NewsPage.Kind.RELEASE:
        about["sourceOrganization"] = _organization(page.source_publisher)
    return without_empty(about | common)
