"""What goes wrong is said in the reader's language, with numbers to call, and offers a way on."""

import re
from http import HTTPStatus
from typing import Any

import pytest
from django.template import TemplateSyntaxError
from django.test import Client, RequestFactory
from django.utils.translation import override

from portal.errors import bad_request, csrf_failure, permission_denied, server_error
from tests.factories import SiteTree, StandardPageFactory


@pytest.mark.parametrize(
    ("view", "status"), [(bad_request, 400), (permission_denied, 403), (csrf_failure, 403), (server_error, 500)]
)
@pytest.mark.parametrize("language", ["id", "en"])
def test_error_pages_need_no_database_and_give_numbers(view: Any, status: int, language: str) -> None:
    with override(language):
        response = view(RequestFactory().get("/"))
    html = response.content.decode()
    assert response.status_code == status
    assert f'<html lang="{language}">' in html
    for number in ("tel:110", "tel:112", "tel:129", "https://wa.me/628111129129"):
        assert number in html


@pytest.mark.parametrize(("address", "language"), [("/tidak-ada/", "id"), ("/en/tidak-ada/", "en"), ("/fr/", "id")])
def test_a_wrong_address_gets_a_page_in_its_language_with_search_and_numbers(
    tree: SiteTree, client: Client, address: str, language: str
) -> None:
    response = client.get(address)
    html = response.content.decode()
    assert response.status_code == HTTPStatus.NOT_FOUND
    assert f'<html lang="{language}">' in html
    assert "tel:129" in html
    assert 'role="search"' in html


def test_a_page_that_is_only_in_indonesian_is_offered_to_the_english_reader(tree: SiteTree, client: Client) -> None:
    StandardPageFactory(parent=tree.id.home, title="Jam layanan libur", slug="jam-libur")
    response = client.get("/en/jam-libur/")
    assert response.status_code == HTTPStatus.NOT_FOUND
    assert '<a class="onward" href="/jam-libur/" lang="id"' in response.content.decode()


def test_an_unpublished_page_is_not_offered(tree: SiteTree, client: Client) -> None:
    page = StandardPageFactory(parent=tree.id.home, title="Rahasia", slug="rahasia")
    page.unpublish()
    assert "Rahasia" not in client.get("/en/rahasia/").content.decode()


def test_a_page_without_translation_says_so_in_the_missing_language(tree: SiteTree, client: Client) -> None:
    StandardPageFactory(parent=tree.id.home, title="Jam layanan libur", slug="jam-libur")
    html = client.get("/jam-libur/").content.decode()
    assert '<div class="notice notice-info untranslated" lang="en">' in html
    assert 'hreflang="en" href="http' not in html


def test_a_translated_page_names_both_languages_to_search_engines(tree: SiteTree, client: Client) -> None:
    html = client.get("/en/keamanan/").content.decode()
    for code, path in (("id", "/keamanan/"), ("en", "/en/keamanan/"), ("x-default", "/keamanan/")):
        assert f'<link rel="alternate" hreflang="{code}" href="http://127.0.0.1:8000{path}">' in html


def test_a_broken_error_page_still_leaves_numbers_to_call(monkeypatch: pytest.MonkeyPatch, rf: RequestFactory) -> None:
    def broken(*args: Any, **kwargs: Any) -> str:
        raise TemplateSyntaxError("half-finished upgrade")

    monkeypatch.setattr("portal.errors.render_to_string", broken)  # a fault that cannot be made otherwise
    response = server_error(rf.get("/"))
    assert response.status_code == 500
    assert {"tel:110", "tel:112", "tel:129"} <= set(re.findall(r"tel:\d+", response.content.decode()))
