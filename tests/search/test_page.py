"""The results page answers anybody, whatever they type, and keeps nothing of it."""

import json
import logging
import re
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from search.models import SearchDocument
from search.query import LONGEST_QUERY, MOST_TERMS, parse
from tests.factories import (
    GlossaryTermFactory,
    GuidancePageFactory,
    LegalInstrumentPageFactory,
    ServiceLocationFactory,
    SiteTree,
    region,
)
from tests.factories.pages import stream

pytestmark = pytest.mark.django_db

ODD = [
    "\x00", "dipukul\x00suami", '"', "'", '"dipukul', "'; DROP TABLE search_searchdocument; --", "😀", "👩‍👧 dipukul",
    "a", "*", "a* OR b*", "title_terms : x", "NEAR(a b, 2)", "-dipukul", "{title_terms} : x", "^dipukul", "(", ")",
    "a & b | !c", "a:*", "x" * 100_000, "kata " * 20_000, "\u202edipukul\u202c", "di mana", "yang dan atau",
    "%", "%s", "%(q)s", "{{ q }}", "<script>alert(1)</script>", "\\", "'\\'' | x", "\ud800", "½ ﬁ ①", "ก็",
    "dipukul~2^4 AND +title:[a TO b]", "\n\r\t", " ", "_", "__", "-", "12/2022", "64.71.01.1001",
]  # fmt: skip


@pytest.fixture
def help_page(tree: SiteTree) -> GuidancePageFactory:
    text = "<p>Kalau suami memukul, lapor ke UPTD PPA. Kamu boleh ditemani.</p>"
    return GuidancePageFactory(
        parent=tree.id.guidance_index, title="Kekerasan di rumah", slug="di-rumah", body=stream(("paragraph", text))
    )


def page_of(client: Client, asked: str, path: str = "/cari/", **more: str) -> str:
    response = client.get(path, {"q": asked, **more})
    assert response.status_code == 200, asked[:50]
    return response.content.decode()


def test_a_question_in_her_own_words_finds_help_and_shows_numbers_first(client: Client, help_page: object) -> None:
    html = page_of(client, "dipukul suami lapor kemana")

    assert html.index('class="numbers"') < html.index('name="q"') < html.index("/edukasi/di-rumah/")
    assert "<mark>suami</mark>" in html
    assert 'value="dipukul suami lapor kemana"' in html


def test_a_plain_question_shows_results_without_the_box_of_numbers(client: Client, help_page: object) -> None:
    assert 'class="numbers"' not in page_of(client, "ditemani")


@pytest.mark.parametrize(
    "asked", ["diperkosa", "takut pulang", "mau bunuh diri", "leher dicekik", "Dipukuli bapak", "my husband hits me"]
)
def test_words_of_danger_put_the_numbers_on_top_even_without_a_result(client: Client, asked: str) -> None:
    html = page_of(client, asked)

    assert html.count('class="numbers"') == 1
    assert html.index('class="numbers"') < html.index('name="q"')


@pytest.mark.parametrize("asked", ["kerabat", "rapat pukul 09.00", "belajar menari", "bimtek"])
def test_everyday_words_do_not_cry_wolf(asked: str) -> None:
    assert not parse(asked).crisis


@pytest.mark.parametrize("asked", ODD)
def test_anything_typed_gets_an_answer(client: Client, tree: SiteTree, asked: str) -> None:
    for path in ("/cari/", "/en/cari/", "/cari/saran/"):
        assert client.get(path, {"q": asked.encode(errors="surrogatepass")}).status_code == 200


def test_a_query_is_cut_to_what_an_engine_can_bear() -> None:
    long = parse("kata " * 50_000 + "akhir")
    many = parse(" ".join(f"k{number}" for number in range(50)))

    assert len(long.text) <= LONGEST_QUERY
    assert len(many.terms) == MOST_TERMS
    assert many.shortened


def test_a_long_question_is_told_that_it_was_shortened(client: Client, help_page: object) -> None:
    html = page_of(client, "suami " + " ".join(f"kata{number}" for number in range(20)))

    assert "dua belas kata pertama" in html
    assert "/edukasi/di-rumah/" in html


