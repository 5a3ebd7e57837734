"""What machines read of a page is what the page says, and never more than is known."""

import json
import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from portal.models import AgencySettings
from tests.factories import (
    ActivityOrganizationFactory,
    ActivityPageFactory,
    ChannelFactory,
    NewsPageFactory,
    OrganizationFactory,
    ServiceLocationFactory,
    SiteTree,
    region,
)
from tests.factories.pages import stream

pytestmark = pytest.mark.django_db
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def nodes(client: Client, path: str) -> dict[str, dict[str, Any]]:
    """The described things of a page by type."""
    html = client.get(path).content.decode()
    (found,) = SCRIPT.findall(html)
    data = json.loads(found)
    assert data["@context"] == "https://schema.org"
    return {node["@type"]: node for node in data["@graph"]}


def test_every_page_says_where_it_stands(client: Client, tree: SiteTree) -> None:
    for page in tree.pages:
        path = page.get_url()
        found = nodes(client, path)
        if page.depth == 2:
            assert "BreadcrumbList" not in found
            continue
        items = found["BreadcrumbList"]["itemListElement"]
        assert items[0]["item"] == settings.SITE_URL + ("/en/" if path.startswith("/en/") else "/")
        assert (items[-1]["name"], items[-1]["item"]) == (page.title, settings.SITE_URL + path)
        assert [item["position"] for item in items] == list(range(1, len(items) + 1))


def test_the_home_page_names_the_agency_and_no_number(client: Client, tree: SiteTree) -> None:
    site = tree.id.home.get_site()
    AgencySettings.objects.update_or_create(site=site, defaults={"name": "DP3AKB", "email": "ppid@example.go.id"})

    agency = nodes(client, "/")["GovernmentOrganization"]

    assert agency["name"] == "DP3AKB"
    assert agency["email"] == "ppid@example.go.id"
    assert "telephone" not in json.dumps(agency)


@pytest.mark.parametrize(("precision", "expected"), [("day", "2025-07-29"), ("month", "2025-07"), ("unknown", None)])
def test_an_event_begins_no_more_exactly_than_known(
    client: Client, tree: SiteTree, precision: str, expected: str | None
) -> None:
    page = ActivityPageFactory(
        parent=tree.id.activity_index, slug="x", date_precision=precision, venue_region=region("64.71.01.1001")
    )
    ActivityOrganizationFactory(page=page, organization=OrganizationFactory(name="Dinas Contoh"))
    ActivityOrganizationFactory(page=page, organization=OrganizationFactory(name="Tamu"), role="tamu")

    event = nodes(client, "/bimtek/x/")["Event"]

    assert event.get("startDate") == expected
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert [organizer["name"] for organizer in event["organizer"]] == ["Dinas Contoh"]
    assert "Kelurahan Manggar" in event["location"]["address"]


def test_a_cancelled_event_is_cancelled_for_machines_too(client: Client, tree: SiteTree) -> None:
    ActivityPageFactory(parent=tree.id.activity_index, slug="x", status="batal")

    assert nodes(client, "/bimtek/x/")["Event"]["eventStatus"] == "https://schema.org/EventCancelled"


def test_press_elsewhere_is_what_ours_is_based_on_and_not_ours(client: Client, tree: SiteTree) -> None:
    NewsPageFactory(
        parent=tree.id.news_index, slug="x", kind="press", summary="Ringkasan kami.", source_publisher="Kabar Kaltim",
        source_url="https://example.org/asli", title_as_printed="Judul asli",
    )  # fmt: skip

    found = nodes(client, "/berita/x/")

    assert "NewsArticle" not in found
    page = found["WebPage"]
    assert page["abstract"] == "Ringkasan kami."
    assert page["isBasedOn"]["headline"] == "Judul asli"
    assert page["isBasedOn"]["publisher"]["name"] == "Kabar Kaltim"
    assert "author" not in json.dumps(page)


def test_paid_content_is_marked_as_such(client: Client, tree: SiteTree) -> None:
    NewsPageFactory(parent=tree.id.news_index, slug="x", advertorial=True)

    assert "AdvertiserContentArticle" in nodes(client, "/berita/x/")


def test_corrections_travel_with_the_article(client: Client, tree: SiteTree) -> None:
    text = stream(("correction", {"date": "2026-01-02", "text": "Nama dinas diperbaiki."}))
    NewsPageFactory(parent=tree.id.news_index, slug="x", corrections=text)

    assert nodes(client, "/berita/x/")["NewsArticle"]["correction"][0]["text"] == "Nama dinas diperbaiki."


@pytest.mark.parametrize("age", [None, 10, 400])
def test_only_a_number_that_somebody_called_lately_is_given_to_machines(
    client: Client, tree: SiteTree, age: int | None
) -> None:
    location = ServiceLocationFactory(slug="uptd", coverage=[region("64.71")], address="Jl. Contoh 1")
    verified = None if age is None else timezone.localdate() - timedelta(days=age)
    ChannelFactory(location=location, value="+6282152858026", display="0821 5285 8026", verified_on=verified)
    ChannelFactory(location=location, value="+62542111", display="0542 111", verified_on=date.today(),
                   retired_on=date(2020, 1, 1))  # fmt: skip

    service = nodes(client, "/layanan/uptd/")["GovernmentService"]

    points = service.get("availableChannel", {}).get("servicePhone", [])
    assert [point["telephone"] for point in points] == (["+6282152858026"] if age == 10 else [])
    assert service["areaServed"][0]["name"] == "Kota Balikpapan"
    assert "Jl. Contoh" not in json.dumps(service)


def test_no_text_can_close_the_script(client: Client, tree: SiteTree) -> None:
    NewsPageFactory(parent=tree.id.news_index, slug="x", title="</script><script>alert(1)</script> & \u2028")

    html = client.get("/berita/x/").content.decode()

    assert "<script>alert" not in html
    assert nodes(client, "/berita/x/")["NewsArticle"]["headline"].startswith("</script><script>")


def test_a_region_stands_below_those_it_lies_in(client: Client, tree: SiteTree) -> None:
    region("64.71.01.1001")

    found = nodes(client, "/wilayah/64.71.01.1001/")

    names = [item["name"] for item in found["BreadcrumbList"]["itemListElement"]]
    assert names[-3:] == ["Kota Balikpapan", "Kecamatan Balikpapan Timur", "Kelurahan Manggar"]
    assert found["AdministrativeArea"]["containedInPlace"]["name"] == "Kecamatan Balikpapan Timur"


def test_a_page_that_is_not_there_describes_nothing(client: Client, tree: SiteTree) -> None:
    assert not SCRIPT.search(client.get("/tidak-ada/").content.decode())
