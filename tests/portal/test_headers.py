"""What browsers are told with every answer, directive by directive."""

import pytest
from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.test import Client

from home.models import InformationPage
from tests.factories import SiteTree

PUBLIC = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
PROTECTING = {
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), microphone=(), payment=(), usb=(), geolocation=(self)",
}
ADDRESSES = ["/", "/en/", "/tidak-ada/", "/en/tidak-ada/", "/wilayah/99.99/", "/cari/?q=anak", "/cms/login/"]


def policy(response: HttpResponse) -> dict[str, str]:
    parts = response.headers["Content-Security-Policy"].split(";")
    return {name: rest for name, _, rest in (part.strip().partition(" ") for part in parts)}


@pytest.fixture
def editor(client: Client, tree: SiteTree) -> Client:
    client.force_login(get_user_model().objects.create_superuser("editor"))
    return client


@pytest.mark.parametrize("address", ADDRESSES)
def test_readers_get_a_policy_that_allows_this_host_and_nothing_inline(
    client: Client, tree: SiteTree, address: str
) -> None:
    assert policy(client.get(address)) == PUBLIC


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_carries_the_protecting_headers(client: Client, tree: SiteTree, address: str) -> None:
    headers = client.get(address).headers

    # What somebody searched for does not travel on, not even to our own next page.
    expected = PROTECTING | ({"Referrer-Policy": "no-referrer"} if "q=" in address else {})
    assert {name: headers.get(name) for name in PROTECTING} == expected


@pytest.mark.parametrize("address", ["/", "/en/", "/tidak-ada/"])
def test_a_browser_asks_again_before_it_shows_a_kept_page(client: Client, tree: SiteTree, address: str) -> None:
    assert client.get(address).headers["Cache-Control"] == "max-age=0, must-revalidate"


def test_a_request_from_a_page_of_ours_says_so_and_django_takes_the_form(client: Client, tree: SiteTree) -> None:
    """With `no-referrer` browsers send `Origin: null`, which Django refuses."""
    strict = Client(enforce_csrf_checks=True)
    strict.get("/cms/login/")
    form = {"username": "x", "password": "y", "csrfmiddlewaretoken": strict.cookies["csrftoken"].value}

    own = strict.post("/cms/login/", form, headers={"origin": "http://testserver"})
    nobody = strict.post("/cms/login/", form, headers={"origin": "null"})

    assert own.status_code == 200
    assert nobody.status_code == 403


def test_editors_get_inline_script_elements_but_no_inline_handlers_no_eval_and_no_other_host(editor: Client) -> None:
    found = policy(editor.get("/cms/"))

    assert found == {
        **PUBLIC,
        "script-src-elem": "'self' 'unsafe-inline'",
        "script-src-attr": "'none'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "frame-src": "'self'",
        "font-src": "'self'",
    }


def test_a_signed_in_editor_reads_the_public_pages_under_the_public_policy(editor: Client) -> None:
    assert policy(editor.get("/")) == PUBLIC


def test_a_preview_is_the_public_page_in_a_frame_of_our_own(editor: Client, tree: SiteTree) -> None:
    address = f"/cms/pages/{tree.id.home.pk}/edit/preview/"
    editor.post(address, {"title": "Beranda", "slug": "home", "welcome": "Halo", "next": ""})

    response = editor.get(address)

    assert response.status_code == 200
    assert policy(response) == {**PUBLIC, "frame-ancestors": "'self'"}
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_a_block_in_the_picker_is_shown_in_a_frame_of_our_own(editor: Client) -> None:
    callout = InformationPage.body.field.stream_block.child_blocks["callout"]

    response = editor.get("/cms/block-preview/", {"id": callout.definition_prefix})

    assert response.status_code == 200
    assert b"Ini bukan salahmu" in response.content
    assert policy(response) == {**PUBLIC, "frame-ancestors": "'self'"}
