"""The server's copy goes when an office has signed for it and its days are over; nothing else ever does."""

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from complaints import retention
from complaints.models import Attachment, AuditEntry, Complaint, Delivery, Message
from complaints.sealing.secret_files import folder
from tests.complaints.filing import attach, file_complaint
from tests.complaints.world import World

pytestmark = pytest.mark.django_db(databases=["default", "complaints"])
NOW = datetime.now(UTC)


@pytest.fixture(autouse=True)
def _keep_30_days(settings: Any) -> None:
    settings.COMPLAINTS_KEEP_DAYS = 30


def test_thirty_days_after_a_signature_envelope_and_attachments_are_gone_and_the_code_still_works(
    world: World,
) -> None:
    complaint = file_complaint(photo=b"\xff\xd8 foto")
    Message.objects.create(
        id=complaint.pk, complaint=complaint, direction="person", sent_on=NOW.date(), envelope=b"x", number=1
    )
    Delivery.objects.update(acknowledged_at=NOW - timedelta(days=30) + timedelta(seconds=1))
    assert retention.turn(NOW) == (0, 0)
    assert retention.turn(NOW + timedelta(seconds=1)) == (1, 0)
    complaint.refresh_from_db()
    assert complaint.envelope is None
    assert not Attachment.objects.exists()
    assert list((folder() / "attachments").iterdir()) == []
    assert complaint.messages.count() == 1
    assert AuditEntry.objects.get().action == "delete"
    assert retention.turn(NOW + timedelta(days=1)) == (0, 0)


def test_what_nobody_signed_for_never_goes(world: World) -> None:
    file_complaint(photo=b"\xff\xd8", at=NOW - timedelta(days=4000))
    for file in (folder() / "attachments").iterdir():
        os.utime(file, (0, 0))
    assert retention.turn(NOW) == (0, 0)
    assert Complaint.objects.get().envelope is not None
    assert len(list((folder() / "attachments").iterdir())) == 1


def aged(path: Path, hours: float) -> Path:
    moment = time.time() - hours * 3600
    os.utime(path, (moment, moment))
    return path


def test_files_that_belong_to_no_complaint_are_collected_after_a_day(world: World) -> None:
    kept = aged(attach(file_complaint(), b"milik laporan"), 1000)
    young = kept.with_name(f"{'1' * 32}.age")
    old, half = kept.with_name(f"{'2' * 32}.age"), kept.with_name(f".{'3' * 32}.age.ab12")
    for path in (young, old, half):
        path.write_bytes(b"x")
    aged(young, 23.9)
    aged(old, 24.1)
    aged(half, 24.1)
    assert retention.turn(datetime.now(UTC)) == (0, 2)
    assert {kept, young} == set(kept.parent.iterdir())
