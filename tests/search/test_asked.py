"""Editors write down how people ask; the page is found by it, and nobody ever reads it."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from portal.models.asked import LONGEST_LINE, MOST_LINES, check_lines
from search.models import SearchDocument
from tests.factories import GlossaryTermFactory, GuidancePageFactory, ServiceLocationFactory, SiteTree
from tests.factories.translation import translate

WORD = "rebutan bocah zyx"
pytestmark = pytest.mark.django_db


def first(client: Client, question: str, language: str = "") -> str:
    """The results page, from its first result on."""
    html = client.get(f"{language}/cari/", {"q": question}).content.decode()
    return html[html.index("<ol") :] if "<ol" in html else ""


def test_a_page_a_term_and_a_service_are_found_by_how_people_ask(tree: SiteTree, client: Client) -> None:
    GuidancePageFactory(parent=tree.id.guidance_index, title="Hak asuh", asked=f"tidak ada\n{WORD}satu")
    GlossaryTermFactory(term="Hak kuasa", asked=f"{WORD}dua")
    ServiceLocationFactory(name="Pos bantuan", asked=f"{WORD}tiga")

    for ending, title in (("satu", "Hak asuh"), ("dua", "Hak kuasa"), ("tiga", "Pos bantuan")):
        assert title in first(client, f"zyx{ending}")


def test_how_people_ask_is_shown_and_offered_nowhere(tree: SiteTree, client: Client) -> None:
    page = GuidancePageFactory(parent=tree.id.guidance_index, title="Hak asuh", asked="zyxwahid buat anakku")

    assert "zyxwahid" not in client.get(page.get_url()).content.decode()
    assert "zyxwahid" not in first(client, "anakku")
    assert "zyxwahid" not in client.get("/cari/saran/", {"q": "zyxw"}).content.decode()
    # Nor as what a misspelt word may have meant.
    assert "zyxwahid" not in first(client, "zyxwahit")
    document = SearchDocument.objects.get(object_id=page.pk, source="page")
    assert "zyxwahid" not in f"{document.title} {document.summary} {document.body} {document.title_words}"


def test_a_draft_of_it_is_not_found(tree: SiteTree, client: Client) -> None:
    page = GuidancePageFactory(parent=tree.id.guidance_index, title="Hak asuh")
    page.asked = "zyxwahid"
    page.save_revision()

    assert "Hak asuh" not in first(client, "zyxwahid")


def test_it_serves_every_translation(tree: SiteTree, client: Client) -> None:
    page = GuidancePageFactory(parent=tree.id.guidance_index, title="Hak asuh", asked="who gets the zyxwahid")
    english = translate(page)
    english.get_latest_revision().publish()

    assert english.asked == page.asked
    assert english.title in first(client, "zyxwahid", "/en")


def test_the_most_lines_and_the_longest_are_taken_and_no_more() -> None:
    check_lines("\n".join(["x" * LONGEST_LINE] * MOST_LINES))

    with pytest.raises(ValidationError, match=f"Paling banyak {MOST_LINES} baris; sekarang {MOST_LINES + 1}"):
        check_lines("\n".join(["x"] * (MOST_LINES + 1)))
    with pytest.raises(ValidationError, match=f"Baris 2 terlalu panjang: paling banyak {LONGEST_LINE} huruf"):
        check_lines("x\n" + "x" * (LONGEST_LINE + 1))
