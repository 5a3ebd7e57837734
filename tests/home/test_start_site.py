"""An office's own portal begins with pages that help at once, and with nothing of the demo."""

from __future__ import annotations

import io
import re

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import Page

from education.models import GlossaryTerm
from home.models import HomePage
from portal.models import AgencySettings, DemoRecord
from services.models import ServiceLocation

NAME, FULL_NAME = "DP3A Kota Uji", "Dinas Pemberdayaan Perempuan dan Perlindungan Anak Kota Uji"


def start(**names: str) -> str:
    told = io.StringIO()
    call_command("start_site", stdout=told, **{"name": NAME, "full_name": FULL_NAME} | names)
    return told.getvalue()


@pytest.fixture
def started(db: None, settings: pytest.FixtureRequest) -> None:
    settings.PORTAL_DEMO = False  # type: ignore[attr-defined]  # pytest-django's settings
    assert "import_regions" in start()


@pytest.mark.usefixtures("started")
def test_a_new_portal_answers_everywhere_helps_at_once_and_holds_nothing_of_the_demo(client: Client) -> None:
    for home in ("/", "/en/"):
        html = client.get(home).content.decode()
        assert NAME in html
        assert FULL_NAME in html
        links = set(re.findall(r'href="(/[^"#?]*)"', re.sub(r"<head>.*?</head>", "", html, flags=re.S)))
        assert {f"{home}layanan/", f"{home}keamanan/"} <= links
        answers = {link: client.get(link, follow=True) for link in links}
        # Without an office's keys the form takes nothing, and gives numbers to call instead.
        form = answers.pop(f"{home}formulir/")
        assert (form.status_code, b"tel:129" in form.content) == (503, True)
        assert [link for link, answer in answers.items() if answer.status_code != 200] == []

    holds_no_word_of_the_demo_and_of_no_other_city(client)
    helps_somebody_in_danger_from_the_first_minute(client)


def holds_no_word_of_the_demo_and_of_no_other_city(client: Client) -> None:
    for page in Page.objects.live().exclude(depth=1):
        html = client.get(page.get_url()).content.decode()
        main = html[html.index("<main") :]
        assert "(demo" not in main.lower(), page
        assert "Balikpapan" not in re.sub(r"<[^>]+>", "", main), page
        asked = getattr(page.specific, "asked", "") or ""
        assert "Balikpapan" not in asked, page
        assert "demo" not in asked.lower(), page
    for model in (GlossaryTerm, ServiceLocation):
        assert not model.objects.filter(asked__contains="Balikpapan").exists()
    assert "Situs demo" not in client.get("/").content.decode()


def helps_somebody_in_danger_from_the_first_minute(client: Client) -> None:
    assert "129" in client.get("/layanan/terdekat/", {"q": "di mana saja"}).content.decode()
    found = client.get("/cari/", {"q": "kdrt"}).content.decode()
    assert "/informasi-publik/hukum/uu-23-2004/" in found


@pytest.mark.usefixtures("started")
def test_it_belongs_to_the_office_and_neither_a_second_start_nor_the_end_of_a_demo_changes_it() -> None:
    assert not DemoRecord.objects.exists()
    before = Page.objects.count()
    with pytest.raises(CommandError, match="Situs sudah ada"):
        start(name="Lain")
    call_command("demo", "--remove", verbosity=0)
    assert (Page.objects.count(), AgencySettings.objects.get().name) == (before, NAME)


@pytest.mark.django_db
@pytest.mark.parametrize(("option", "most"), [("name", 80), ("full_name", 255)])
def test_a_name_that_does_not_fit_is_refused_before_anything_is_made(option: str, most: int) -> None:
    for value in ("  ", "x" * (most + 1)):
        with pytest.raises(CommandError, match=f"1 sampai {most} huruf"):
            start(**{option: value})
    assert not HomePage.objects.exists()
