"""Search engines find every public page in each language, and nothing else."""

import re
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from django.conf import settings
from django.test import Client
from wagtail.models import PageViewRestriction

from portal.models import AgencySettings
from portal.sitemaps import PortalSitemap
from tests.factories import CaseStatisticFactory, ServiceLocationFactory, SiteTree, StandardPageFactory, region

pytestmark = pytest.mark.django_db
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def sitemap(client: Client, path: str = "/sitemap.xml") -> ET.Element:
    response = client.get(path)
    assert response.status_code == 200
    return ET.fromstring(response.content)  # noqa: S314  # our own answer


def addresses(root: ET.Element) -> dict[str, ET.Element]:
    """Each address without the host; all must be under SITE_URL, once."""
    found = {url.findtext("s:loc", "", NAMES): url for url in root.iterfind("s:url", NAMES)}
    assert len(found) == len(root.findall("s:url", NAMES))
    assert all(loc.startswith(settings.SITE_URL + "/") for loc in found)
    return {loc.removeprefix(settings.SITE_URL): url for loc, url in found.items()}


def test_every_page_is_listed_with_its_languages(client: Client, tree: SiteTree) -> None:
    found = addresses(sitemap(client))

    assert set(found) >= {page.get_url() for page in tree.pages}
    links = {link.get("hreflang"): link.get("href") for link in found["/en/privasi/"].iterfind("x:link", NAMES)}
    assert links == {
        "id": f"{settings.SITE_URL}/privasi/",
        "en": f"{settings.SITE_URL}/en/privasi/",
        "x-default": f"{settings.SITE_URL}/privasi/",
    }


def test_listed_addresses_answer(client: Client, tree: SiteTree) -> None:
    ServiceLocationFactory(slug="uptd", region=region("64.71"))

    for address in addresses(sitemap(client)):
        assert client.get(address).status_code == 200, address


def test_what_is_not_public_or_not_translated_is_not_listed(client: Client, tree: SiteTree) -> None:
    StandardPageFactory(parent=tree.id.home, slug="rahasia", live=False)
    StandardPageFactory(parent=tree.id.home, slug="formulir")
    StandardPageFactory(parent=tree.id.home, slug="hanya-id")
    PageViewRestriction.objects.create(page=tree.id.guidance_index, restriction_type="login")
    ServiceLocationFactory(slug="tutup", active=False)

    found = addresses(sitemap(client))

    assert not {"/rahasia/", "/formulir/", "/en/hanya-id/", "/layanan/tutup/"} & set(found)
    assert not [address for address in found if address.startswith("/edukasi/")]
    assert [link.get("hreflang") for link in found["/hanya-id/"].iterfind("x:link", NAMES)] == ["id", "x-default"]


def test_only_regions_with_something_to_read_are_listed(client: Client, tree: SiteTree) -> None:
    region("11.01.01.2001")
    CaseStatisticFactory(region=region("64.08"))

    found = addresses(sitemap(client))

    assert {"/wilayah/64.08/", "/en/wilayah/64.08/"} <= set(found)
    assert not [address for address in found if "/wilayah/11" in address]


def test_a_long_list_is_split_and_loses_nothing(
    client: Client, tree: SiteTree, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = set(addresses(sitemap(client)))
    monkeypatch.setattr(PortalSitemap, "limit", 7)

    index = sitemap(client)
    files = [loc.text.removeprefix(settings.SITE_URL) for loc in index.iterfind("s:sitemap/s:loc", NAMES)]
    parts = [set(addresses(sitemap(client, file))) for file in files]

    assert len(files) > 5
    assert max(map(len, parts)) <= 7
    assert set().union(*parts) == whole
    assert client.get("/sitemap-halaman.xml?p=99").status_code == 404
    assert client.get("/sitemap-rahasia.xml").status_code == 404


def test_robots_may_read_pages_but_not_desks_or_questions(client: Client) -> None:
    response = client.get("/robots.txt")
    lines = response.content.decode().splitlines()

    assert response["Content-Type"].startswith("text/plain")
    for path in ("/cms/", "/cari/", "/en/cari/", "/formulir/", "/petugas/", "/gaya/"):
        assert f"Disallow: {path}" in lines
    assert "Disallow: /" not in lines
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in lines


@pytest.fixture
def agency(tree: SiteTree) -> AgencySettings:
    settings_of, _ = AgencySettings.objects.get_or_create(site=tree.id.home.get_site())
    return settings_of


def test_security_txt_names_whom_to_tell_and_for_how_long(client: Client, agency: AgencySettings) -> None:
    agency.security_contact = "keamanan@example.go.id"
    agency.save()

    text = client.get("/.well-known/security.txt").content.decode()

    fields = dict(re.findall(r"^([A-Z][A-Za-z-]+): (.+)$", text, re.MULTILINE))
    assert fields["Contact"] == "mailto:keamanan@example.go.id"
    assert fields["Canonical"] == f"{settings.SITE_URL}/.well-known/security.txt"
    assert fields["Preferred-Languages"] == "id, en"
    left = datetime.fromisoformat(fields["Expires"]) - datetime.now(UTC)
    assert timedelta(days=180) < left < timedelta(days=365)


def test_without_a_contact_there_is_no_security_txt(client: Client, agency: AgencySettings) -> None:
    assert client.get("/.well-known/security.txt").status_code == 404
