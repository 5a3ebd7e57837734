"""A page that says it in other words than the question is found by what both mean."""

import pytest

from search.engines import Filters, engine
from search.meanings import APART, meant, said, term
from search.models import SearchDocument
from search.query import parse
from tests.factories import GuidancePageFactory, SiteTree

KDRT = term("Kekerasan dalam rumah tangga (KDRT)")


@pytest.mark.parametrize(
    "text",
    ["KDRT", "Undang-undang kekerasan dalam rumah tangga", "Ia suka ribut. Kekerasan rumah tangga itu tindak pidana."],
)
def test_a_text_says_a_meaning_by_any_of_its_phrases(text: str) -> None:
    assert KDRT in said(text, "id")


def test_words_of_a_phrase_count_together_and_not_across_sentences() -> None:
    between = "lain " * APART

    assert KDRT in said(f"kekerasan {between} rumah tangga", "id")
    assert KDRT not in said(f"kekerasan {between} lain rumah tangga", "id")
    assert KDRT not in said("Laporkan kekerasan. Rumah tangga yang rukun", "id")


def test_a_meaning_said_in_two_sentences_counts_twice() -> None:
    assert list(said("KDRT itu pidana. Laporkan KDRT", "id")).count(KDRT) == 2


def test_names_of_places_have_no_language_and_mean_nothing() -> None:
    assert list(said("KDRT", "")) == []


def test_a_question_looks_for_what_it_means_besides_its_words() -> None:
    assert dict(parse("kdrt").meanings).keys() >= {KDRT}
    assert list(meant(())) == []


@pytest.mark.django_db
def test_a_page_that_spells_it_out_stands_before_one_with_the_words_apart(tree: SiteTree) -> None:
    parent = tree.id.guidance_index
    GuidancePageFactory(parent=parent, title="Kekerasan. Rumah. Tangga.", summary="Kekerasan. Rumah. Tangga.")
    GuidancePageFactory(parent=parent, title="Kekerasan dalam rumah tangga", summary="Yang boleh kamu minta.")

    rows = engine().search(parse("kdrt").weighted, Filters("id"), 0, 1)

    assert SearchDocument.objects.get(pk=rows[0]).title == "Kekerasan dalam rumah tangga"
