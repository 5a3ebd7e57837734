"""The list of an office: its own complaints only, urgent first, clocks in words, nothing of a complaint."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from complaints.desk.queue import PER_PAGE
from complaints.desk.words import span
from complaints.models import Complaint, Delivery, Message, State
from tests.complaints.desk import complaint, officer, queries, signed_in
from tests.complaints.world import CITY, PROVINCE, World

pytestmark = pytest.mark.django_db(databases=["default", "complaints"])


def listed(client: Client, query: str = "") -> list[str]:
    """Short numbers in the order of the list."""
    return re.findall(r"/petugas/laporan/([0-9a-f]{8})", client.get(f"/petugas/{query}").content.decode())


def short(*made: Complaint) -> list[str]:
    return [str(one.pk)[:8] for one in made]


def test_the_list_shows_the_office_its_own_complaints_only(world: World) -> None:
    mine, theirs = complaint(), complaint(PROVINCE)
    assert listed(signed_in(officer(world))) == short(mine)
    assert listed(signed_in(officer(world, "provinsi-1", PROVINCE))) == short(theirs)


def test_the_province_sees_what_was_escalated_to_it_and_from_where(world: World) -> None:
    client = signed_in(officer(world, "provinsi-1", PROVINCE))
    risen, stayed = complaint(), complaint()
    Delivery.objects.filter(pk=risen.pk).update(escalated_at=timezone.now())
    assert listed(client) == short(risen)
    assert "naik dari UPTD PPA Kota Balikpapan" in client.get("/petugas/").content.decode()
    assert client.get(f"/petugas/laporan/{risen.pk}/amplop/").status_code == 200
    assert client.get(f"/petugas/laporan/{stayed.pk}/amplop/").status_code == 404


def test_urgent_comes_first_then_police_then_answers_then_the_rest(world: World) -> None:
    now = timezone.now()
    rest, written, police, later, new, urgent = (complaint(age=timedelta(hours=hours)) for hours in (9, 8, 7, 6, 5, 1))
    Complaint.objects.filter(pk=urgent.pk).update(urgent=True)
    Delivery.objects.filter(pk__in=[rest.pk, written.pk, police.pk, later.pk]).update(opened_at=now)
    Delivery.objects.filter(pk=police.pk).update(police_by=now + timedelta(hours=10))
    Delivery.objects.filter(pk=later.pk).update(police_by=now + timedelta(hours=40))
    Message.objects.create(
        id=written.pk, complaint=written, direction=Message.Direction.TO_OFFICE, sent_on=now, envelope=b"", number=1
    )
    assert listed(signed_in(officer(world))) == short(urgent, new, police, later, written, rest)


def test_the_clocks_speak_in_words(world: World) -> None:
    now, day = timezone.now(), timedelta(hours=24)
    client = signed_in(officer(world))
    unopened = complaint(age=timedelta(hours=3, minutes=30))
    assert "belum dibuka 3 jam" in client.get("/petugas/").content.decode()
    Delivery.objects.filter(pk=unopened.pk).update(opened_at=now, police_by=now + timedelta(hours=41, minutes=20))
    assert "sisa 41 jam untuk lapor polisi" in client.get("/petugas/").content.decode()
    Delivery.objects.filter(pk=unopened.pk).update(police_by=now - timedelta(hours=5, minutes=1))
    assert "lewat 5 jam untuk lapor polisi" in client.get("/petugas/").content.decode()
    Delivery.objects.filter(pk=unopened.pk).update(opened_at=None, received_at=timezone.now())
    assert "baru saja masuk" in client.get("/petugas/").content.decode()
    assert span(timedelta(seconds=59)) == "kurang dari 1 menit"
    lengths = [timedelta(minutes=119), timedelta(hours=2), 3 * day - timedelta(1), 3 * day]
    assert [span(length) for length in lengths] == ["119 menit", "2 jam", "48 jam", "3 hari"]


def test_nothing_of_a_complaint_stands_on_the_list(world: World) -> None:
    made = complaint(payload={"answers": {"story": "RAHASIA"}})
    page = signed_in(officer(world)).get("/petugas/").content.decode()
    assert "RAHASIA" not in page
    assert made.reply_to not in page
    assert made.sha256 not in page


def test_a_closed_complaint_leaves_the_list_and_stands_among_the_closed(world: World) -> None:
    client = signed_in(officer(world))
    made = complaint()
    Complaint.objects.update(state=State.CLOSED)
    assert listed(client) == []
    assert listed(client, "?selesai=1") == short(made)


def test_long_lists_come_in_pages_and_ask_the_database_no_more(world: World) -> None:
    client = signed_in(officer(world))
    first = complaint()
    client.get("/petugas/")
    with queries() as few:
        client.get("/petugas/")
    rows = [
        Complaint(
            id=f"00000000-0000-4000-8000-{number:012d}", receipt_index=number.to_bytes(32, "big"), reply_to="",
            region="64.71", keyset=CITY, keyset_version=1, received_on=first.received_on, size=4096, sha256="",
            envelope=b"x", state_on=first.state_on,
        )
        for number in range(1000)
    ]  # fmt: skip
    Complaint.objects.bulk_create(rows)
    Delivery.objects.bulk_create(
        Delivery(complaint=row, received_at=timezone.now(), next_attempt_at=timezone.now()) for row in rows
    )
    with queries() as many:
        assert len(listed(client)) == PER_PAGE
    assert len(few) == len(many) <= 4
    assert len(listed(client, "?hal=21")) == 1
    assert len(listed(client, "?hal=x")) == PER_PAGE


@pytest.mark.parametrize(
    "address", ["/petugas/", "/petugas/masuk/", "/petugas/laporan/00000000-0000-4000-8000-000000000000/"]
)
def test_pages_of_the_desk_are_kept_and_found_nowhere(world: World, address: str) -> None:
    answer = signed_in(officer(world)).get(address)
    policy = answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "DEMO" in answer.content.decode()


def test_whoever_is_not_signed_in_is_sent_to_the_sign_in_and_a_script_is_told(world: World) -> None:
    made = complaint()
    assert Client().get("/petugas/").headers["Location"] == "/petugas/masuk/"
    told = Client().get(f"/petugas/laporan/{made.pk}/amplop/", headers={"sec-fetch-mode": "cors"})
    assert told.status_code == 401


def test_a_desk_with_real_keys_carries_no_demo_mark(world: World) -> None:
    world.install(world.city(demo=False))
    assert "DEMO" not in signed_in(officer(world)).get("/petugas/").content.decode()
