"""Other systems read the directory as HSDS 3.1: valid, complete, and nothing in it that is not for everybody."""

import csv
import io
import json
import zipfile
from datetime import time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from services.hsds.profile import EXTRA
from services.models import Channel, Schedule, ServiceLocation
from tests.factories import ChannelFactory, OrganizationFactory, ServiceLocationFactory, region
from tests.services.hsds import COMPILED, HSDS, extra_names, mutated, mutations, problems, schema

pytestmark = pytest.mark.django_db
ROOT = "/hsds/v3"
needs_schemas = pytest.mark.skipif(not COMPILED.exists(), reason="needs ../shared/data/hsds")


@pytest.fixture
def uptd() -> ServiceLocation:
    """A service point with everything that a record can hold."""
    region("64.71.01.1001")
    place = ServiceLocationFactory(
        organization=OrganizationFactory(
            name="UPTD PPA Balikpapan", acronym="UPTD PPA", kind="uptd_ppa", website="https://x.go.id",
            region=region("64.71"), parent=OrganizationFactory(name="DP3AKB", kind="dinas"),
        ),
        region=region("64.71"), coverage=[region("64.71")], services=["pengaduan", "mediasi"], address="Jl. Milono",
        latitude=-1.2654, longitude=116.8312, ramp="yes", sign_language="no", description="Layanan kota",
    )  # fmt: skip
    tested = timezone.localdate() - timedelta(days=10)
    ChannelFactory(location=place, value="+6282152858026", display="0821 5285 8026", verified_on=tested)
    ChannelFactory(location=place, type="whatsapp", value="+6282152858026", display="0821 5285 8026")
    ChannelFactory(location=place, type="email", value="uptd@x.go.id", display="uptd@x.go.id")
    ChannelFactory(location=place, type="situs", value="https://x.go.id", display="x.go.id")
    Schedule.objects.create(location=place, weekday=1, opens_at=time(8), closes_at=time(16))
    return place


def ask(client: Client, path: str, status: int = 200, **query: Any) -> Any:
    response = client.get(f"{ROOT}{path}", query)
    assert response.status_code == status, response.content[:300]
    return response.json()


@needs_schemas
def test_every_public_record_is_valid_hsds_with_known_names_only(client: Client, uptd: ServiceLocation) -> None:
    wrong = []
    for address, one, many in (
        ("services", "service", "service"),
        ("service_at_locations", "service_at_location", "service_at_location"),
        ("organizations", "organization", "organization"),
    ):
        for query in ({}, {"full": "true"}):
            for record in ask(client, f"/{address}", **query)["contents"]:
                wrong += problems(record, many)
                wrong += problems(ask(client, f"/{address}/{record['id']}"), one)
    for record in ask(client, "/services")["contents"]:
        wrong += problems(record, "service_list")
    assert wrong == []


@needs_schemas
def test_the_same_check_refuses_the_feeds_that_are_known_to_fail() -> None:
    folder = HSDS / "oruk-mocks" / "V3.0-UK-Fail"
    full = json.loads((folder / "service_full.json").read_text())
    listed = json.loads((folder / "service_list.json").read_text())["contents"]
    assert problems(full, "service")
    assert [found for record in listed for found in problems(record, "service_list")]


@needs_schemas
def test_each_wrong_type_and_each_missing_field_in_our_own_records_is_caught(
    client: Client, uptd: ServiceLocation
) -> None:
    tried, missed = 0, []
    for address, name in (("services", "service"), ("service_at_locations", "service_at_location")):
        for listed in ask(client, f"/{address}")["contents"]:
            record = ask(client, f"/{address}/{listed['id']}")
            for path, value in mutations(record, schema(name)):
                tried += 1
                if not problems(mutated(record, path, value), name):
                    missed.append((path, value))
    assert tried > 200
    assert missed == []


