"""Texts link to our own pages and files by key; readers get addresses in their language, without a query each."""

from typing import Any

from home.models import StandardPage
from tests.factories import SiteTree
from tests.factories.pages import stream
from tests.factories.stuffed import document, figure, material, quote
from tests.reading import get, words

PATH = "/keamanan/"


def with_body(tree: SiteTree, *blocks: tuple[str, Any]) -> StandardPage:
    page = StandardPage.objects.get(pk=tree.id.safety.pk)
    page.body = stream(*blocks)
    page.save()
    return page


def link(pk: int, kind: str = "page") -> tuple[str, Any]:
    return ("paragraph", f'<p>Baca <a id="{pk}" linktype="{kind}">panduan &amp; ini</a>.</p>')


def test_a_link_to_a_page_leads_to_it_in_the_readers_language(tree: SiteTree) -> None:
    with_body(tree, link(tree.id.guidance.pk))
    assert '<a href="/edukasi/setelah-kejadian/">panduan &amp; ini</a>' in get(PATH).content.decode()
    assert tree.en
    with_body(tree, link(tree.en.guidance.pk))
    assert '<a href="/edukasi/setelah-kejadian/">' in get(PATH).content.decode()


def test_a_link_to_a_page_that_is_gone_is_only_its_words(tree: SiteTree) -> None:
    with_body(tree, link(tree.id.guidance.pk), link(999_999))
    tree.id.guidance.unpublish()
    assert tree.en
    tree.en.guidance.unpublish()
    html = get(PATH).content.decode()
    assert "setelah-kejadian" not in html
    assert html.count("panduan &amp; ini") == 2


def test_files_people_and_pictures_are_shown_from_one_fetch(tree: SiteTree) -> None:
    file = document("Selebaran")
    with_body(tree, link(file.pk, "document"), quote(), figure(), material(), quote())
    html = get(PATH).content.decode()
    assert f'<a href="{file.url}">' in html
    assert html.count("<blockquote>") == 2
    assert "Gambar pintu terbuka." in html
    assert "Unduh Selebaran" in words(PATH)


def test_a_picture_that_was_deleted_takes_nothing_else_with_it(tree: SiteTree) -> None:
    block = figure()
    with_body(tree, block, ("heading", "Sesudahnya"))
    from portal.models import PortalImage

    PortalImage.objects.all().delete()
    assert "Sesudahnya" in words(PATH)
