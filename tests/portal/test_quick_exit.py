"""The exit holds on every page: the screen first, then the history, with JavaScript and without."""

import re
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from home.models import HomePage

FOCUSABLE = re.compile(r"<(?:a\s[^>]*href|button|input|select|textarea|summary)[^>]*>")


@pytest.mark.parametrize("address", ["/", "/formulir/", "/gaya/", "/tidak-ada/"])
def test_the_exit_is_the_second_stop_of_the_tab_key(home: HomePage, client: Client, address: str) -> None:
    skip, leave = FOCUSABLE.findall(client.get(address).content.decode())[:2]
    assert 'href="#isi"' in skip
    assert 'href="/keluar/"' in leave


def test_error_pages_carry_the_exit_without_a_database() -> None:
    for name in ("400.html", "403.html", "500.html"):
        with override("id"):
            skip, leave = FOCUSABLE.findall(render_to_string(name))[:2]
        assert 'href="#isi"' in skip
        assert 'href="/keluar/"' in leave


def test_the_first_hop_takes_the_screen_before_any_cache_is_cleared(home: HomePage, client: Client) -> None:
    response = client.get("/keluar/")
    assert response["Clear-Site-Data"] == '"storage"'
    assert "no-store" in response["Cache-Control"]
    assert f"url={reverse('quick_exit_onward')}" in response.content.decode()


def test_the_second_hop_clears_what_the_browser_kept_and_leaves(home: HomePage, client: Client, settings: Any) -> None:
    settings.PORTAL_QUICK_EXIT_URL = "https://cuaca.example/"
    response = client.get("/en/keluar/lanjut/")
    assert response.status_code == 302
    assert response["Location"] == "https://cuaca.example/"
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("address", ["/keluar/", "/keluar/lanjut/"])
def test_leaving_sets_no_cookie_and_stays_out_of_search_engines(home: HomePage, client: Client, address: str) -> None:
    response = client.get(address)
    assert not response.cookies
    assert response["X-Robots-Tag"] == "noindex"


def test_the_pages_of_the_exit_say_nothing_about_what_was_read(home: HomePage, client: Client) -> None:
    page = client.get("/keluar/").content.decode().lower()
    for word in ("kekerasan", "ppa", "perempuan", "anak", "css", "img"):
        assert word not in page


def test_english_readers_leave_through_english_addresses(home: HomePage, client: Client) -> None:
    assert 'href="/en/keluar/"' in client.get("/en/gaya/").content.decode()
    assert "url=/en/keluar/lanjut/" in client.get("/en/keluar/").content.decode()
