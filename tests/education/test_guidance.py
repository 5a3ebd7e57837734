"""Guidance is found by whom it is for and when, and says honestly who checked it."""

from datetime import date
from typing import Any

import pytest

from education.models import GuidancePage
from tests.factories import GuidancePageFactory, SiteTree, translate
from tests.factories.pages import stream
from tests.reading import get, in_order, words

PATH = "/edukasi/setelah-kejadian/"


@pytest.fixture
def library(tree: SiteTree) -> SiteTree:
    index = tree.id.guidance_index
    GuidancePageFactory(parent=index, title="Bicara sejak dini", audience="orang_tua", phase="sebelum")
    GuidancePageFactory(parent=index, title="Anak bercerita", audience="orang_tua", phase="sesudah")
    GuidancePageFactory(parent=index, title="RT siaga", audience="kader_rt", phase="keduanya")
    return tree


def change(tree: SiteTree, **values: Any) -> None:
    page = GuidancePage.objects.get(pk=tree.id.guidance.pk)
    for name, value in values.items():
        setattr(page, name, value)
    page.save()


def test_the_index_shows_all_and_counts_each_audience_and_time(library: SiteTree) -> None:
    text = words("/edukasi/")
    assert in_order(text, "Untuk siapa", "Semua 4", "Saya mengalami 1", "Orang tua 2", "Kader RT 1")
    assert in_order(text, "Waktu", "Semua 4", "Sebelum kejadian 2", "Sesudah kejadian 3")
    for title in ("Setelah kejadian", "Bicara sejak dini", "Anak bercerita", "RT siaga"):
        assert title in text


def test_guidance_for_both_times_answers_either(library: SiteTree) -> None:
    assert "RT siaga" in words("/edukasi/?waktu=sebelum")
    assert "RT siaga" in words("/edukasi/?waktu=sesudah")


def test_audience_and_time_narrow_together_and_keep_each_other(library: SiteTree) -> None:
    response = get("/edukasi/?untuk=orang_tua&waktu=sesudah")
    text = words(response)
    assert "Anak bercerita" in text
    assert "Bicara sejak dini" not in text
    assert in_order(text, "Orang tua 1", "Sebelum kejadian 1", "Sesudah kejadian 1")
    assert 'href="?untuk=orang_tua&amp;waktu=sebelum"' in response.content.decode()


def test_a_choice_without_guidance_says_where_help_is_now(library: SiteTree) -> None:
    response = get("/edukasi/?untuk=nakes")
    assert response.status_code == 200
    assert "129" in words(response)


@pytest.mark.parametrize("query", ["untuk=musuh", "waktu=nanti", "p=9", "waktu=keduanya"])
def test_a_wrong_address_shows_everything_and_says_why(library: SiteTree, query: str) -> None:
    response = get(f"/edukasi/?{query}")
    assert response.status_code == 404
    text = words(response)
    assert "tidak ada" in text
    assert "Anak bercerita" in text


def test_a_page_says_for_whom_and_when_and_warns_of_what_it_is_about(tree: SiteTree) -> None:
    change(tree, content_warning=True)
    text = words(PATH)
    assert in_order(text, "Saya mengalami · Sesudah kejadian", "Setelah kejadian", "Halaman ini membahas kekerasan")
    change(tree, content_warning=False)
    assert "membahas kekerasan" not in words(PATH)


def test_nobody_is_named_as_reviewer_where_nobody_reviewed(tree: SiteTree) -> None:
    text = words(PATH)
    assert in_order(text, "Belum ditinjau ahli.", "Ditinjau lagi sebelum 1 Januari 2099.")
    change(tree, reviewed_by="psikolog klinis", reviewed_on=date(2026, 11, 1))
    assert "Ditinjau oleh psikolog klinis pada 1 November 2026." in words(PATH)


def test_a_review_that_is_late_is_admitted(tree: SiteTree) -> None:
    change(tree, review_due_on=date(2026, 1, 2))
    assert "Seharusnya ditinjau lagi sebelum 2 Januari 2026" in words(PATH)


def test_sources_are_linked(tree: SiteTree) -> None:
    source = ("source", {"label": "UU 12/2022", "url": "https://example.org/uu"})
    change(tree, sources=stream(source, ("source", {"label": "Buku saku", "url": ""})))
    html = get(PATH).content.decode()
    assert '<a href="https://example.org/uu" rel="noreferrer">UU 12/2022</a>' in html
    assert "<li>Buku saku</li>" in html


def test_the_page_ends_with_numbers_and_other_guidance_for_the_same_people(library: SiteTree) -> None:
    GuidancePageFactory(parent=library.id.guidance_index, title="Rencana aman", audience="korban")
    GuidancePageFactory(parent=library.id.guidance_index, title="Naskah", audience="korban", live=False)
    text = words(PATH)
    assert in_order(text, "Kamu boleh bercerita", "129", "Panduan lain: Saya mengalami", "Rencana aman")
    assert "Anak bercerita" not in text
    assert "Naskah" not in text
    assert text.count("Setelah kejadian") == 1


def test_english_lists_english_guidance_and_says_what_is_missing(library: SiteTree) -> None:
    only_title = GuidancePageFactory(parent=library.id.guidance_index, title="Setengah", slug="setengah")
    translate(only_title, complete=False)
    text = words("/en/edukasi/")
    assert "[en] Setengah" in text
    assert "RT siaga" not in text
    half = get("/en/edukasi/setengah/")
    assert in_order(words(half), "[en] Setengah", "Kamu boleh bercerita")
    assert "notice-info untranslated" in half.content.decode()
    assert "notice-info untranslated" not in get(f"/en{PATH}").content.decode()
