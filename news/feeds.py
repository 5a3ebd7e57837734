"""The Atom feed of news, in each language (RFC 4287)."""

from datetime import datetime, time
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import Context
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator

from portal.addresses import absolute, page_path, site_roots
from portal.languages import path_in
from portal.templatetags.portal_tags import agency as agency_of

from .machines import changed_at, clean, public_pages
from .models import NewsIndexPage, NewsPage

NEWEST = 50


class NewsFeed(Atom1Feed):
    """An Atom feed whose dates come from its entries alone, and which links what an entry reports on."""

    def latest_post_date(self) -> datetime:
        return max([item["updateddate"] for item in self.items], default=self.feed["changed"])

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        if item["related"]:
            handler.addQuickElement("link", "", {"rel": "related", "href": item["related"]})


def _published(page: NewsPage) -> datetime | None:
    """The day of the news where it is known; an article of 2023 entered today is not news of today."""
    if page.date:
        return timezone.make_aware(datetime.combine(page.date, time.min))
    return page.first_published_at


def _title(page: NewsPage) -> str:
    """Paid content says so before anything else, in lists too (PPRA)."""
    return _("[Advertorial] %(title)s") % {"title": page.title} if page.advertorial else page.title


def _categories(page: NewsPage) -> list[str]:
    return [str(page.get_kind_display()), *([_("advertorial")] if page.advertorial else [])]


def news_feed(request: HttpRequest) -> HttpResponse:
    """The newest NEWEST news pages with their summaries; never the text of others."""
    language = get_language() or ""
    name = agency_of(Context({"request": request})).name
    own = absolute(reverse("news_feed"))
    index = NewsIndexPage.objects.live().filter(locale__language_code=language).first()
    feed = NewsFeed(
        title=clean(_("Berita – %(agency)s") % {"agency": name}),
        link=absolute(path_in("/berita/", language)),
        description="",
        language=language,
        author_name=clean(name),
        feed_url=own,
        feed_guid=own,
        changed=changed_at(index or NewsIndexPage()),
    )
    roots = site_roots()
    for page in public_pages(NewsPage, "date")[:NEWEST]:
        if path := page_path(page, roots):
            feed.add_item(
                title=clean(_title(page)),
                link=absolute(path),
                description=clean(page.summary),
                # The same for both languages and after a move.
                unique_id=f"urn:uuid:{page.translation_key}:{language}",
                pubdate=_published(page),
                updateddate=changed_at(page),
                categories=[clean(category) for category in _categories(page)],
                related=page.source_url if page.kind == NewsPage.Kind.PRESS else "",
            )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
