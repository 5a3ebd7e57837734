"""News and activities ask the database equally often with ten and with a thousand siblings, and never too often."""

from news.models import ActivityPage, NewsPage
from tests.counting import FEW, LISTING_LIMIT, MANY, PAGE_LIMIT, know_sizes, queries
from tests.factories import (
    ActivityOrganizationFactory,
    OrganizationFactory,
    PersonFactory,
    SiteTree,
    region,
    translate,
)
from tests.factories.pages import stream
from tests.factories.siblings import siblings
from tests.factories.stuffed import figure, material, picture, quote, stuffed_body
from tests.factories.tree import EMPTY_SPEAKER

LISTS = (
    "/berita/",
    "/berita/?jenis=press",
    "/bimtek/",
    "/bimtek/?jenis=bimtek&tahun=2025",
    "/en/berita/",
    "/en/bimtek/",
)
PAGES = (
    "/berita/rt-siaga/",
    "/bimtek/bimtek-seksi-ppa-rt/",
    "/en/berita/rt-siaga/",
    "/en/bimtek/bimtek-seksi-ppa-rt/",
)


def grow(tree: SiteTree, number: int) -> None:
    for branch in filter(None, (tree.id, tree.en)):
        siblings(branch.news, number)
        siblings(branch.activity, number)


def test_lists_and_pages_ask_equally_often_for_few_and_many_siblings(tree: SiteTree) -> None:
    grow(tree, FEW)
    few = {path: queries(path) for path in LISTS + PAGES}
    grow(tree, MANY)
    know_sizes()
    assert {path: queries(path) for path in LISTS + PAGES} == few
    assert max(few[path] for path in LISTS) <= LISTING_LIMIT
    assert max(few[path] for path in PAGES) <= PAGE_LIMIT


def test_an_activity_with_everything_in_every_field_stays_within_the_limit(tree: SiteTree) -> None:
    page = ActivityPage.objects.get(pk=tree.id.activity.pk)
    page.lead_image = picture("utama")
    page.body = stuffed_body(link=tree.id.news)
    page.quotes, page.gallery = stream(quote(), quote()), stream(figure(), figure())
    page.materials = stream(material(), material())
    speakers = [
        {**EMPTY_SPEAKER, "person": PersonFactory().pk, "organization": OrganizationFactory().pk} for _ in "ab"
    ]
    page.speakers = stream(*(("speaker", speaker) for speaker in speakers))
    empty = dict.fromkeys(("date_note", "venue", "venue_as_printed", "participants", "note"), "")
    session = {"title": "Hari pertama", "date": "2025-07-29", "region": region("64.01").pk, **empty}
    page.sessions = stream(("session", session), ("session", session))
    page.save()
    ActivityOrganizationFactory(page=page, role="tuan_rumah")
    ActivityOrganizationFactory(page=page, role="penerima_rujukan")
    translate(page)
    assert queries("/bimtek/bimtek-seksi-ppa-rt/") <= PAGE_LIMIT
    assert queries("/en/bimtek/bimtek-seksi-ppa-rt/") <= PAGE_LIMIT


def test_news_with_everything_in_every_field_stays_within_the_limit(tree: SiteTree) -> None:
    page = NewsPage.objects.get(pk=tree.id.news.pk)
    page.lead_image, page.body = picture("utama"), stuffed_body(link=tree.id.activity)
    page.regions = [region("64.71"), region("64.01")]
    page.save()
    translate(page)
    assert queries("/berita/rt-siaga/") <= PAGE_LIMIT
    assert queries("/en/berita/rt-siaga/") <= PAGE_LIMIT