def test_each_property_of_ours_is_named_in_the_published_profile(client: Client, uptd: ServiceLocation) -> None:
    used = set()
    for address in ("services", "service_at_locations", "organizations"):
        used |= extra_names(ask(client, f"/{address}", full="true"))
    assert used
    assert used <= set(EXTRA)
    details = ask(client, "/")
    assert details["version"] == "3.1"
    assert client.get(details["profile"]).json()["properties"] == EXTRA
    assert "/services" in client.get(details["openapi_url"]).json()["paths"]


def test_lists_come_in_the_whole_envelope(client: Client, uptd: ServiceLocation) -> None:
    answer = ask(client, "/services", per_page="1")
    assert answer.pop("contents")
    assert answer == {
        "total_items": 2, "total_pages": 2, "page_number": 1, "size": 1,
        "first_page": True, "last_page": False, "empty": False,
    }  # fmt: skip
    assert ask(client, "/services", wilayah="21.71") == {
        "total_items": 0, "total_pages": 1, "page_number": 1, "size": 0,
        "first_page": True, "last_page": True, "empty": True, "contents": [],
    }  # fmt: skip


@pytest.mark.parametrize("content_type", ["application/json", "application/x-www-form-urlencoded"])
def test_post_does_what_get_does_without_a_question_in_the_address(
    client: Client, uptd: ServiceLocation, content_type: str
) -> None:
    body = (
        json.dumps({"wilayah": "64.71", "minimal": True}) if "json" in content_type else "wilayah=64.71&minimal=true"
    )
    answer = client.post(f"{ROOT}/services", body, content_type=content_type)
    assert answer.json() == ask(client, "/services", wilayah="64.71", minimal="true")
    assert "set-cookie" not in answer.headers


def test_minimal_says_little_and_full_says_all(client: Client, uptd: ServiceLocation) -> None:
    minimal = ask(client, "/services", minimal="true")["contents"][0]
    assert set(minimal) == {"id", "name", "status", "organization_id", "last_modified"}
    full = ask(client, "/services", full="true")["contents"][0]
    location = full["service_at_locations"][0]["location"]
    assert location["phones"][0]["number"] == "+6282152858026"
    assert location["schedules"][0]["byday"] == "MO"
    assert location["accessibility"][0]["x_value"] == "yes"


def test_lists_are_narrowed_by_term_organization_and_words(client: Client, uptd: ServiceLocation) -> None:
    term = next(row for row in ask(client, "/taxonomy_terms")["contents"] if row["code"] == "mediasi")
    found = ask(client, "/services", taxonomy_term_id=term["id"])["contents"]
    assert [row["x_category"] for row in found] == ["mediasi"]
    assert ask(client, "/services", organization_id=str(uptd.organization.uuid))["total_items"] == 2
    assert ask(client, "/services", search="pengaduan")["total_items"] == 1
    assert ask(client, "/services", search="tidak ada")["total_items"] == 0
    assert ask(client, "/taxonomies")["contents"][0]["id"] == term["taxonomy_id"]
    assert ask(client, f"/taxonomy_terms/{term['id']}")["name"] == "Mediasi"


def test_only_what_changed_since_is_asked_for(client: Client, uptd: ServiceLocation) -> None:
    before, after = (timezone.now() + timedelta(minutes=shift) for shift in (-5, 5))
    assert ask(client, "/services", modified_after=before.isoformat())["total_items"] == 2
    assert ask(client, "/services", modified_after=after.isoformat())["total_items"] == 0
    assert ask(client, "/services", modified_after="2020-01-31")["total_items"] == 2


def test_open_now_means_answered_now(client: Client, uptd: ServiceLocation, time_machine: Any) -> None:
    time_machine.move_to("2026-11-23T09:00:00+08:00")
    assert ask(client, "/services", open_now="true")["total_items"] == 2
    time_machine.move_to("2026-11-23T17:00:00+08:00")
    assert ask(client, "/services", open_now="true")["total_items"] == 0
    number = ChannelFactory(location=uptd, availability="always")
    assert ask(client, "/services", open_now="true")["total_items"] == 2
    Channel.objects.filter(pk=number.pk).update(verified_on="2025-11-23")  # 365 days ago: no list shows it
    assert ask(client, "/services", open_now="true")["total_items"] == 0


