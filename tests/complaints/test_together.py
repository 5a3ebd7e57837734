"""Complaints that come at once share the wait for the disk; what befalls one befalls no other."""

import fcntl
import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import DatabaseError, OperationalError, connections, transaction

from complaints import intake, together
from complaints.models import Attachment, Complaint, Delivery
from tests.complaints.filing import sealed_complaint
from tests.complaints.world import World

pytestmark = pytest.mark.django_db(databases=["default", "complaints"], transaction=True)


def at_once(complaints: list[intake.Sealed]) -> list[Complaint | Exception]:
    """Stores all of them while the first waits for its turn, so that they go together; what became of each."""
    found: dict[int, Complaint | Exception] = {}

    def store(place: int) -> None:
        try:
            found[place] = intake.store(complaints[place])
        except Exception as error:  # noqa: BLE001  # it is what the test asks for
            found[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=store, args=(place,)) for place in range(len(complaints))]
    with together._turn:
        for thread in threads:
            thread.start()
        while len(together._waiting) < len(complaints):
            threads[0].join(0.001)
    for thread in threads:
        thread.join()
    return [found[place] for place in range(len(complaints))]


@pytest.fixture
def batches(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many complaints went in each transaction."""
    sizes: list[int] = []
    real: Callable[[list[together.Arrived]], None] = together._write_all

    def counted(batch: list[together.Arrived]) -> None:
        sizes.append(len(batch))
        real(batch)

    monkeypatch.setattr(together, "_write_all", counted)
    return sizes


def test_ten_at_once_wait_for_the_disk_once_and_are_all_there(world: World, batches: list[int]) -> None:
    sent = [sealed_complaint(photo=b"foto") for _ in range(10)]
    kept = at_once(sent)
    assert batches == [10]
    assert {one.pk for one in kept if isinstance(one, Complaint)} == {one.id for one in sent}
    assert Complaint.objects.count() == Delivery.objects.count() == Attachment.objects.count() == 10


def test_the_same_complaint_twice_at_once_is_one_and_a_taken_code_stops_no_other(
    world: World, batches: list[int]
) -> None:
    first, other = sealed_complaint(), sealed_complaint()
    taken = replace(sealed_complaint(), index=first.index)
    kept = at_once([first, first, taken, other])
    assert [type(one) for one in kept].count(intake.TakenError) == 1
    assert sorted(str(one.pk) for one in kept if isinstance(one, Complaint)).count(str(other.id)) == 1
    assert Complaint.objects.filter(pk=other.id).exists()
    assert Complaint.objects.filter(receipt_index=first.index).count() == 1
    assert Complaint.objects.count() == Delivery.objects.count() == 2
    assert batches == [4, 1, 1, 1, 1]


def test_when_the_table_cannot_be_written_each_is_told_so(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*arguments: object, **options: object) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(Delivery.objects, "bulk_create", broken)
    assert [type(one) for one in at_once([sealed_complaint() for _ in range(3)])] == [OperationalError] * 3
    assert not Complaint.objects.exists()


def test_inside_a_larger_transaction_nothing_is_taken(world: World) -> None:
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic(using="complaints"):
        intake.store(sealed_complaint())
    assert not Complaint.objects.exists()
    intake.store(sealed_complaint())
    assert Complaint.objects.count() == 1


def test_a_process_that_does_not_let_go_holds_nobody_for_ever(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "LONGEST_WAIT", 0.05)
    with open(world.var / together.LOCK, "wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        kept = at_once([sealed_complaint() for _ in range(3)])
    refused = connections["complaints"].vendor == "sqlite"  # PostgreSQL has many writers and asks for no lock
    assert [isinstance(one, DatabaseError) for one in kept] == [refused] * 3
    assert Complaint.objects.exists() is not refused
    assert isinstance(at_once([sealed_complaint()])[0], Complaint)
    assert not together._waiting
