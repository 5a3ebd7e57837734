"""Where a shelter is, and neighbours' numbers, stand nowhere that anybody could read them."""

import logging
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pyrage
import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from services.models import Shelter
from services.models.shelters import seal
from tests.factories import ChannelFactory, OrganizationFactory, ServiceLocationFactory, region
from tests.factories.people import rt_contact
from tests.factories.tree import SiteTree

pytestmark = pytest.mark.django_db
# Looked for in lower case: an index keeps words, and not as they were written.
SECRETS = ("keruing", "-1.24681", "116.85792", "81100001234", "0811-0000-1234", "0811 0000 1234", "kenari")
# Addresses that take a value, and values that this test's world has.
VALUES = {"code": "64.71.01.1001", "slug": "uptd", "section": "layanan", "key": "", "name": "x.png", "path": ""}
CLOSED = ("cms/", "dokumen/", "media/", "admin/")


@pytest.fixture
def world(tree: SiteTree) -> None:
    """A public service point, a shelter of the same organization, and an RT contact of the same village."""
    organization = OrganizationFactory(name="UPTD PPA Balikpapan", region=region("64.71"))
    place = ServiceLocationFactory(
        organization=organization,
        slug="uptd",
        region=region("64.71"),
        coverage=[region("64.71.01.1001"), region("64")],
    )
    ChannelFactory(location=place, value="+6282152858026", display="0821 5285 8026")
    key = str(pyrage.x25519.Identity.generate().to_public())
    sealed = seal("Gang Keruing Tujuh, -1.24681, 116.85792, 0811-0000-1234", [key])
    Shelter.objects.create(
        code="RA-01", organization=organization, sealed_address=sealed, sealed_on=timezone.localdate()
    )
    rt_contact(phone="+6281100001234", name="Bu Kenari")
    call_command("search_rebuild", stdout=StringIO())


def patterns(resolver: URLResolver, before: str = "") -> Iterator[str]:
    """Every address of the site, with this test's values in it."""
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from patterns(entry, route)
        elif isinstance(entry, URLPattern):
            for name, value in VALUES.items():
                for form in (f"<slug:{name}>", f"<str:{name}>", f"<path:{name}>", f"<int:{name}>"):
                    route = route.replace(form, value)
            yield route


def addresses() -> list[str]:
    found = {
        route.replace("^", "").replace("/?$", "").replace("$", "").replace("\\.", ".")
        for route in patterns(get_resolver())
    }
    usable = {f"/{route}" for route in found if not set("<>()[]\\?") & set(route) and not route.startswith(CLOSED)}
    asked = ("/layanan/?wilayah=64.71", "/hsds/v3/services?full=true", "/hsds/v3/organizations?full=true")
    asked += tuple(f"/hsds/v3/{name}?format=ndjson" for name in ("services", "service_at_locations", "organizations"))
    more = ("/layanan/terdekat/?wilayah=64.71.01.1001", "/layanan/paket/64.71.json", "/sitemap-wilayah.xml")
    return sorted({*usable, *asked, *more, "/wilayah/64.71.01.1001/", "/en/wilayah/64.71.01.1001/"})


def readable(raw: bytes) -> str:
    """What a person can read of it, in lower case: a ZIP file is unpacked, spreadsheets are such files too."""
    if raw.startswith(b"PK"):
        with ZipFile(BytesIO(raw)) as package:
            raw = b"\n".join(package.read(name) for name in package.namelist())
    return raw.decode("utf-8", "replace").lower()


def body(response: Any) -> str:
    return readable(b"".join(response.streaming_content) if response.streaming else response.content)


@pytest.mark.usefixtures("world")
def test_no_page_api_pack_feed_or_file_holds_them(client: Client) -> None:
    asked = addresses()
    answered, found = 0, []
    for address in asked:
        response = client.get(address)
        answered += response.status_code == 200
        found += [(address, secret) for secret in SECRETS if secret in body(response)]
    assert found == []
    assert answered >= 30, asked
    assert {"/hsds/v3/datapackage.zip", "/layanan/uptd/kartu/", "/berita/umpan.xml", "/sitemap.xml"} <= set(asked)


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(("words", "found"), [("UPTD", True), ("Kenari", False), ("Keruing", False), ("RA-01", False)])
def test_no_search_leads_from_them_to_the_office_that_knows(client: Client, words: str, found: bool) -> None:
    assert ("/layanan/uptd/" in body(client.get("/cari/", {"q": words}))) == found


@pytest.mark.usefixtures("world")
def test_what_is_asked_in_the_body_of_a_request_is_answered_without_them(client: Client) -> None:
    asked: list[tuple[str, dict[str, str]]] = [("/hsds/v3/services", {"full": "true"})]
    asked += [("/layanan/terdekat/", {"lat": "-1.247", "lng": "116.858"}), ("/layanan/uptd/nomor/", {})]
    asked += [("/layanan/uptd/usul/", {"kind": "nomor"}), ("/wilayah/64.71.01.1001/rt/", {"rt": "13"})]
    for address, data in asked:
        text = body(client.post(address, data))
        assert [secret for secret in SECRETS if secret in text] == [], address


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("name", ["isi.csv", "isi.xlsx"])
def test_no_file_that_a_command_writes_holds_them(tmp_path: Path, name: str) -> None:
    call_command("export_directory", tmp_path / name, stdout=StringIO())
    call_command("export_shelters", tmp_path / "rumah-aman", stdout=StringIO())
    for path in (tmp_path / name, *(tmp_path / "rumah-aman").iterdir()):
        assert [secret for secret in SECRETS if secret in readable(path.read_bytes())] == [], path


@pytest.mark.usefixtures("world")
def test_no_table_but_their_own_holds_them() -> None:
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table in {"services_rtcontact"}:
                continue
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608  # names of our own tables
            for row in cursor.fetchall():
                text = " ".join(
                    str(bytes(value)) if isinstance(value, memoryview) else str(value) for value in row
                ).lower()
                found += [(table, secret) for secret in SECRETS if secret in text]
    assert found == []


@pytest.mark.usefixtures("world")
def test_no_log_line_holds_them(client: Client, admin_client: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    client.post("/wilayah/64.71.01.1001/rt/", {"rt": "12"})
    client.get("/layanan/uptd/")
    admin_client.get("/cms/snippets/services/rtcontact/")
    lines = [line for line in caplog.text.splitlines() if "services_rtcontact" not in line]  # SQL of tests only
    assert [secret for secret in SECRETS for line in lines if secret in line.lower()] == []


@pytest.mark.usefixtures("world")
def test_lists_of_the_cms_show_no_name_and_no_number(admin_client: Client) -> None:
    for name in ("rtcontact", "shelter"):
        answer = admin_client.get(f"/cms/snippets/services/{name}/")
        assert answer.status_code == 200
        assert [secret for secret in SECRETS if secret in body(answer)] == []
        assert "export=" not in answer.content.decode()
