"""Opening a complaint: only a signature of this officer for this envelope counts, and no office opens another's."""

import base64
import json
import re
import uuid
from datetime import datetime, time, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pyrage import x25519

from complaints.models import Attachment, AuditEntry, Complaint, Delivery, Message, State
from complaints.sealing import keysets
from complaints.sealing.envelope import LONGEST_ENVELOPE, seal, unseal
from complaints.sealing.signing import new_officer_key
from tests.complaints.desk import acknowledgement, complaint, officer, post, signed_in
from tests.complaints.filing import attach
from tests.complaints.world import CITY, PROVINCE, World

pytestmark = pytest.mark.django_db(databases=["default", "complaints"])


@pytest.fixture
def client(world: World) -> Client:
    """petugas-1 of the city, signed in."""
    return signed_in(officer(world))


def at(made: Complaint, part: str = "") -> str:
    return f"/petugas/laporan/{made.pk}/{part}"


def opened(client: Client, world: World) -> Complaint:
    made = complaint()
    assert post(client, at(made, "terima/"), acknowledgement(world, made)).status_code == 200
    return Complaint.objects.get(pk=made.pk)


def sealed(text: str = "Kami menelepon besok pukul 10.") -> str:
    return base64.b64encode(seal({"v": 1, "text": text}, [new_officer_key().age])[0]).decode()


def test_an_officer_gets_the_envelope_sealed_and_unchanged(client: Client, world: World) -> None:
    made = complaint(payload={"answers": {"story": "RAHASIA"}})
    answer = client.get(at(made, "amplop/"))
    assert answer.content == made.envelope
    assert (answer.headers["Content-Type"], answer.headers["Cache-Control"]) == (
        "application/octet-stream",
        "no-store",
    )
    assert unseal(answer.content, x25519.Identity.from_str(world.key("petugas-1").identity))["answers"]["story"]
    assert b"RAHASIA" not in client.get(at(made)).content


def test_opening_stops_the_clocks_and_forgets_the_second_of_arrival(client: Client, world: World) -> None:
    made = complaint(age=timedelta(hours=3))
    received = made.delivery.received_at
    told = post(client, at(made, "terima/"), acknowledgement(world, made)).json()
    delivery = Delivery.objects.get(pk=made.pk)
    assert delivery.opened_at
    assert delivery.acknowledged_by == "petugas-1"
    assert delivery.received_at == timezone.localtime(received).replace(hour=0, minute=0, second=0, microsecond=0)
    assert told["police_by"] == (received + timedelta(hours=72)).isoformat()
    assert Complaint.objects.get().state == State.READ
    assert AuditEntry.objects.filter(action="open", actor="petugas-1", subject=str(made.pk)).count() == 1


def test_an_acknowledgement_sent_again_changes_nothing(client: Client, world: World) -> None:
    made = opened(client, world)
    before = Delivery.objects.values().get()
    again = post(client, at(made, "terima/"), acknowledgement(world, made))
    assert (again.status_code, again.json()["police_by"]) == (200, "")
    assert Delivery.objects.values().get() == before
    assert AuditEntry.objects.filter(action="open").count() == 1


def test_a_wrong_hash_a_strangers_key_and_a_colleagues_key_do_not_open(client: Client, world: World) -> None:
    made, other = complaint(), complaint()
    wrong = [
        acknowledgement(world, made, sha256="0" * 64),
        acknowledgement(world, made, "orang-lain"),
        acknowledgement(world, made, "petugas-2"),
        acknowledgement(world, other),
        {**acknowledgement(world, other), "id": str(made.pk)},
        {**acknowledgement(world, made), "sha256": "é"},
        "[" * 100_000,
        {"id": str(made.pk)},
        [],
    ]
    for sent in wrong:
        answer = post(client, at(made, "terima/"), sent)
        assert answer.status_code == 400
        assert answer.json()["error"]
    assert Delivery.objects.get(pk=made.pk).opened_at is None
    assert not AuditEntry.objects.exists()


def test_an_officer_whose_key_the_offices_own_system_uses_too_opens_as_herself(client: Client, world: World) -> None:
    world.install(world.city(endpoint={"url": "https://uptd.example/", "sign": world.key("petugas-1").sign}))
    made = complaint()
    assert post(client, at(made, "terima/"), acknowledgement(world, made)).status_code == 200
    assert Delivery.objects.get().acknowledged_by == "petugas-1"
    assert AuditEntry.objects.get().actor == "petugas-1"


