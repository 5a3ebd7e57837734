"""The first screen answers: numbers, exit, nearest help; below it what is next and what is new, told truly."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from news.models import ActivityPage
from tests.factories import ActivityPageFactory, GuidancePageFactory, NewsPageFactory, SiteTree


def home_page(client: Client, address: str = "/") -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_first_screen_comes_in_the_order_of_need(tree: SiteTree, client: Client) -> None:
    html = home_page(client)
    order = ["Keluar cepat", 'href="tel:110"', 'href="tel:129"', "<h1>", "/layanan/terdekat/", "/formulir/", "panduan"]
    main = [html.index(part) for part in order[:4]] + [html.index(part, html.index("<h1>")) for part in order[4:]]
    assert main == sorted(main)


def test_the_next_training_stands_on_the_home_page(tree: SiteTree, client: Client) -> None:
    soon = timezone.localdate() + timedelta(days=10)
    ActivityPageFactory(
        parent=tree.id.activity_index, title="Bimtek minggu depan", status="rencana", date_start=soon, date_end=soon
    )
    html = home_page(client)
    assert "Bimtek berikutnya" in html
    assert "Bimtek minggu depan" in html


def test_without_a_planned_training_the_latest_one_is_called_the_latest(tree: SiteTree, client: Client) -> None:
    html = home_page(client)
    assert "Belum ada bimtek yang dijadwalkan. Ini yang terakhir." in html
    assert "Bimtek berikutnya" not in html


def test_a_meeting_is_not_announced_as_a_training(tree: SiteTree, client: Client) -> None:
    soon = timezone.localdate() + timedelta(days=10)
    ActivityPageFactory(
        parent=tree.id.activity_index, title="Rapat koordinasi", kind="rapat", status="rencana", date_start=soon,
        date_end=soon,
    )  # fmt: skip
    assert "Rapat koordinasi" not in home_page(client)


def test_a_site_without_any_training_says_so(tree: SiteTree, client: Client) -> None:
    ActivityPage.objects.all().delete()
    assert "Belum ada bimtek yang dijadwalkan." in home_page(client)


def test_the_english_home_page_shows_english_guidance(tree: SiteTree, client: Client) -> None:
    html = home_page(client, "/en/")
    assert tree.en is not None
    assert f'href="{tree.en.guidance.get_url()}"' in html
    assert f'href="{tree.id.guidance.get_url()}"' not in html


@pytest.mark.parametrize("siblings", [10, 40])
def test_the_number_of_queries_does_not_grow_with_the_site(
    tree: SiteTree, client: Client, siblings: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(siblings):
        GuidancePageFactory(parent=tree.id.guidance_index, title=f"Panduan {number}")
        NewsPageFactory(parent=tree.id.news_index, title=f"Kabar {number}")
    with django_assert_max_num_queries(10):
        home_page(client)
