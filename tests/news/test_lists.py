"""What a reader finds in the lists of news and activities, and what must never stand there."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from tests.factories import ActivityPageFactory, NewsPageFactory, SiteTree, translate
from tests.reading import get, in_order, words

LISTS = ["/berita/", "/bimtek/"]


def today(days: int = 0) -> date:
    return timezone.localdate() + timedelta(days=days)


def test_news_are_listed_newest_first_and_undated_ones_last(tree: SiteTree) -> None:
    index = tree.id.news_index
    NewsPageFactory(parent=index, title="Tanpa tanggal", date=None)
    NewsPageFactory(parent=index, title="Lama", date=date(2020, 1, 5))
    NewsPageFactory(parent=index, title="Baru", date=date(2026, 3, 9))
    text = words("/berita/")
    assert in_order(text, "Baru", "9 Maret 2026", "Lama", "5 Januari 2020", "Tanpa tanggal", "Tanggal tidak diketahui")


def test_activities_over_are_listed_newest_first_and_undated_ones_last(tree: SiteTree) -> None:
    index = tree.id.activity_index
    ActivityPageFactory(parent=index, title="Kunjungan", date_start=None, date_end=None, date_precision="unknown")
    ActivityPageFactory(
        parent=index, title="Sebulan", date_start=date(2026, 2, 1), date_end=None, date_precision="month"
    )
    text = words("/bimtek/")
    assert in_order(
        text, "Sebulan", "Februari 2026", "Bimtek Seksi PPA", "29–31 Juli 2025", "Kunjungan", "Tanggal tidak"
    )


def test_what_is_coming_stands_first_soonest_first(tree: SiteTree) -> None:
    index = tree.id.activity_index
    for title, days in (("Nanti", 30), ("Besok", 1)):
        ActivityPageFactory(parent=index, title=title, date_start=today(days), date_end=None, status="rencana")
    text = words("/bimtek/")
    assert in_order(text, "Akan datang", "Besok", "Nanti", "Sudah lewat", "Bimtek Seksi PPA")
    assert "Belum ada bimtek terjadwal" not in text


def test_a_training_that_runs_today_is_not_over(tree: SiteTree) -> None:
    ActivityPageFactory(parent=tree.id.activity_index, title="Hari ini", date_start=today(-1), date_end=today())
    assert in_order(words("/bimtek/"), "Akan datang", "Hari ini", "Sudah lewat")


def test_a_training_known_to_this_month_is_not_over(tree: SiteTree) -> None:
    month = {"date_start": today().replace(day=1), "date_end": None, "date_precision": "month"}
    ActivityPageFactory(parent=tree.id.activity_index, title="Bulan ini", **month)
    assert in_order(words("/bimtek/"), "Akan datang", "Bulan ini", "Sudah lewat")


def test_nothing_planned_is_said_and_a_plan_whose_day_has_passed_is_no_plan(tree: SiteTree) -> None:
    ActivityPageFactory(parent=tree.id.activity_index, title="Terlupa", date_start=date(2025, 1, 2), status="rencana")
    assert in_order(words("/bimtek/"), "Belum ada bimtek terjadwal", "Sudah lewat", "Terlupa")


def test_a_cancelled_training_stays_in_sight_of_those_who_meant_to_come(tree: SiteTree) -> None:
    cancelled = {"date_start": today(5), "date_end": None, "status": "batal"}
    ActivityPageFactory(parent=tree.id.activity_index, title="Tidak jadi", **cancelled)
    assert in_order(words("/bimtek/"), "Akan datang", "Batal", "Tidak jadi", "Sudah lewat")


def test_paid_articles_are_labelled_in_both_lists(tree: SiteTree) -> None:
    NewsPageFactory(
        parent=tree.id.news_index, title="Iklan satu", advertorial=True, kind="press", source_publisher="Koran"
    )
    ActivityPageFactory(parent=tree.id.activity_index, title="Iklan dua", advertorial=True)
    assert in_order(words("/berita/"), "Advertorial · Pers di tempat lain", "Iklan satu")
    assert in_order(words("/bimtek/"), "Advertorial", "Iklan dua")


@pytest.mark.parametrize("path", LISTS)
def test_what_is_not_public_is_in_no_list(tree: SiteTree, path: str) -> None:
    factory, index = (
        (NewsPageFactory, tree.id.news_index) if path == "/berita/" else (ActivityPageFactory, tree.id.activity_index)
    )
    factory(parent=index, title="Naskah", live=False)
    secret = factory(parent=index, title="Terbatas")
    PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.LOGIN)
    text = words(path)
    assert "Naskah" not in text
    assert "Terbatas" not in text


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("jenis=gosip", "Pilihan “gosip” tidak ada"),
        ("p=2", "Halaman “2” dari daftar ini tidak ada"),
        ("p=0", "Halaman “0”"),
        ("p=-1", "Halaman “-1”"),
        ("p=abc", "Halaman “abc”"),
        ("p=" + "9" * 5000, "Halaman “9999999999”"),
        ("p=1%00", "tidak ada"),
        ("jenis=%27%3B--", "tidak ada"),
    ],
)
@pytest.mark.parametrize("path", LISTS)
def test_a_wrong_address_of_a_list_says_so_and_shows_the_list(
    tree: SiteTree, path: str, query: str, reason: str
) -> None:
    response = get(f"{path}?{query}")
    assert response.status_code == 404
    text = words(response)
    assert reason in text
    assert ("RT siaga" if path == "/berita/" else "Bimtek Seksi PPA") in text


def test_an_unknown_year_is_answered_like_any_wrong_address(tree: SiteTree) -> None:
    assert get("/bimtek/?tahun=1999").status_code == 404
    assert get("/bimtek/?tahun=2025").status_code == 200


def test_filters_narrow_the_list_and_count_what_they_lead_to(tree: SiteTree) -> None:
    index = tree.id.activity_index
    ActivityPageFactory(parent=index, title="Rapat lama", kind="rapat", date_start=date(2023, 5, 1), date_end=None)
    unknown = {"date_start": None, "date_end": None, "date_precision": "unknown"}
    ActivityPageFactory(parent=index, title="Kunjungan", kind="kunjungan_kerja", **unknown)
    text = words("/bimtek/?tahun=2023")
    assert "Rapat lama" in text
    assert "Bimtek Seksi PPA" not in text
    assert in_order(text, "Tahun Semua 3", "2025 1", "2023 1", "Tanpa tanggal 1")
    undated = words("/bimtek/?tahun=tanpa-tanggal")
    assert "Kunjungan" in undated
    assert "Rapat lama" not in undated
    assert get("/bimtek/?tahun=2023&jenis=rapat").status_code == 200


def test_a_long_list_is_read_page_by_page_without_losing_the_filter(tree: SiteTree) -> None:
    for number in range(25):
        NewsPageFactory(parent=tree.id.news_index, title=f"Kabar {number:02}", date=date(2026, 1, number + 1))
    first, second = get("/berita/?jenis=own"), get("/berita/?jenis=own&p=2")
    assert "jenis=own&amp;p=2" in first.content.decode()
    assert in_order(words(first), "Kabar 24", "Kabar 05", "Halaman 1 dari 2")
    assert in_order(words(second), "Kabar 04", "Kabar 00", "Halaman 2 dari 2")
    assert "RT siaga" not in words(second)


def test_each_language_lists_its_own_pages_with_its_own_dates(tree: SiteTree) -> None:
    translate(NewsPageFactory(parent=tree.id.news_index, title="Dua bahasa", date=date(2026, 3, 9)))
    NewsPageFactory(parent=tree.id.news_index, title="Hanya Indonesia", date=date(2026, 3, 9))
    english = words("/en/berita/")
    assert in_order(english, "[en] Dua bahasa", "9 March 2026")
    assert "Hanya Indonesia" not in english
    assert "9 Maret 2026" in words("/berita/")
    assert "29–31 July 2025" in words("/en/bimtek/")
