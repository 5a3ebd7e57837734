"""The page of a piece of news: whose words it is, what was corrected, what it is about."""

from typing import Any

from news.models import NewsPage
from tests.factories import SiteTree, region
from tests.factories.pages import stream
from tests.reading import get, in_order, words

PATH = "/berita/rt-siaga/"


def change(tree: SiteTree, **values: Any) -> None:
    page = NewsPage.objects.get(pk=tree.id.news.pk)
    for name, value in values.items():
        setattr(page, name, value)
    page.save()


def test_press_elsewhere_is_a_summary_with_link_publisher_and_rights(tree: SiteTree) -> None:
    response = get(PATH)
    text = words(response)
    assert in_order(
        text, "Pers di tempat lain · inibalikpapan.com · 29 Juli 2025", "RT siaga", "Ini ringkasan kami sendiri"
    )
    assert in_order(text, "Penerbit inibalikpapan.com", "Hak pakai Ringkasan dan tautan", "Baca tulisan aslinya")
    assert 'href="https://www.inibalikpapan.com/rt-siaga"' in response.content.decode()


def test_our_own_news_claims_no_other_publisher(tree: SiteTree) -> None:
    change(tree, kind="own", source_publisher="", source_url="", source_rights="")
    text = words(PATH)
    assert "Berita kami" in text
    assert "Ini ringkasan kami sendiri" not in text
    assert "Penerbit" not in text


def test_a_paid_article_is_labelled(tree: SiteTree) -> None:
    change(tree, advertorial=True)
    assert in_order(words(PATH), "RT siaga", "Advertorial: berita berbayar")


def test_what_was_wrong_and_is_corrected_stands_above_the_text(tree: SiteTree) -> None:
    correction = {"date": "2026-11-22", "text": "Nama dinas diperbaiki."}
    change(tree, corrections=stream(("correction", correction)))
    assert in_order(words(PATH), "Koreksi 22 November 2026", "Nama dinas diperbaiki.", "Kamu boleh bercerita")


def test_a_date_that_no_source_names_is_said_to_be_unknown(tree: SiteTree) -> None:
    change(tree, date=None, source_note="Tanggal tidak tercetak.")
    text = words(PATH)
    assert "Tanggal tidak diketahui" in text
    assert "Catatan sumber: Tanggal tidak tercetak." in text


def test_it_leads_to_its_activity_and_regions_in_the_readers_language(tree: SiteTree) -> None:
    change(tree, regions=[region("64.71.01.1001")])
    html = get(PATH).content.decode()
    assert 'href="/bimtek/bimtek-seksi-ppa-rt/"' in html
    assert 'href="/wilayah/64.71.01.1001/"' in html
    assert 'href="/en/bimtek/bimtek-seksi-ppa-rt/"' in get(f"/en{PATH}").content.decode()


def test_an_activity_that_is_not_public_is_not_linked(tree: SiteTree) -> None:
    tree.id.activity.unpublish()
    assert "Lihat kegiatannya" not in words(PATH)
