"""The news feed says what is ours, what is paid for and what only others wrote."""

from datetime import date
from xml.etree import ElementTree as ET

import pytest
from django.conf import settings
from django.test import Client

from news.models import NewsPage
from tests.factories import NewsPageFactory, SiteTree

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def feed(client: Client, path: str = "/berita/umpan.xml") -> ET.Element:
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(response.content)  # noqa: S314  # our own answer


def entry(client: Client, title: str) -> ET.Element:
    return next(
        found for found in feed(client).iterfind("a:entry", ATOM) if title in found.findtext("a:title", "", ATOM)
    )


@pytest.fixture
def news(tree: SiteTree) -> NewsPage:
    page = NewsPageFactory(parent=tree.id.news_index, title="Zamrud", slug="zamrud", summary="Satu & dua <b>")
    page.save_revision().publish()
    return page


def test_feed_and_entries_carry_what_atom_requires(client: Client, news: NewsPage) -> None:
    root = feed(client)

    assert root.findtext("a:author/a:name", "", ATOM)
    for element in [root, *root.iterfind("a:entry", ATOM)]:
        for name in ("id", "title", "updated"):
            assert element.findtext(f"a:{name}", "", ATOM), name
    ids = [found.findtext("a:id", "", ATOM) for found in root.iterfind("a:entry", ATOM)]
    assert len(set(ids)) == len(ids)
    assert root.find("a:link[@rel='self']", ATOM).get("href") == f"{settings.SITE_URL}/berita/umpan.xml"


def test_an_entry_leads_to_our_page_with_our_summary(client: Client, news: NewsPage) -> None:
    found = entry(client, "Zamrud")

    assert found.find("a:link[@rel='alternate']", ATOM).get("href") == f"{settings.SITE_URL}/berita/zamrud/"
    assert found.findtext("a:summary", "", ATOM) == "Satu & dua <b>"


def test_paid_content_is_labelled_before_its_title(client: Client, tree: SiteTree) -> None:
    NewsPageFactory(parent=tree.id.news_index, title="Zamrud", advertorial=True)

    found = entry(client, "Zamrud")

    assert found.findtext("a:title", "", ATOM) == "[Advertorial] Zamrud"
    assert "advertorial" in {category.get("term") for category in found.iterfind("a:category", ATOM)}


def test_press_elsewhere_links_its_source(client: Client, tree: SiteTree) -> None:
    NewsPageFactory(
        parent=tree.id.news_index,
        title="Zamrud",
        kind="press",
        source_publisher="Kabar",
        source_url="https://example.org/x",
    )

    assert entry(client, "Zamrud").find("a:link[@rel='related']", ATOM).get("href") == "https://example.org/x"


def test_each_language_has_its_own_feed_without_drafts(client: Client, tree: SiteTree) -> None:
    NewsPageFactory(parent=tree.id.news_index, title="Rahasia", live=False)

    english = feed(client, "/en/berita/umpan.xml")

    links = [found.find("a:link", ATOM).get("href") for found in english.iterfind("a:entry", ATOM)]
    assert links
    assert all("/en/berita/" in link for link in links)
    assert "Rahasia" not in str(client.get("/berita/umpan.xml").content)


def test_an_empty_feed_is_still_a_feed_and_stays_the_same(client: Client, tree: SiteTree) -> None:
    tree.id.news.unpublish()

    first, second = (client.get("/berita/umpan.xml").content for _ in range(2))

    assert first == second
    assert feed(client).find("a:entry", ATOM) is None


def test_signs_that_xml_forbids_are_left_out(client: Client, tree: SiteTree) -> None:
    NewsPageFactory(parent=tree.id.news_index, title="Zam\x0brud", summary="a\x01b")

    assert entry(client, "Zamrud").findtext("a:summary", "", ATOM) == "ab"


def test_the_newest_come_first_and_undated_ones_last(client: Client, tree: SiteTree) -> None:
    NewsPageFactory(parent=tree.id.news_index, title="Tanpa tanggal", date=None)
    NewsPageFactory(parent=tree.id.news_index, title="Baru", date=date(2026, 1, 2))

    titles = [found.findtext("a:title", "", ATOM) for found in feed(client).iterfind("a:entry", ATOM)]

    assert titles[0] == "Baru"
    assert titles[-1] == "Tanpa tanggal"


def test_pages_announce_the_feed(client: Client, tree: SiteTree) -> None:
    html = client.get("/berita/").content.decode()

    assert '<link rel="alternate" type="application/atom+xml"' in html