def test_another_offices_complaint_is_not_there_at_any_address(client: Client, world: World) -> None:
    made = complaint(PROVINCE)
    Attachment.objects.create(file="a" * 32, complaint=made, sha256="0" * 64)
    for part in ("", "amplop/", f"lampiran/{'a' * 32}/", f"pesan/{uuid.uuid4()}/"):
        assert client.get(at(made, part)).status_code == 404
    for part in ("terima/", "balas/", "alihkan/", "status/", "polisi/"):
        assert post(client, at(made, part), acknowledgement(world, made, "provinsi-1")).status_code == 404
    assert Delivery.objects.get().opened_at is None


def test_an_attachment_is_served_sealed_and_only_with_its_own_complaint(client: Client, world: World) -> None:
    made, other = complaint(), complaint()
    path = attach(made, b"foto")
    assert client.get(at(made, f"lampiran/{path.stem}/")).content == path.read_bytes()
    assert client.get(at(other, f"lampiran/{path.stem}/")).status_code == 404
    assert client.get(at(made, f"lampiran/{'b' * 32}/")).status_code == 404
    path.write_bytes(b"age-encryption.org/v1 lain")  # somebody at the server's disk
    assert client.get(at(made, f"lampiran/{path.stem}/")).status_code == 404


def test_nothing_is_done_with_a_complaint_that_nobody_opened(client: Client, world: World) -> None:
    made = complaint()
    sent = {"message": str(uuid.uuid4()), "envelope": sealed()}
    assert post(client, at(made, "balas/"), sent).status_code == 400
    assert client.post(at(made, "status/"), {"state": "helping"}).status_code == 422
    assert client.post(at(made, "polisi/"), {"act": "start"}).status_code == 422
    assert not Message.objects.exists()


def test_the_police_clock_runs_from_the_report_and_never_too_late(client: Client, world: World) -> None:
    made = complaint(age=timedelta(hours=3))
    told = post(client, at(made, "terima/"), acknowledgement(world, made)).json()["police_by"]
    first = Delivery.objects.get().received_at + timedelta(hours=72)
    for proposed, kept in [
        (told, told), ("", first.isoformat()), ("2099-01-01T00:00:00+00:00", first.isoformat()),
        ((first - timedelta(1)).isoformat(), first.isoformat()), ("2026-01-01", first.isoformat()),
    ]:  # fmt: skip  # a table
        client.post(at(made, "polisi/"), {"act": "start", "by": proposed})
        found = Delivery.objects.get().police_by
        assert found
        assert found == datetime.fromisoformat(kept)
    client.post(at(made, "polisi/"), {"act": "stop"})
    assert Delivery.objects.get().police_by is None


def test_the_day_of_telling_the_police_lies_between_the_report_and_today(client: Client, world: World) -> None:
    made = opened(client, world)
    today = timezone.localdate()
    for day in ("", (made.received_on - timedelta(days=1)).isoformat(), (today + timedelta(days=1)).isoformat()):
        assert client.post(at(made, "polisi/"), {"act": "done", "on": day}).status_code == 422
    assert client.post(at(made, "polisi/"), {"act": "done", "on": today.isoformat()}).status_code == 302
    assert Delivery.objects.get().police_done_on == today


def test_a_state_is_one_of_those_an_officer_sets_and_forwarding_names_an_office(client: Client, world: World) -> None:
    made = opened(client, world)
    for sent in ({"state": "received"}, {"state": "x"}, {}, {"state": "forwarded", "office": "  "}):
        assert client.post(at(made, "status/"), sent).status_code == 422
    for state in ("waiting", "helping", "closed", "read"):
        assert client.post(at(made, "status/"), {"state": state}).status_code == 302
        assert Complaint.objects.get().state == state
    client.post(at(made, "status/"), {"state": "forwarded", "office": "LBH  APIK"})
    assert Complaint.objects.get().forwarded_to == "LBH APIK"


def test_a_reply_is_kept_sealed_once_however_often_it_is_sent(client: Client, world: World) -> None:
    made = opened(client, world)
    sent = {"message": str(uuid.uuid4()), "envelope": sealed(), "waiting": True}
    for _ in range(2):
        assert post(client, at(made, "balas/"), sent).status_code == 201
    assert Message.objects.get().direction == "person"
    assert Complaint.objects.get().state == State.WAITING
    assert post(client, at(made, "balas/"), {**sent, "envelope": sealed("lain")}).status_code == 400
    assert client.get(at(made, f"pesan/{sent['message']}/")).content == bytes(Message.objects.get().envelope)


def test_a_reply_that_is_not_sealed_is_refused(client: Client, world: World) -> None:
    made = opened(client, world)
    plain = base64.b64encode(b"Kami menelepon besok").decode()
    large = base64.b64encode(b"age-encryption.org/v1\n".ljust(LONGEST_ENVELOPE + 1)).decode()
    for envelope in (plain, large, "%%%", None, 7):
        sent = {"message": str(uuid.uuid4()), "envelope": envelope}
        assert post(client, at(made, "balas/"), sent).status_code == 400
    assert not Message.objects.exists()


