"""The log of acts can grow and nothing else; whoever gets round that is found."""

import datetime

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connections, transaction

from complaints import audit_triggers
from complaints.audit import record, verify
from complaints.models import AuditEntry

pytestmark = pytest.mark.django_db(databases=["default", "complaints"])


def three_rows() -> None:
    record("received", "worker", "a")
    record("opened", "petugas-1", "a")
    record("acknowledged", "petugas-1", "a")


@pytest.fixture
def unguarded() -> None:
    """Somebody with the database's own password, who took the triggers away."""
    connection = connections["complaints"]
    audit_triggers.create(connection)  # a test before this one may have left the table unguarded
    audit_triggers.drop(connection)


def test_rows_say_the_day_and_not_the_hour() -> None:
    with time_machine.travel("2026-11-25T17:30:00Z", tick=False):  # already the 26th in Makassar
        assert record("opened", "petugas-1").day == datetime.date(2026, 11, 26)
    assert not any("Time" in field.get_internal_type() for field in AuditEntry._meta.get_fields())


def test_a_row_can_be_neither_changed_nor_deleted() -> None:
    audit_triggers.create(connections["complaints"])
    three_rows()
    for attempt in (
        lambda: AuditEntry.objects.filter(number=2).update(actor="orang lain"),
        lambda: AuditEntry.objects.filter(number=3).delete(),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(using="complaints"):
            attempt()
    assert verify() is None


@pytest.mark.usefixtures("unguarded")
@pytest.mark.parametrize(
    ("column", "value"),
    [("actor", "x"), ("action", "x"), ("subject", "b"), ("day", datetime.date(2020, 1, 1)), ("hash", "0" * 64)],
)
def test_a_changed_row_is_named(column: str, value: object) -> None:
    three_rows()
    assert verify() is None
    AuditEntry.objects.filter(number=2).update(**{column: value})
    assert verify() == 2


@pytest.mark.usefixtures("unguarded")
def test_a_row_taken_out_is_named() -> None:
    three_rows()
    AuditEntry.objects.filter(number=2).delete()
    assert verify() == 2


def test_an_act_that_did_not_happen_leaves_no_row() -> None:
    record("first", "worker")
    with transaction.atomic(using="complaints"):
        record("second", "worker")
        transaction.set_rollback(True, using="complaints")
    assert record("third", "worker").number == 2
    assert verify() is None


@pytest.mark.usefixtures("unguarded")
def test_the_command_names_the_broken_row(capsys: pytest.CaptureFixture[str]) -> None:
    three_rows()
    call_command("complaints_audit", "verify")
    assert "Utuh: 3 baris" in capsys.readouterr().out
    AuditEntry.objects.filter(number=1).update(subject="b")
    with pytest.raises(CommandError, match="baris 1"):
        call_command("complaints_audit", "verify")
