"""A report that no key opens: two officers say so, the clocks stop, nothing is deleted, and the person is told."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from complaints import clocks
from complaints.models import AuditEntry, Complaint, Delivery, MailSlot, Officer
from complaints.sealing import codes, keysets
from complaints.sealing.receipts import open_code
from tests.complaints.desk import acknowledgement, complaint, officer, post, signed_in
from tests.complaints.world import PROVINCE, World

pytestmark = pytest.mark.django_db(databases=["default", "complaints"])


def at(made: Complaint, part: str = "") -> str:
    return f"/petugas/laporan/{made.pk}/{part}"


def urgent() -> Complaint:
    """A report that somebody in danger sent thirty hours ago."""
    made = complaint(age=timedelta(hours=30))
    Complaint.objects.update(urgent=True)
    return Complaint.objects.select_related("delivery").get(pk=made.pk)


def given_up(world: World) -> Complaint:
    """One that two officers could not open."""
    made = urgent()
    for name in ("petugas-1", "petugas-2"):
        assert signed_in(officer(world, name)).post(at(made, "rusak/")).status_code == 302
    return made


def test_one_officer_alone_cannot_bury_a_report(world: World) -> None:
    made = urgent()
    client = signed_in(officer(world))
    assert client.post(at(made, "rusak/")).status_code == 302
    assert "petugas-1 sudah menandainya" in client.get(at(made)).content.decode()
    again = client.post(at(made, "rusak/"))
    assert again.status_code == 422
    assert "Minta petugas lain" in again.content.decode()
    delivery = Delivery.objects.get()
    assert delivery.unreadable_on is None
    assert clocks.is_late(made, timezone.now())


def test_after_a_second_officer_the_clocks_stop_and_nothing_is_deleted(world: World) -> None:
    made = given_up(world)
    delivery = Delivery.objects.get()
    assert delivery.unreadable_on == timezone.localdate()
    assert not clocks.is_late(Complaint.objects.select_related("delivery").get(), timezone.now())
    assert clocks.turn(keysets.load(), timezone.now() + timedelta(days=9)) == 0
    assert not MailSlot.objects.filter(waiting=True).exists()
    assert bytes(Complaint.objects.get().envelope or b"") == bytes(made.envelope or b"")
    assert [entry.action for entry in AuditEntry.objects.order_by("number")] == ["unreadable", "unreadable"]


def test_it_stands_below_everything_that_can_still_be_opened(world: World) -> None:
    made, other = given_up(world), complaint()
    page = signed_in(officer(world, "kepala")).get("/petugas/").content.decode()
    assert page.index(str(other.pk)[:8]) < page.index(str(made.pk)[:8])
    assert "tidak bisa dibuka" in page


def test_the_person_is_told_and_asked_to_send_again(world: World) -> None:
    made, code = given_up(world), codes.new_code()
    Complaint.objects.update(receipt_index=open_code(code).index)
    page = Client().post("/formulir/status/", {"code": code}).content.decode()
    assert "tidak bisa membuka laporan ini" in page
    assert "Waktu yang dijanjikan sudah lewat" not in page
    assert str(made.pk) not in page


def test_a_key_that_opens_it_later_takes_the_mark_away(world: World) -> None:
    made = given_up(world)
    client = signed_in(Officer.objects.get(username="petugas-1"))
    assert post(client, at(made, "terima/"), acknowledgement(world, made)).status_code == 200
    delivery = Delivery.objects.get()
    assert (delivery.unreadable_by, delivery.unreadable_on) == ("", None)
    refused = client.post(at(made, "rusak/"))
    assert refused.status_code == 422
    assert "sudah dibuka" in refused.content.decode()


def test_another_office_can_mark_nothing(world: World) -> None:
    made = complaint()
    assert signed_in(officer(world, "provinsi-1", PROVINCE)).post(at(made, "rusak/")).status_code == 404
    assert Delivery.objects.get().unreadable_by == ""
