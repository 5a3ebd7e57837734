"""Figures as readers and programs get them: with their source, conflicting ones together, small ones hidden."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from indicators.models import CaseStatistic, ComparisonRow
from indicators.protection import migrated, refresh
from tests.factories import CaseStatisticFactory, region, site_tree
from tests.factories.places import CommitmentFactory, KlaStatusFactory
from tests.factories.tree import SiteTree

pytestmark = pytest.mark.django_db

KUTIM_PERIOD = {"period_from": date(2025, 1, 1), "period_to": date(2025, 11, 30)}


@pytest.fixture
def tree() -> SiteTree:
    CaseStatistic.objects.all().delete()
    return site_tree(translated=False)


def html(client: Client, address: str, status: int = 200, **query: str) -> str:
    response = client.get(address, query)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def rows(client: Client, address: str) -> list[dict[str, str]]:
    response = client.get(address)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8"))))


def batam(**values: Any) -> CaseStatistic:
    january = {"period_from": date(2026, 1, 1), "period_to": date(2026, 1, 31)}
    return CaseStatisticFactory(region=region("21.71"), **(january | values))


def batam_january() -> None:
    batam(value=30)
    batam(value=28, dimension="kelompok_umur", category="anak")
    batam(value=2, dimension="kelompok_umur", category="perempuan")


@pytest.mark.usefixtures("tree")
def test_a_figure_stands_with_unit_period_publisher_day_source_and_note(client: Client) -> None:
    CaseStatisticFactory(value=31953, note="Dikutip dari dasbor.", provisional=True)
    text = html(client, "/data/")
    for part in (
        "31.953</strong> kasus",
        "2024</h3>",
        'Penerbit: <span lang="id">UPTD PPA Balikpapan</span>, per 15 Januari 2025.',
        'href="https://example.org/angka"',
        "Dikutip dari dasbor.",
        "sementara",
        "bukan selalu makin banyak kejadian",
    ):
        assert part in text


@pytest.mark.usefixtures("tree")
def test_two_publishers_who_disagree_are_both_shown_and_it_is_said(client: Client) -> None:
    kutim = region("64.08")
    CaseStatisticFactory(region=kutim, value=54, publisher="UPTD PPA Kutai Timur", **KUTIM_PERIOD)
    CaseStatisticFactory(region=kutim, value=40, publisher="DP3A Kutai Timur", **KUTIM_PERIOD)
    text = html(client, "/data/", wilayah="64.08")
    assert "menyebut angka yang berbeda" in text
    assert "54</strong> kasus" in text
    assert "40</strong> kasus" in text
    assert "Januari–November 2025" in text


@pytest.mark.usefixtures("tree")
def test_a_percentage_is_shown_as_said_and_never_as_a_count(client: Client) -> None:
    paser = region("64.01")
    CaseStatisticFactory(region=paser, value=32, period_from=date(2022, 1, 1), period_to=date(2022, 12, 31))
    CaseStatisticFactory(
        region=paser,
        value=None,
        relative_percent=70,
        relative_base="2022",
        period_from=date(2023, 1, 1),
        period_to=date(2023, 6, 30),
    )
    text = html(client, "/data/", wilayah="64.01")
    assert "70 persen dari 2022" in text
    assert "22,4" not in text
    relative = next(row for row in rows(client, "/data/angka/64.01.csv") if row["persen_dari_pembanding"])
    assert relative["nilai"] == ""


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize("address", ["/data/?wilayah=21.71", "/data/angka.csv", "/data/angka/21.71.csv"])
def test_a_small_figure_and_what_gives_it_away_are_shown_nowhere(client: Client, address: str) -> None:
    batam_january()
    text = html(client, address)
    assert "kurang dari 5" in text
    assert "tidak ditampilkan" in text
    for shown in (">28<", ",28,", ">2<", "kasus,2,"):
        assert shown not in text
    assert "30" in text


def test_a_change_works_out_anew_what_is_hidden() -> None:
    batam_january()
    children = CaseStatistic.objects.get(category="anak")
    assert children.withheld
    women = CaseStatistic.objects.get(category="perempuan")
    women.value = 6
    women.save()
    children.refresh_from_db()
    assert not children.withheld
    assert children.public_value == 28
    women.value = 1
    women.save()
    CaseStatistic.objects.filter(category="perempuan").first().delete()  # type: ignore[union-attr]  # just saved
    children.refresh_from_db()
    assert not children.withheld


@pytest.mark.usefixtures("tree")
def test_no_percentage_gives_a_withheld_figure_away(client: Client) -> None:
    ratio = {"relative_percent": 200, "relative_base": "Desember 2025 (1 kasus)"}
    batam(value=30, **ratio)
    batam(value=28, dimension="kelompok_umur", category="anak", **ratio)
    batam(value=2, dimension="kelompok_umur", category="perempuan", **ratio)
    found = {row["kategori"]: row for row in rows(client, "/data/angka.csv")}
    told = {name: (row["persen_dari_pembanding"], row["pembanding"]) for name, row in found.items()}
    assert told == {"": ("200", "Desember 2025 (1 kasus)"), "anak": ("", ""), "perempuan": ("", "")}


@pytest.mark.parametrize("above", [False, True])
def test_a_restricted_comparison_is_neither_listed_nor_given_as_a_file(
    client: Client, tree: SiteTree, above: bool
) -> None:
    address = compare(tree, CaseStatisticFactory(region=region("21.71"), value=266))
    file = f"{address.rstrip('/')}.csv"
    assert client.get(file).status_code == 200
    assert tree.id.comparison.title in html(client, "/data/")
    page = tree.id.data_index if above else tree.id.comparison
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(file).status_code == 404
    if not above:
        assert tree.id.comparison.title not in html(client, "/data/")


def test_figures_written_in_bulk_are_hidden_until_they_are_worked_out() -> None:
    one = batam(value=30)
    one.pk = None
    CaseStatistic.objects.bulk_create(
        [
            CaseStatistic(
                **{f: getattr(one, f) for f in ("region", "metric", "period_from", "period_to", "unit", "publisher")},
                value=12,
            )
        ]
    )
    fresh = CaseStatistic.objects.get(value=12)
    assert fresh.public_value is None
    refresh()
    fresh.refresh_from_db()
    assert fresh.public_value == 12


@pytest.mark.usefixtures("tree")
def test_a_file_has_provenance_and_no_formula_runs_in_it(client: Client) -> None:
    CaseStatisticFactory(note="=HYPERLINK(1)", publisher="+62", category="@x", dimension="bentuk", value=50)
    (row,) = rows(client, "/data/angka.csv")
    assert row["kode_wilayah"] == "64.71"
    assert (row["periode_dari"], row["periode_sampai"], row["satuan"], row["nilai"]) == (
        "2024-01-01",
        "2024-12-31",
        "kasus",
        "50",
    )
    assert (row["catatan"], row["penerbit"], row["kategori"]) == ("'=HYPERLINK(1)", "'+62", "'@x")
    assert row["sumber"] == "https://example.org/angka"


@pytest.mark.usefixtures("tree")
def test_the_nation_has_the_code_nought(client: Client) -> None:
    CaseStatisticFactory(region=None, value=31953)
    (row,) = rows(client, "/data/angka/0.csv")
    assert (row["kode_wilayah"], row["wilayah"], row["nilai"]) == ("0", "Indonesia", "31953")
    assert "31.953" in html(client, "/data/", wilayah="0")


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize("code", ["99", "abc", "64.71.99", "..%2F"])
def test_an_unknown_region_is_404_with_a_way_on(client: Client, code: str) -> None:
    CaseStatisticFactory()
    assert client.get(f"/data/angka/{code}.csv").status_code == 404
    text = html(client, "/data/", 404, wilayah=code)
    assert "tidak kami kenal" in text
    assert "120</strong> kasus" in text


@pytest.mark.usefixtures("tree")
def test_a_region_without_figures_says_so(client: Client) -> None:
    CaseStatisticFactory()
    region("64.01")
    assert "Belum ada angka untuk Kabupaten Paser" in html(client, "/data/", wilayah="64.01")


@pytest.mark.usefixtures("tree")
def test_predicates_and_commitments_of_the_region_stand_beside_its_figures(client: Client) -> None:
    CaseStatisticFactory()
    KlaStatusFactory(year=None)
    CommitmentFactory(signatories="seluruh kelurahan", regions=[region("64.71.01.1001"), region("64.71.01.1004")])
    text = html(client, "/data/")
    assert "<strong>Utama</strong>, tahun penilaian tidak disebut sumber" in text
    assert text.count("seluruh kelurahan") == 1


def compare(tree: SiteTree, *statistics: CaseStatistic) -> str:
    page = tree.id.comparison
    ComparisonRow.objects.filter(page=page).delete()
    for order, statistic in enumerate(statistics):
        ComparisonRow.objects.create(page=page, statistic=statistic, sort_order=order)
    return page.url


def test_kutai_timur_and_batam_are_not_compared_over_unequal_periods(client: Client, tree: SiteTree) -> None:
    kutim = CaseStatisticFactory(region=region("64.08"), value=54, **KUTIM_PERIOD)
    batam_2024 = CaseStatisticFactory(region=region("21.71"), value=266)
    text = html(client, compare(tree, kutim, batam_2024))
    assert 'class="comparison"' not in text
    assert "Periodenya berbeda: 2024, Januari–November 2025." in text
    assert "54</strong>" in text
    assert "266</strong>" in text


def test_complaints_are_not_compared_with_cases(client: Client, tree: SiteTree) -> None:
    aduan = CaseStatisticFactory(region=region("64.71"), value=145, unit="aduan")
    kasus = CaseStatisticFactory(region=region("21.71"), value=266)
    text = html(client, compare(tree, aduan, kasus))
    assert 'class="comparison"' not in text
    assert "Satuannya berbeda: aduan, kasus." in text


def test_equal_figures_are_one_table_with_both_publishers(client: Client, tree: SiteTree) -> None:
    figures = [
        CaseStatisticFactory(region=region("21.71"), value=266, publisher="KemenPPPA"),
        CaseStatisticFactory(region=region("21.71"), value=265, publisher="gowest.id"),
        CaseStatisticFactory(region=region("64.08"), value=45),
    ]
    address = compare(tree, *figures)
    text = html(client, address)
    assert text.count('class="comparison"') == 1
    assert "Untuk Kota Batam, penerbit menyebut angka yang berbeda." in text
    assert "KemenPPPA" in text
    assert "gowest.id" in text
    assert [row["nilai"] for row in rows(client, f"{address.rstrip('/')}.csv")] == ["266", "265", "45"]


def test_a_small_figure_is_hidden_in_a_comparison_and_its_bar_too(client: Client, tree: SiteTree) -> None:
    figures = [
        CaseStatisticFactory(region=region("21.71"), value=3),
        CaseStatisticFactory(region=region("64.08"), value=45),
    ]
    text = html(client, compare(tree, *figures))
    assert "kurang dari 5" in text
    assert text.count("<rect") == 1


def test_the_data_page_takes_as_many_queries_for_three_figures_as_for_three_hundred(
    client: Client, tree: SiteTree
) -> None:
    counts = []
    for size in (3, 300):
        CaseStatistic.objects.all().delete()
        place, organization = region("64.71"), "UPTD"
        CaseStatistic.objects.bulk_create(
            CaseStatistic(
                region=place,
                metric=f"Angka {number}",
                period_from=date(2024, 1, 1),
                period_to=date(2024, 12, 31),
                unit="kasus",
                value=10 + number,
                publisher=organization,
            )
            for number in range(size)
        )
        refresh()
        with CaptureQueriesContext(connection) as queries:
            html(client, "/data/")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12
    assert tree.id.data_index.url == "/data/"


def test_english_readers_get_english_words_and_numbers(client: Client) -> None:
    site_tree()
    CaseStatistic.objects.all().delete()
    CaseStatisticFactory(value=31953, note="Catatan", note_en="A note")
    text = html(client, "/en/data/")
    assert "31,953" in text
    assert "A note" in text
    assert "Violence against women and children" in text


def test_an_upgrade_works_out_anew_what_is_hidden() -> None:
    batam_january()
    CaseStatistic.objects.update(withheld=False)  # as a version with a weaker rule left it
    call_command("migrate", verbosity=0)
    assert sorted(CaseStatistic.objects.filter(withheld=True).values_list("value", flat=True)) == [2, 28]


def test_going_back_to_an_older_version_does_not_stop_at_the_figures() -> None:
    batam_january()
    CaseStatistic.objects.update(withheld=False)
    older = MigrationLoader(connection).project_state(("indicators", "0001_initial")).apps  # figures had no region yet
    migrated("default", older)
    assert not CaseStatistic.objects.filter(withheld=True).exists()