def test_ndjson_is_one_record_a_line(client: Client, uptd: ServiceLocation) -> None:
    response = client.get(f"{ROOT}/services", {"format": "ndjson"})
    assert response["Content-Type"].startswith("application/x-ndjson")
    lines = b"".join(response.streaming_content).decode().splitlines()
    assert [json.loads(line)["id"] for line in lines] == [r["id"] for r in ask(client, "/services")["contents"]]


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ({"page": "0"}, "page"), ({"page": "x"}, "page"), ({"page": "99"}, "pages"), ({"per_page": "101"}, "per_page"),
        ({"minimal": "perhaps"}, "minimal"), ({"modified_after": "kemarin"}, "modified_after"),
        ({"modified_after": "2026-13-45"}, "modified_after"), ({"organization_id": "7"}, "organization_id"),
        ({"wilayah": "balikpapan"}, "wilayah"), ({"format": "xml"}, "format"),
    ],
)  # fmt: skip
def test_a_question_that_cannot_be_is_answered_with_the_reason(
    client: Client, query: dict[str, str], word: str
) -> None:
    assert word in ask(client, "/services", 400, **query)["message"]


@pytest.mark.parametrize("body", ["", "[]", "{", '"x"', "\x00", "[" * 100_000], ids=len)
def test_a_body_that_is_no_question_is_no_error_of_ours(client: Client, body: str) -> None:
    assert client.post(f"{ROOT}/services", body, content_type="application/json").status_code in {200, 400}


def test_an_id_that_nobody_has_is_404(client: Client, uptd: ServiceLocation) -> None:
    for name in ("services", "service_at_locations", "organizations", "taxonomies", "taxonomy_terms"):
        assert "no such id" in ask(client, f"/{name}/00000000-0000-4000-8000-000000000000", 404)["message"]


def test_what_readers_may_not_see_is_not_in_the_api(client: Client, uptd: ServiceLocation) -> None:
    ChannelFactory(location=uptd, value="+628110000001", display="RAHASIA", visibility="staff")
    ChannelFactory(location=uptd, value="+628110000002", display="SATU-SATU", visibility="reveal")
    old = timezone.localdate() - timedelta(days=365)
    ChannelFactory(location=uptd, value="+628110000003", display="LAMA", verified_on=old)
    answers = json.dumps(ask(client, "/services", full="true")) + json.dumps(ask(client, "/service_at_locations"))
    for hidden in ("RAHASIA", "SATU-SATU", "LAMA", "62811000000"):
        assert hidden not in answers

    uptd.active = False
    uptd.save()
    assert ask(client, "/services")["empty"]
    assert ask(client, "/service_at_locations")["empty"]


def test_the_data_package_opens_and_holds_no_formula(client: Client, uptd: ServiceLocation) -> None:
    uptd.name = "=HYPERLINK(1)"
    uptd.save()
    package = zipfile.ZipFile(io.BytesIO(client.get(f"{ROOT}/datapackage.zip").content))
    described = json.loads(package.read("datapackage.json"))
    for resource in described["resources"]:
        rows = list(csv.DictReader(io.StringIO(package.read(resource["path"]).decode())))
        assert rows, resource["path"]
        assert list(rows[0]) == [column["name"] for column in resource["schema"]["fields"]]
        assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "@"))]


def test_queries_do_not_grow_with_the_directory(client: Client, uptd: ServiceLocation) -> None:
    def count(path: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            ask(client, path, full="true", per_page="100")
        return len(queries)

    paths = ("/services", "/service_at_locations", "/organizations")
    few = [count(path) for path in paths]
    for number in range(40):
        other = ServiceLocationFactory(region=region("64.71"), coverage=[region("64.71"), region("64")])
        ChannelFactory(location=other)
        Schedule.objects.create(location=other, weekday=1 + number % 7, opens_at=time(8), closes_at=time(9))
    assert [count(path) for path in paths] == few
    assert max(few) <= 12
