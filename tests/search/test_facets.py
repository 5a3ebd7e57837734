"""Results can be narrowed by what people know of a page, a mistake is offered put right, and no end is dead."""

import re
from datetime import date

import pytest
from django.conf import settings
from django.test import Client

from portal.models import Theme
from search.models import SearchDocument
from search.projection import index_columns
from tests.factories import GlossaryTermFactory, GuidancePageFactory, SiteTree, region
from tests.factories.pages import stream

pytestmark = pytest.mark.django_db


def document(title: str, **more: object) -> SearchDocument:
    columns = index_columns("id", title, "", "", "")
    values = {"source": "x", "object_id": title, "locale": "id", "kind": "berita", "path": f"/{title}/", **more}
    return SearchDocument.objects.create(title=title, **values, **columns)


def page_of(client: Client, asked: str, path: str = "/cari/", **more: str) -> str:
    response = client.get(path, {"q": asked, **more})
    assert response.status_code == 200
    return response.content.decode()


def key_of(slug: str) -> str:
    return str(Theme.objects.get(slug=slug).pk)


def number_of(html: str, label: str) -> int:
    found = re.search(rf'>{label} <span class="count">(\d+)</span>', html)
    return int(found[1]) if found else 0


@pytest.fixture
def gems(tree: SiteTree) -> None:
    region("64.71.01", name="Balikpapan Timur", level="kecamatan")
    region("64.71.02", name="Balikpapan Barat", level="kecamatan")
    safe = Theme.objects.create(slug="aman-x", name="Aman di rumah", name_en="Safe at home").pk
    rights = Theme.objects.create(slug="hak-x", name="Hak anak").pk
    document("zamrud a", topics=f"{safe} {rights}", district="64.71.01", date=date(2025, 7, 1))
    document("zamrud b", topics=str(safe), district="64.71.02", date=date(2024, 7, 1), kind="kegiatan")
    document("zamrud c", topics=str(rights), district="64.71.01", date=date(2025, 1, 1))


def test_topic_kecamatan_and_year_are_links_with_counts(client: Client, gems: None) -> None:
    html = page_of(client, "zamrud")

    assert number_of(html, "Aman di rumah") == 2
    assert number_of(html, "Hak anak") == 2
    assert number_of(html, "Balikpapan Timur") == 2
    assert number_of(html, "Balikpapan Barat") == 1
    assert (number_of(html, "2025"), number_of(html, "2024")) == (2, 1)
    assert f"?q=zamrud&amp;tema={key_of('aman-x')}" in html


def test_filters_add_up_and_each_count_is_what_its_link_shows(client: Client, gems: None) -> None:
    html = page_of(client, "zamrud", tema=key_of("hak-x"), kecamatan="64.71.01")

    assert "2 hasil" in html
    assert "/zamrud b/" not in html
    assert number_of(html, "Aman di rumah") == 1
    assert "1 hasil" in page_of(client, "zamrud", tema=key_of("aman-x"), kecamatan="64.71.01")
    assert number_of(html, "2025") == 0, "one year only: nothing to choose"


def test_the_other_language_is_offered_without_a_number_that_its_results_would_not_keep(
    client: Client, gems: None
) -> None:
    document("zamrud d", locale="en")

    html = page_of(client, "zamrud")

    assert 'bahasa=en">English</a>' in html
    assert number_of(html, "English") == 0


def test_labels_are_in_the_readers_language(client: Client, gems: None) -> None:
    SearchDocument.objects.filter(source="x").update(locale="en")

    assert number_of(page_of(client, "zamrud", "/en/cari/"), "Safe at home") == 2


def test_a_filter_that_leaves_nothing_says_so_and_leads_back(client: Client, gems: None) -> None:
    html = page_of(client, "zamrud", tahun="1999")

    assert "Tidak ada hasil dengan saringan ini" in html
    assert 'href="?q=zamrud"' in html
    assert 'href="tel:129"' in html.split('role="status"')[1]


@pytest.mark.parametrize("value", ["x' OR 1=1", "%", "\x00", "a" * 400, "64.71.01.1001", "２０２５"])
def test_a_filter_that_cannot_be_is_left_out_or_finds_nothing(client: Client, gems: None, value: str) -> None:
    for name in ("jenis", "tema", "kecamatan", "tahun"):
        page_of(client, "zamrud", **{name: value})


def test_a_themed_page_is_found_under_its_theme(tree: SiteTree) -> None:
    theme = Theme.objects.create(slug="aman-y", name="Aman")
    tree.id.activity.themes = [theme]
    tree.id.activity.save_revision().publish()
    assert SearchDocument.objects.get(source="page", object_id=tree.id.activity.pk).topics == str(theme.pk)


def test_places_of_the_agency_count_by_kecamatan_and_those_far_away_do_not() -> None:
    region("64.71.01.1001")
    region("11.01.01.2001", name="Jauh")
    own = SearchDocument.objects.get(region_code="64.71.01.1001")

    assert settings.PORTAL_HOME_REGION == "64.71"
    assert own.district == "64.71.01"
    assert SearchDocument.objects.get(region_code="11.01.01.2001").district == ""


def test_queries_do_not_grow_with_the_number_of_topics_and_stay_under_twelve(
    client: Client, gems: None, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    page_of(client, "zamrud")
    for more in range(2):
        document(f"zamrud {more}", topics=f"9{more} 8", district=f"64.71.0{more + 3}", date=date(2010 + more, 1, 1))
        with django_assert_max_num_queries(12):  # type: ignore[operator]  # a callable fixture
            page_of(client, "zamrudd")


def test_a_mistake_is_offered_put_right(client: Client, tree: SiteTree) -> None:
    GuidancePageFactory(parent=tree.id.guidance_index, title="Zamrudiana", slug="zamrudiana")

    html = page_of(client, "zamrudianaa qq", jenis="panduan")

    assert "Mungkin maksud Anda" in html
    assert 'href="?q=zamrudiana+qq&amp;jenis=panduan"' in html
    assert "/edukasi/zamrudiana/" in html
    assert "Mungkin maksud Anda" not in page_of(client, "zamrudiana")


def test_a_withdrawn_page_lends_its_words_to_no_suggestion(client: Client, tree: SiteTree) -> None:
    page = GuidancePageFactory(parent=tree.id.guidance_index, title="Zamrudiana", slug="zamrudiana")
    assert "Mungkin maksud Anda" in page_of(client, "zamrudianaa")

    page.unpublish()

    assert "zamrudiana<" not in page_of(client, "zamrudianaa")


def test_a_word_that_must_not_be_shown_is_not_offered_even_where_a_page_prints_it(
    client: Client, tree: SiteTree
) -> None:
    GlossaryTermFactory(term="zamrudiana", display_ok=False)
    text = stream(("paragraph", "<p>zamrudiana rudapaksa</p>"))
    GuidancePageFactory(parent=tree.id.guidance_index, title="Lain", slug="lain", body=text)

    for typed in ("zamrudianaa", "rudapaksaa"):
        html = page_of(client, typed)
        assert "/edukasi/lain/" in html, typed
        assert "Mungkin maksud Anda" not in html, typed


def test_danger_puts_numbers_and_the_form_above_everything(client: Client, tree: SiteTree) -> None:
    html = page_of(client, "suami mau bunuh saya")

    main = html.split("<main")[1]
    assert main.index('class="numbers"') < main.index('href="/formulir/"') < main.index('name="q"')
