"""The daily test complaint says whether a person's complaint would arrive and be opened."""

import base64
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.core.management import CommandError, call_command
from pyrage import x25519

from complaints import canary
from complaints.models import Complaint, State
from complaints.sealing import keysets
from complaints.sealing.envelope import unseal
from complaints.sealing.signing import new_officer_key
from tests.complaints.world import CITY, World

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "complaints"])


@pytest.fixture
def bird(world: World, live_server: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The command's arguments: the running site, an officer's key and the root's public file, brought along."""
    monkeypatch.setattr("complaints.tokens.YOUNGEST", 0)
    monkeypatch.setattr(canary, "TOKEN_AGE", 0)
    (tmp_path / "petugas.txt").write_text(world.key("petugas-1").identity)
    (tmp_path / "induk.pub").write_text((world.var / "root.pub").read_text())
    return [
        "uptd_canary", "--url", live_server.url, "--key", str(tmp_path / "petugas.txt"),
        "--root", str(tmp_path / "induk.pub"),
    ]  # fmt: skip  # pairs read better side by side


def test_a_test_complaint_arrives_opens_with_the_officers_key_and_says_that_it_is_one(
    bird: list[str], world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command(*bird)
    assert f"{CITY} versi 1: laporan uji" in capsys.readouterr().out
    complaint = Complaint.objects.get()
    payload = unseal(bytes(complaint.envelope or b""), x25519.Identity.from_str(world.key("petugas-1").identity))
    assert payload["test"] is True
    assert payload["answers"]["story"].startswith("Uji harian jalur rahasia. Bukan laporan")
    assert (complaint.urgent, complaint.region) == (False, "64.71")


def test_it_succeeds_only_once_an_officer_has_opened_it(
    bird: list[str], live_server: Any, world: World, tmp_path: Path
) -> None:
    with pytest.raises(CommandError, match="GAGAL belum dibuka petugas"):
        call_command(*bird, "--wait", "0.0001")
    filed = canary.file(live_server.url, world.root.public_key(), world.key("petugas-1"))
    assert not canary.is_opened(live_server.url, filed.code)
    Complaint.objects.filter(pk=filed.id).update(state=State.READ)
    assert canary.is_opened(live_server.url, filed.code)
    Complaint.objects.filter(pk=filed.id).delete()
    with pytest.raises(canary.CanaryError, match="hilang"):
        canary.is_opened(live_server.url, filed.code)


def test_what_is_not_ours_is_noticed_before_anything_is_sent(bird: list[str], world: World, tmp_path: Path) -> None:
    other = Ed25519PrivateKey.generate().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    (tmp_path / "lain.pub").write_text(base64.b64encode(other).decode())
    with pytest.raises(CommandError, match="bukan kunci induk kita"):
        call_command(*bird[:-1], str(tmp_path / "lain.pub"))
    (tmp_path / "petugas.txt").write_text(new_officer_key().identity)
    with pytest.raises(CommandError, match="tidak ada di keyset"):
        call_command(*bird)
    for path in keysets.keyset_folder().iterdir():
        path.unlink()
    with pytest.raises(CommandError, match="GAGAL"):
        call_command(*bird)
    assert not Complaint.objects.exists()