def test_text_of_a_page_is_shown_as_text(client: Client, tree: SiteTree) -> None:
    GuidancePageFactory(
        parent=tree.id.guidance_index, title="Zamrud <b>", summary="Zamrud <script>alert(1)</script> & lagi"
    )

    html = page_of(client, 'zamrud "><script>')

    assert "<mark>Zamrud</mark> &lt;" in html
    assert "<script>alert" not in html
    assert '"><script>' not in html


def test_nothing_found_gives_numbers_and_a_place_to_begin(client: Client, help_page: object) -> None:
    html = page_of(client, "qqqqzzzz")

    assert "Belum ada halaman dengan kata itu" in html
    assert 'href="tel:129"' in html.split('role="status"')[1]
    assert "/layanan/terdekat/" in html
    assert "/edukasi/di-rumah/" in html


def test_an_empty_box_offers_topics(client: Client, help_page: object) -> None:
    html = page_of(client, "")

    assert "Mulai dari sini" in html
    assert "/edukasi/di-rumah/" in html
    assert 'role="status"' not in html


def test_only_signs_get_a_sentence_that_says_so(client: Client, tree: SiteTree) -> None:
    assert "Kami tidak menemukan kata di pertanyaanmu" in page_of(client, "?!")


def test_accents_and_capitals_make_no_difference(client: Client, tree: SiteTree) -> None:
    GuidancePageFactory(parent=tree.id.guidance_index, title="Créme ZAMRUD")

    html = page_of(client, "crème Zamrúd")

    assert "<mark>Créme</mark> <mark>ZAMRUD</mark>" in html


def test_the_beginning_of_the_last_word_is_enough(client: Client, tree: SiteTree) -> None:
    GuidancePageFactory(parent=tree.id.guidance_index, title="Zamrudiana")

    assert "<mark>Zamrudiana</mark>" in page_of(client, "zamru")


def test_a_word_in_the_title_counts_more_than_in_the_text(client: Client, tree: SiteTree) -> None:
    paragraph = stream(("paragraph", "<p>zamrud zamrud</p>"))
    GuidancePageFactory(parent=tree.id.guidance_index, title="Lain", slug="lain", body=paragraph)
    GuidancePageFactory(parent=tree.id.guidance_index, title="Zamrud", slug="zamrud")

    html = page_of(client, "zamrud")

    assert html.index("/edukasi/zamrud/") < html.index("/edukasi/lain/")


def test_results_can_be_narrowed_by_kind_with_counts(client: Client, help_page: object) -> None:
    ServiceLocationFactory(name="Suami Istri Rukun", slug="rukun")
    html = page_of(client, "suami")
    assert re.search(r'\?q=suami&amp;jenis=layanan"[^>]*>layanan <span class="count">1</span>', html)

    narrowed = page_of(client, "suami", jenis="layanan")

    assert "/layanan/rukun/" in narrowed
    assert "/edukasi/di-rumah/" not in narrowed
    assert "1 hasil" in narrowed


def test_results_are_in_the_readers_language_and_the_other_is_offered(client: Client, tree: SiteTree) -> None:
    html = page_of(client, "privasi", "/en/cari/")

    assert "/en/privasi/" in html
    assert 'href="/privasi/"' not in html.split('class="list"')[1].split("</ol>")[0]
    other = page_of(client, "privasi", "/en/cari/", bahasa="id")
    assert '<li lang="id">' in other
    assert 'href="/privasi/"' in other


def test_an_unknown_filter_is_left_out(client: Client, help_page: object) -> None:
    assert "/edukasi/di-rumah/" in page_of(client, "suami", jenis="rahasia", bahasa="xx")


def test_results_come_in_pages_and_a_page_too_far_is_not_found(client: Client, tree: SiteTree) -> None:
    for number in range(12):
        GuidancePageFactory(parent=tree.id.guidance_index, title=f"Zamrud {number}")

    first = page_of(client, "zamrud")
    second = page_of(client, "zamrud", halaman="2")

    assert first.count('<h2 class="card-title">') == 10
    assert second.count('<h2 class="card-title">') == 2
    assert "?q=zamrud&amp;halaman=2" in first
    for number in ("3", "0", "-1", "x", "9" * 400):
        assert client.get("/cari/", {"q": "zamrud", "halaman": number}).status_code == 404


