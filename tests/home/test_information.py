"""Public information by the classes of the law, and how old it is (UU 14/2008)."""

from datetime import date

import pytest

from home.models import InformationPage
from tests.factories import InformationPageFactory, SiteTree
from tests.reading import get, in_order, words

INDEX, PATH = "/informasi-publik/", "/informasi-publik/profil-layanan/"


def test_the_four_classes_stand_with_their_meaning_even_where_one_is_empty(tree: SiteTree) -> None:
    text = words(INDEX)
    assert in_order(text, "Berkala", "setiap enam bulan", "Profil layanan", "Diperbarui 2 Januari 2026", "Serta-merta")
    assert in_order(text, "Serta-merta", "Belum ada yang diumumkan", "Setiap saat", "Dikecualikan", "identitas korban")


def test_the_newest_come_first_and_the_rest_is_a_tap_away(tree: SiteTree) -> None:
    for day in range(1, 13):
        InformationPageFactory(
            parent=tree.id.information_index, title=f"Laporan {day:02}", updated_on=date(2026, 5, day)
        )
    text = words(INDEX)
    assert in_order(text, "Laporan 12", "Laporan 05", "Lihat semua 13 informasi: Berkala")
    assert "Laporan 04" not in text
    everything = words(f"{INDEX}?golongan=berkala")
    assert in_order(everything, "Laporan 12", "Laporan 01", "Profil layanan", "Kembali ke semua golongan")


def test_an_unknown_class_is_answered_with_all_of_them(tree: SiteTree) -> None:
    response = get(f"{INDEX}?golongan=rahasia")
    assert response.status_code == 404
    assert in_order(words(response), "Pilihan “rahasia” tidak ada", "Berkala", "Dikecualikan")


def test_a_page_says_its_class_when_it_was_updated_and_when_it_will_be(tree: SiteTree) -> None:
    text = words(PATH)
    assert in_order(text, "Berkala", "Profil layanan", "Diperbarui 2 Januari 2026.", "paling lambat 1 Januari 2099.")
    assert "sudah lewat" not in text


def test_information_that_is_overdue_says_so_on_its_page_and_in_the_list(tree: SiteTree) -> None:
    InformationPage.objects.filter(pk=tree.id.information.pk).update(review_due_on=date(2026, 7, 2))
    assert "Waktu pembaruannya sudah lewat" in words(PATH)
    assert in_order(words(INDEX), "Lewat waktu pembaruan", "Profil layanan")


@pytest.mark.parametrize("path", [INDEX, f"{INDEX}?golongan=berkala"])
def test_what_is_not_public_is_in_no_list(tree: SiteTree, path: str) -> None:
    InformationPageFactory(parent=tree.id.information_index, title="Naskah", live=False)
    assert "Naskah" not in words(path)


def test_dates_are_written_as_each_language_does(tree: SiteTree) -> None:
    assert "2 January 2026" in words(f"/en{PATH}")
    assert "2 January 2026" in words(f"/en{INDEX}")