def handed_over(made: Complaint, **changes: object) -> dict[str, object]:
    """A transfer to the province, as the browser makes it."""
    envelope, _ = seal({"v": 1, "id": str(made.pk), "answers": {}}, keysets.load().keysets[PROVINCE].age)
    text = base64.b64encode(envelope).decode()
    return {"from": made.sha256, "keyset": PROVINCE, "version": 1, "envelope": text, "messages": {}, **changes}


def test_a_transfer_goes_whole_to_the_other_office_which_has_to_open_it_anew(client: Client, world: World) -> None:
    made = opened(client, world)
    Message.objects.create(
        id=uuid.uuid4(), complaint=made, direction="office", sent_on=timezone.localdate(), number=1, envelope=b"x"
    )
    again = {str(Message.objects.get().pk): sealed("Saya pindah")}
    assert post(client, at(made, "alihkan/"), handed_over(made, messages=again)).status_code == 200

    theirs = signed_in(officer(world, "provinsi-1", PROVINCE))
    moved = Complaint.objects.get()
    assert client.get(at(made)).status_code == 404
    assert theirs.get(at(made)).status_code == 200
    assert (moved.receipt_index, moved.reply_to) == (made.receipt_index, made.reply_to)
    assert (moved.state, moved.forwarded_to) == (State.FORWARDED, "UPTD PPA Provinsi Kalimantan Timur")
    assert Delivery.objects.get().opened_at is None
    assert base64.b64decode(again[str(Message.objects.get().pk)]) == bytes(Message.objects.get().envelope)
    assert post(theirs, at(moved, "terima/"), acknowledgement(world, moved, "provinsi-1")).status_code == 200
    assert Delivery.objects.get().acknowledged_by == "provinsi-1"
    assert Complaint.objects.get().state == State.FORWARDED


@pytest.mark.parametrize("hours", [0, 47])
def test_handed_over_the_police_clock_still_runs_from_the_report(client: Client, world: World, hours: int) -> None:
    made = complaint(age=timedelta(hours=hours))
    post(client, at(made, "terima/"), acknowledgement(world, made))
    post(client, at(made, "alihkan/"), handed_over(made))
    theirs = signed_in(officer(world, "provinsi-1", PROVINCE))
    moved = Complaint.objects.get()
    told = post(theirs, at(moved, "terima/"), acknowledgement(world, moved, "provinsi-1")).json()["police_by"]
    first = timezone.make_aware(datetime.combine(made.received_on, time.min)) + timedelta(hours=72)
    assert datetime.fromisoformat(told) == first
    for proposed in (told, "", (first + timedelta(days=1)).isoformat()):
        theirs.post(at(moved, "polisi/"), {"act": "start", "by": proposed})
        assert Delivery.objects.get().police_by == first


def test_a_transfer_that_does_not_fit_changes_nothing(client: Client, world: World) -> None:
    made = opened(client, world)
    Message.objects.create(
        id=uuid.uuid4(), complaint=made, direction="office", sent_on=timezone.localdate(), number=1, envelope=b"x"
    )
    for changes in (
        {"keyset": CITY}, {"keyset": "uptd-lain"}, {"version": 2}, {"version": "1"}, {"envelope": "%"},
        {"from": "0" * 64}, {"messages": {}}, {"messages": {"x": sealed()}}, {"messages": None},
    ):  # fmt: skip  # a table
        sent = handed_over(made, **{"messages": {str(Message.objects.get().pk): sealed()}, **changes})
        assert post(client, at(made, "alihkan/"), sent).status_code == 400, changes
    assert Complaint.objects.get().sha256 == made.sha256
    assert Complaint.objects.get().keyset == CITY


def test_the_officers_browser_is_told_where_the_signed_keysets_are_and_which_root_to_trust(
    client: Client, world: World
) -> None:
    page = client.get(at(complaint())).content.decode()
    found = re.search(r'<script id="data" type="application/json">(.*?)</script>', page)
    assert found
    data = json.loads(found[1])
    assert data["root"] == (world.var / "root.pub").read_text()
    files = client.get(data["keys_url"]).json()["keysets"]
    assert len(files) == 2
    assert all(set(file) == {"manifest", "signature"} for file in files)


def test_a_complaint_whose_time_here_is_up_says_so_and_is_not_served(client: Client, world: World) -> None:
    made = opened(client, world)
    Complaint.objects.update(envelope=None)
    assert client.get(at(made)).status_code == 200
    assert client.get(at(made, "amplop/")).status_code == 404
