"""Finding a page quickly must find the page that Wagtail would have found, and hide what Wagtail would hide."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Page, PageViewRestriction, Site

from portal import routing
from portal.models import AgencySettings
from portal.routing import RoutedRequest
from tests.factories import SiteTree, StandardPageFactory, translate


def ask(path: str, host: str = "testserver") -> RoutedRequest:
    """A request for `path` after routing has looked at it, in the language of the path."""
    request = RequestFactory().get(path, headers={"host": host})
    language = "en" if path.startswith("/en/") else "id"
    with translation.override(language):
        site = routing.find_site(request)  # type: ignore[arg-type]  # RequestFactory makes plain requests
        assert site is not None
        parts = [part for part in path.removeprefix("/en").split("/") if part]
        routing._leave_route(request, site, parts)
    return request


def found(request: RoutedRequest) -> Page | None:
    route = getattr(request, "_wagtail_route_for_request", None)
    return route.page if route else None


def test_every_page_is_found_at_the_address_that_wagtail_gives_it(tree: SiteTree) -> None:
    for page in tree.pages:
        assert found(ask(page.get_url())) == page


def test_any_page_takes_three_queries(tree: SiteTree, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    assert tree.en
    url = tree.en.activity.get_url()
    ask(url)
    with django_assert_num_queries(3):
        ask(url)


def test_an_unpublished_page_is_not_found(tree: SiteTree) -> None:
    tree.id.guidance.unpublish()
    assert found(ask("/edukasi/setelah-kejadian/")) is None


def test_an_address_that_does_not_exist_is_left_to_wagtail(tree: SiteTree) -> None:
    for path in ("/tidak-ada/", "/edukasi/tidak-ada/", "/edukasi/edukasi/", "/en/en/", "/home/"):
        assert found(ask(path)) is None


def test_the_trail_names_the_pages_above_and_both_languages(tree: SiteTree) -> None:
    trail = ask("/en/edukasi/setelah-kejadian/").trail
    assert trail.above == [("[en] Beranda", "/en/"), ("[en] Panduan", "/en/edukasi/")]
    assert trail.languages == {"id": "/edukasi/setelah-kejadian/", "en": "/en/edukasi/setelah-kejadian/"}
    assert not trail.untranslated


def test_an_unpublished_translation_is_not_offered(tree: SiteTree) -> None:
    assert tree.en
    tree.en.guidance.unpublish()
    assert ask("/edukasi/setelah-kejadian/").trail.languages == {"id": "/edukasi/setelah-kejadian/"}


def test_a_translation_whose_address_differs_is_still_offered(tree: SiteTree) -> None:
    assert tree.en
    tree.en.guidance.slug = "after"
    tree.en.guidance.save()
    assert ask("/edukasi/setelah-kejadian/").trail.languages["en"] == "/en/edukasi/after/"


def test_texts_without_english_are_noticed_and_only_in_english(tree: SiteTree) -> None:
    page = StandardPageFactory(parent=tree.id.home, slug="baru")
    translate(page, complete=False)
    assert ask("/en/baru/").trail.untranslated
    assert not ask("/baru/").trail.untranslated


def test_a_page_without_summary_in_both_languages_is_fully_translated(tree: SiteTree) -> None:
    page = StandardPageFactory(parent=tree.id.home, slug="baru", summary="", search_description="hanya mesin")
    translate(page)
    assert not ask("/en/baru/").trail.untranslated


@pytest.mark.parametrize("restricted", ["guidance_index", "guidance"])
def test_what_is_restricted_stays_restricted(tree: SiteTree, restricted: str) -> None:
    page = getattr(tree.id, restricted)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    request = RequestFactory().get("/edukasi/setelah-kejadian/")
    request.user = type("Nobody", (), {"is_authenticated": False})()
    response = routing.serve(request, "edukasi/setelah-kejadian/")
    assert isinstance(response, HttpResponse)
    assert response.status_code == 302
    assert "login" in response["Location"]


def test_the_site_of_a_host_is_chosen_as_wagtail_chooses(tree: SiteTree) -> None:
    root = Site.objects.get().root_page
    Site.objects.create(hostname="lain.example", port=80, root_page=root)
    Site.objects.create(hostname="lain.example", port=8080, root_page=root)
    for host in ("testserver", "lain.example", "lain.example:8080", "lain.example:9", "asing.example"):
        ours = routing.find_site(RequestFactory().get("/", headers={"host": host}))
        assert ours == Site.find_for_request(RequestFactory().get("/", headers={"host": host}))


def test_the_agency_comes_with_the_site(tree: SiteTree, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    AgencySettings.objects.create(site=Site.objects.get(), name="DP3AKB", address="Jl. Milono")
    request = RequestFactory().get("/")
    with django_assert_num_queries(1):
        routing.find_site(request)
    assert (request._portal_agency.name, request._portal_agency.address) == ("DP3AKB", "Jl. Milono")
