"""Promised times: who is told when nobody has opened a complaint, and who may read it then."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from complaints import clocks
from complaints.desk.words import standing
from complaints.models import AuditEntry, Complaint, Delivery, MailSlot, State
from complaints.sealing import keysets
from tests.complaints.filing import file_complaint
from tests.complaints.world import CITY, PROVINCE, World

pytestmark = pytest.mark.django_db(databases=["default", "complaints"])
NOW = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def told_after(clock: Any, **passed: float) -> set[str]:
    """Which offices are to be told this long after the complaint came, and not before."""
    MailSlot.objects.all().delete()
    clock.move_to(NOW + timedelta(**passed) - timedelta(seconds=1))
    clocks.turn(keysets.load(), datetime.now(UTC))
    early = set(MailSlot.objects.filter(waiting=True).values_list("keyset", flat=True))
    assert not early, f"too early: {early}"
    clock.shift(timedelta(seconds=1))
    clocks.turn(keysets.load(), datetime.now(UTC))
    return set(MailSlot.objects.filter(waiting=True).values_list("keyset", flat=True))


@pytest.mark.parametrize(("urgent", "promised"), [(True, timedelta(minutes=15)), (False, timedelta(hours=24))])
def test_the_person_and_the_office_are_told_at_the_same_second_that_a_promise_is_broken(
    world: World, clock: Any, urgent: bool, promised: timedelta
) -> None:
    complaint = file_complaint(urgent=urgent)
    for passed, late in [(promised - timedelta(seconds=1), False), (promised, True)]:
        assert clocks.is_late(complaint, NOW + passed) is late
        assert (standing(complaint, NOW + passed).tone == "red") is (late or urgent)
    complaint.delivery.opened_at = NOW
    assert not clocks.is_late(complaint, NOW + promised)


def test_an_urgent_complaint_that_nobody_opens_is_told_after_15_minutes_and_the_province_reads_after_48_hours(
    world: World, clock: Any
) -> None:
    complaint = file_complaint(urgent=True)
    assert told_after(clock, minutes=15) == {CITY}
    assert told_after(clock, hours=24) == {CITY}
    assert not Complaint.objects.seen_by(PROVINCE, below=[CITY]).exists()
    assert told_after(clock, hours=48) == {CITY, PROVINCE}
    assert Complaint.objects.seen_by(PROVINCE, below=[CITY]).get() == complaint
    assert list(AuditEntry.objects.values_list("action", flat=True)) == ["escalate"]


def test_another_complaint_is_told_after_a_day_and_each_warning_is_given_once(world: World, clock: Any) -> None:
    file_complaint()
    assert told_after(clock, hours=24) == {CITY}
    MailSlot.objects.all().delete()
    assert clocks.turn(keysets.load(), datetime.now(UTC)) == 0
    assert told_after(clock, hours=48) == {CITY, PROVINCE}
    assert clocks.turn(keysets.load(), datetime.now(UTC) + timedelta(days=30)) == 0
    assert Delivery.objects.get().escalated_at == NOW + timedelta(hours=48)


def test_a_worker_that_was_away_gives_the_latest_warning_only(world: World, clock: Any) -> None:
    file_complaint(urgent=True)
    assert clocks.turn(keysets.load(), NOW + timedelta(hours=25)) == 1
    assert Delivery.objects.get().warned == "24h"
    assert clocks.turn(keysets.load(), NOW + timedelta(hours=49)) == 1


def test_opening_stops_these_clocks_and_a_machines_acknowledgement_does_not(world: World, clock: Any) -> None:
    file_complaint(urgent=True)
    Delivery.objects.update(acknowledged_at=NOW, acknowledged_by="endpoint")
    assert told_after(clock, minutes=15) == {CITY}
    Delivery.objects.update(opened_at=NOW + timedelta(hours=1))
    assert clocks.turn(keysets.load(), NOW + timedelta(days=9)) == 0
    assert Delivery.objects.get().escalated_at is None


def test_the_3x24_hours_are_warned_of_at_24_48_and_66_hours_until_the_police_were_told(
    world: World, clock: Any
) -> None:
    file_complaint()
    Delivery.objects.update(opened_at=NOW, police_by=NOW + timedelta(hours=72))
    for hours in (24, 48, 66):
        assert told_after(clock, hours=hours) == {CITY}
    assert clocks.turn(keysets.load(), NOW + timedelta(hours=80)) == 0
    Delivery.objects.update(warned="", police_done_on=NOW.date())
    assert clocks.turn(keysets.load(), NOW + timedelta(hours=70)) == 0
    Delivery.objects.update(police_done_on=None)
    Complaint.objects.update(state=State.CLOSED)
    assert clocks.turn(keysets.load(), NOW + timedelta(hours=70)) == 0


def test_the_province_itself_escalates_to_nobody_and_is_told_again(world: World, clock: Any) -> None:
    file_complaint(keyset=PROVINCE)
    assert told_after(clock, hours=24) == {PROVINCE}
    assert told_after(clock, hours=48) == {PROVINCE}