def test_suggestions_are_titles_and_at_most_eight(client: Client, tree: SiteTree) -> None:
    for number in range(12):
        GuidancePageFactory(parent=tree.id.guidance_index, title=f"Zamrud {number}", summary="zamrud rahasia")
    GlossaryTermFactory(term="PATBM", aliases="TAPBM")

    answer = client.get("/cari/saran/", {"q": "zamr"})
    rows = json.loads(answer.content)["suggestions"]

    assert len(rows) == 8
    assert set(rows[0]) == {"title", "url", "kind"}
    assert json.loads(client.get("/cari/saran/", {"q": "rahasia"}).content) == {"suggestions": []}
    assert json.loads(client.get("/cari/saran/", {"q": "tapb"}).content)["suggestions"][0]["title"] == "PATBM"
    assert json.loads(client.get("/cari/saran/").content) == {"suggestions": []}


def test_a_region_opens_in_the_readers_language(client: Client, tree: SiteTree) -> None:
    region("64.71.01.1001")

    assert 'href="/en/wilayah/64.71.01.1001/"' in page_of(client, "manggar", "/en/cari/")


def test_nothing_of_a_question_is_kept(
    client: Client, help_page: object, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    secret = "zxsentinelzx"  # noqa: S105  # a word to look for
    caplog.set_level(logging.DEBUG)
    for path in ("/cari/", "/en/cari/", "/cari/saran/"):
        response = client.get(path, {"q": f"dipukul {secret}"})
        assert response["Cache-Control"] == "no-store"
        assert response["X-Robots-Tag"] == "noindex"
        assert response["Referrer-Policy"] == "no-referrer"
        assert not response.cookies
    client.get("/cari/", {"q": secret, "halaman": "99"})

    ours = [record for record in caplog.records if record.name != "django.db.backends"]
    assert not [record for record in ours if secret in f"{record.getMessage()} {record.exc_text} {record.args}"]
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608  # names from the database itself
            assert secret not in str(cursor.fetchall()), table


def test_the_page_may_not_be_indexed(client: Client, tree: SiteTree) -> None:
    assert '<meta name="robots" content="noindex">' in page_of(client, "")


@pytest.mark.parametrize("siblings", [10, 300])
def test_queries_do_not_grow_with_the_number_of_documents(
    client: Client, tree: SiteTree, django_assert_max_num_queries: pytest.FixtureRequest, siblings: int
) -> None:
    SearchDocument.objects.bulk_create(
        SearchDocument(source="x", object_id=str(n), locale="id", kind="berita", path=f"/{n}/", title=f"Zamrud {n}",
                       title_terms=f"zamrud {n}")
        for n in range(siblings)
    )  # fmt: skip

    page_of(client, "zamrud")  # a process reads the words of all documents once
    with django_assert_max_num_queries(7) as counted:  # type: ignore[operator]  # a callable fixture
        page_of(client, "zamrud")
    assert len(counted) == 7  # four of the search, one each for its words, for rules and for a place in the question


def test_an_address_that_is_not_there_offers_what_it_may_have_meant(client: Client, help_page: object) -> None:
    response = client.get("/panduan/kekerasan-rumah-tangga/")

    html = response.content.decode()
    assert response.status_code == 404
    assert "Mungkin ini maksudmu" in html
    assert 'href="/edukasi/di-rumah/"' in html
    assert "Mungkin ini maksudmu" not in client.get("/qqqq-zzzz/").content.decode()


def test_for_words_of_danger_help_stands_above_the_law(client: Client, help_page: object, tree: SiteTree) -> None:
    LegalInstrumentPageFactory(parent=tree.id.legal_index, title="UU dipukul suami lapor", slug="uu-suami")

    danger, calm = page_of(client, "dipukul suami lapor"), page_of(client, "uu suami")

    assert danger.index("/edukasi/di-rumah/") < danger.index("/hukum/uu-suami/")
    assert calm.index("/hukum/uu-suami/") < calm.index("/edukasi/di-rumah/")


def test_a_dead_end_offers_no_filters_and_a_narrowed_list_the_way_back(client: Client, help_page: object) -> None:
    assert "Saring hasil" not in page_of(client, "qqqzzx")
    assert "Lihat semua hasil" not in page_of(client, "memukul")

    narrowed = page_of(client, "memukul", jenis="panduan")

    assert '<a href="?q=memukul">Lihat semua hasil</a>' in narrowed
