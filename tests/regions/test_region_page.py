"""The page of a place: whom to call there, and what is known of it."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from regions.models import Region
from tests.factories import (
    ActivityPageFactory,
    ChannelFactory,
    ParticipantRowFactory,
    ServiceLocationFactory,
    region,
    site_tree,
)
from tests.factories.places import (
    CommitmentFactory,
    CommunityForumFactory,
    ForumTargetFactory,
    KlaStatusFactory,
    RtRangeFactory,
    ladder_steps,
)
from tests.factories.tree import SiteTree

pytestmark = pytest.mark.django_db

MANGGAR = "/wilayah/64.71.01.1001/"
GUARDRAIL = "UU 12/2022 Pasal 23"


@pytest.fixture
def tree() -> SiteTree:
    return site_tree(translated=False)


def html(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def training(tree: SiteTree, *rows: tuple[str, int, int], **values: Any) -> None:
    page = ActivityPageFactory(parent=tree.id.activity_index, **values)
    for code, first, last in rows:
        ParticipantRowFactory(page=page, region=region(code), rt_from=first, rt_to=last)


def test_the_ladder_goes_from_rt_to_the_nation_with_the_guardrail(client: Client) -> None:
    region("64.71.01.1001")
    ladder_steps()
    city = ServiceLocationFactory(name="UPTD PPA Kota", coverage=[region("64.71")])
    ChannelFactory(location=city, value="+6282152858026", display="0821 5285 8026")
    text = html(client, MANGGAR)
    order = ["RT tempat tinggalmu", "Petugas rt", "Petugas kelurahan", "0821 5285 8026", "Petugas kota"]
    order += ["Petugas provinsi", "tel:129", "Petugas nasional"]
    ladder = text[text.index('class="ladder"') :]
    positions = [ladder.index(part) for part in order]
    assert positions == sorted(positions)
    assert GUARDRAIL in text
    assert "mendamaikan kekerasan seksual" in text


def test_an_empty_directory_still_shows_numbers_and_the_guardrail(client: Client) -> None:
    region("64.71.01.1001")
    text = html(client, MANGGAR)
    main = text[text.index("<main") :]
    assert 'href="tel:129"' in main
    assert 'href="tel:110"' in main
    assert GUARDRAIL in main


def test_overlapping_trainings_count_each_rt_once(client: Client, tree: SiteTree) -> None:
    training(tree, ("64.71.01.1001", 1, 60))
    training(tree, ("64.71.01.1001", 50, 100))
    assert "RT 1–100: ada kader yang ikut bimtek." in html(client, MANGGAR)


def test_where_the_number_of_rt_is_unknown_it_is_said(client: Client, tree: SiteTree) -> None:
    training(tree, ("64.71.01.1001", 1, 100))
    assert "Jumlah seluruh RT di sini belum kami ketahui." in html(client, MANGGAR)


def test_where_it_is_on_record_it_is_so_many_of_so_many_with_the_source(client: Client, tree: SiteTree) -> None:
    training(tree, ("64.71.01.1001", 1, 100))
    RtRangeFactory(rt_to=120, source="SK Lurah 2025")
    text = html(client, MANGGAR)
    assert "100 dari 120 RT." in text
    assert "SK Lurah 2025" in text


@pytest.mark.parametrize("values", [{"status": "rencana"}, {"status": "batal"}, {"kind": "rapat"}, {"live": False}])
def test_only_trainings_that_were_held_and_published_count(
    client: Client, tree: SiteTree, values: dict[str, Any]
) -> None:
    tree.id.activity.delete()
    training(tree, ("64.71.01.1001", 1, 100), **values)
    assert "RT dengan kader terlatih" not in html(client, MANGGAR)


@pytest.mark.parametrize("restricted", ["activity", "activity_index"])
def test_a_training_that_not_everybody_may_read_about_is_neither_named_nor_counted(
    client: Client, tree: SiteTree, restricted: str
) -> None:
    page = getattr(tree.id, restricted)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    text = html(client, "/wilayah/64.71/")
    assert "Bimtek Seksi PPA tingkat RT" not in text
    assert "kader yang ikut bimtek" not in text


def test_a_city_adds_up_its_kelurahan(client: Client, tree: SiteTree) -> None:
    assert tree.id.activity.participant_rows.count() == 4
    text = html(client, "/wilayah/64.71/")
    assert "234 RT di 4 kelurahan/desa: ada kader yang ikut bimtek." in text
    assert "Bimtek Seksi PPA tingkat RT" in text


def test_translated_trainings_do_not_count_twice(client: Client) -> None:
    site_tree()
    text = html(client, "/wilayah/64.71/")
    assert "234 RT" in text
    assert text.count("Bimtek Seksi PPA tingkat RT") == 1


def test_forums_status_and_commitments_of_the_city_stand_on_the_page_of_its_kelurahan(client: Client) -> None:
    manggar = region("64.71.01.1001")
    CommunityForumFactory(name_as_printed="FP2ATBM", established_by="188.45-217/2013", established_by_path="/x/")
    ForumTargetFactory(target="satu kader di setiap RT")
    KlaStatusFactory(year=None)
    CommitmentFactory(signatories="seluruh kelurahan", regions=[manggar, region("64.71.01")])
    text = html(client, MANGGAR)
    for part in ("FP2ATBM", "188.45-217/2013", "satu kader di setiap RT", "Kota Balikpapan: <strong>Utama", "per 23"):
        assert part in text
    assert text.count("seluruh kelurahan") == 1
    # The city says it too: its kelurahan signed.
    assert "seluruh kelurahan" in html(client, "/wilayah/64.71/")
    assert "FP2ATBM" not in html(client, "/wilayah/64/")


def test_a_neighbour_keeps_its_own(client: Client) -> None:
    region("64.71.01.1001")
    ServiceLocationFactory(name="UPTD Paser", coverage=[region("64.01")])
    CommunityForumFactory(name_as_printed="Forum Paser", region=region("64.01"))
    text = html(client, MANGGAR)
    assert "UPTD Paser" not in text
    assert "Forum Paser" not in text


def test_english_readers_get_english_rules_where_they_exist(client: Client) -> None:
    region("64.71.01.1001")
    ladder_steps("id", "en")
    text = html(client, f"/en{MANGGAR}")
    assert "EN Petugas kota" in text
    assert "> Petugas kota" not in text
    assert 'lang="en"' in text


@pytest.mark.parametrize(
    "code", ["99.99", "64.71.01.9999", "abc", "64.71.", "6471", "64..71", "%27", "64.71.01.1001.5"]
)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_an_unknown_code_is_answered_with_help(client: Client, code: str, prefix: str) -> None:
    region("64.71.01.1001")
    text = html(client, f"{prefix}/wilayah/{code}/", 404)
    assert 'name="q"' in text
    assert "tel:129" in text


def test_a_language_that_is_not_offered_is_not_found_and_breaks_nothing(client: Client) -> None:
    region("64.71")
    site_tree(translated=False)
    assert client.get("/jv/wilayah/64.71/").status_code == 404


@pytest.mark.parametrize("page", ["0", "-1", "x", "2", "99999999999999999999", "²"])
def test_a_page_of_the_list_that_does_not_exist_is_not_found(client: Client, page: str) -> None:
    region("64.71.01.1001")
    assert client.get("/wilayah/64.71/", {"p": page}).status_code == 404


def test_a_region_with_many_parts_shows_them_page_by_page(client: Client) -> None:
    parent = region("95.06.03")
    Region.objects.bulk_create(
        Region(code=f"95.06.03.{2001 + number}", level="desa", name=f"Desa {number:03}", parent=parent)
        for number in range(500)
    )
    first, last = html(client, "/wilayah/95.06.03/"), html(client, "/wilayah/95.06.03/?p=5")
    assert "Desa 000" in first
    assert "Desa 499" not in first
    assert "Desa 499" in last
    assert first.count("/wilayah/95.06.03.2") == 120


def test_the_page_takes_the_same_few_queries_however_much_is_known(client: Client, tree: SiteTree) -> None:
    counts: dict[str, list[int]] = {MANGGAR: [], "/wilayah/64.71/": []}
    for size in (1, 40):
        fill(tree, size)
        for address, numbers in counts.items():
            with CaptureQueriesContext(connection) as queries:
                html(client, address)
            numbers.append(len(queries))
    assert all(len(set(numbers)) == 1 for numbers in counts.values())
    assert max(max(numbers) for numbers in counts.values()) <= 10


def fill(tree: SiteTree, size: int) -> None:
    """So many of everything that a region page shows."""
    ladder_steps() if size == 1 else None
    for number in range(size):
        place = region(f"64.71.01.{1001 + number}")
        location = ServiceLocationFactory(coverage=[place, region("64.71")])
        ChannelFactory(location=location)
        training(tree, (place.code, 1, 10))
        CommunityForumFactory(region=place)
        ForumTargetFactory(region=place)
        CommitmentFactory(regions=[place])
        KlaStatusFactory(source=f"Sumber {size} {number}")
        RtRangeFactory(region=place, rt_from=1 + number * 3, rt_to=2 + number * 3)
