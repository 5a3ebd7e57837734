"""The glossary explains words; words that only help to search are not shown."""

import pytest

from tests.factories import GlossaryTermFactory, SiteTree, translate
from tests.reading import get, in_order, words

PATH = "/edukasi/istilah/"


@pytest.fixture
def terms(tree: SiteTree) -> SiteTree:
    GlossaryTermFactory(
        term="PATBM", expansion="Perlindungan Anak Terpadu", definition="Kelompok warga.", aliases="TAPBM"
    )
    GlossaryTermFactory(term="bimtek", definition="Pelatihan.")
    GlossaryTermFactory(term="KLA", definition="Kota layak anak.")
    GlossaryTermFactory(term="rudapaksa", definition="Jangan dipakai.", display_ok=False)
    return tree


def test_terms_stand_from_a_to_z_whatever_their_case(terms: SiteTree) -> None:
    text = words(PATH)
    assert in_order(text, "bimtek", "Pelatihan.", "KLA", "PATBM", "Perlindungan Anak Terpadu", "Kelompok warga.")


def test_words_that_hurt_and_misspellings_are_only_for_the_search(terms: SiteTree) -> None:
    html = get(PATH).content.decode()
    assert "rudapaksa" not in html
    assert "TAPBM" not in html


def test_a_letter_shows_its_terms_and_an_unknown_letter_all_of_them(terms: SiteTree) -> None:
    text = words(f"{PATH}?huruf=P")
    assert in_order(text, "Huruf Semua B K P", "PATBM")  # no counts: "1 1" says nothing
    assert "Kota layak anak." not in text
    response = get(f"{PATH}?huruf=%C3%9F")
    assert response.status_code == 404
    assert in_order(words(response), "tidak ada", "bimtek", "KLA", "PATBM")


def test_each_language_has_its_own_terms(terms: SiteTree) -> None:
    translate(GlossaryTermFactory(term="Dekela", definition="Desa layak anak."))
    text = words(f"/en{PATH}")
    assert in_order(text, "[en] Dekela", "[en] Desa layak anak.")
    assert "PATBM" not in text


def test_a_thousand_terms_come_page_by_page(tree: SiteTree) -> None:
    for number in range(90):
        GlossaryTermFactory(term=f"Istilah {number:03}")
    assert in_order(words(PATH), "Istilah 000", "Istilah 039", "Halaman 1 dari 3")
    assert in_order(words(f"{PATH}?p=3"), "Istilah 080", "Istilah 089", "Halaman 3 dari 3")
