"""The ceremony: keys, a signed keyset, the next version. What is not in order changes nothing."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pyotp
import pytest
import time_machine
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.utils import timezone

from complaints import accounts, demo
from complaints.ceremony.keyfiles import read_officer_key, root_files
from complaints.models import AuditEntry, Officer
from complaints.sealing import keysets
from complaints.sealing.signing import new_officer_key
from portal import preparing
from portal.preparing import load_demo_keys
from tests.complaints.world import CITY, PROVINCE, World

pytestmark = pytest.mark.django_db(databases=["default", "complaints"])
NOW = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)

DESCRIPTION = """
name = "uptd-paser"
office = "UPTD PPA Kabupaten Paser"
demo = true
escalates_to = "uptd-kaltim"
notify = ["uptd@paser.example"]
regions = [{code = "64.09", name = "Kabupaten Penajam Paser Utara"}]
"""


def described(world: World, **people: str) -> str:
    """A description as somebody types it."""
    roles = {"petugas-p1": "officer", "petugas-p2": "officer", "kepala-p": "head", "provinsi-1": "province",
             "pemulihan-p": "recovery", **people}  # fmt: skip
    blocks = [
        f'[[recipients]]\nrole = "{role}"\nlabel = "{label}"\nage = "{world.key(label).age}"\n'
        f'sign = "{world.key(label).sign}"\n'
        for label, role in roles.items()
        if role
    ]
    return DESCRIPTION + "\n".join(blocks)


@pytest.fixture
def office(world: World, tmp_path: Path) -> Path:
    """A folder with the root's private key and a description, as on the table of the ceremony."""
    (tmp_path / "induk.pem").write_text(root_files(world.root, "")[0])
    (tmp_path / "paser.toml").write_text(described(world))
    return tmp_path


def step(*arguments: object) -> None:
    call_command("uptd_keyset", *map(str, arguments))


def make_and_sign(folder: Path, version: int, *options: object, description: str = "paser.toml") -> Path:
    previous = ["--previous", folder / f"{version - 1}.json"] if version > 1 else []
    step("make", folder / description, "--out", folder / f"{version}.txt", *previous, *options)
    return sign_next(folder, version)


def sign_next(folder: Path, version: int) -> Path:
    """Signs VERSION.txt, which follows the signed file of the version before."""
    out = folder / f"{version}.json"
    step("sign", folder / f"{version}.txt", "--root", folder / "induk.pem", "--out", out,
         *(["--previous", folder / f"{version - 1}.json"] if version > 1 else []))  # fmt: skip
    return out


def new_officer(folder: Path, label: str) -> Path:
    """The public file of a new key, which lies beside it as LABEL.txt."""
    public = folder / f"{label}.json"
    call_command("uptd_officer_key", str(folder / f"{label}.txt"), "--label", label, "--public", str(public))
    return public


def refused(action: Callable[[], None], words: str) -> None:
    """One line that says what and where; no keyset more than before."""
    before = sorted(path.name for path in keysets.keyset_folder().iterdir())
    with pytest.raises(CommandError, match=words) as caught:
        action()
    assert "\n" not in str(caught.value)
    assert sorted(path.name for path in keysets.keyset_folder().iterdir()) == before


def test_an_officers_key_is_for_its_owner_only_and_its_public_halves_fit_a_keyset(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "petugas.txt"
    call_command("uptd_officer_key", str(file), "--label", "petugas-1", "--public", str(tmp_path / "p.json"))
    shown = json.loads(capsys.readouterr().out)
    key = read_officer_key(file)
    assert file.stat().st_mode & 0o777 == 0o600
    assert shown == {"label": "petugas-1", "age": key.age, "sign": key.sign}
    assert json.loads((tmp_path / "p.json").read_text()) == shown
    assert "SECRET" not in (tmp_path / "p.json").read_text()


def test_a_key_that_exists_is_never_written_over(tmp_path: Path) -> None:
    file = tmp_path / "petugas.txt"
    file.write_text("kunci lama")
    with pytest.raises(CommandError, match=r"petugas\.txt"):
        call_command("uptd_officer_key", str(file), "--label", "x")
    with pytest.raises(CommandError, match=r"petugas\.txt"):
        call_command("uptd_root", "--private", str(file), "--public", str(tmp_path / "pub"), "--no-passphrase")
    assert file.read_text() == "kunci lama"
    assert not (tmp_path / "pub").exists()


def test_no_root_without_its_public_file(tmp_path: Path) -> None:
    with pytest.raises(CommandError):
        call_command(
            "uptd_root", "--private", str(tmp_path / "a"), "--public", str(tmp_path / "no" / "b"), "--no-passphrase"
        )
    assert not (tmp_path / "a").exists()


def test_a_new_office_serves_from_its_first_manifest_on(office: Path) -> None:
    signed = make_and_sign(office, 1)
    step("install", signed)
    ring = keysets.load()
    assert ring.alarms == ()
    assert ring.for_region("64.09") == ring.keysets["uptd-paser"]
    assert AuditEntry.objects.get().subject == "uptd-paser.1"
    assert (keysets.keyset_folder() / "uptd-paser.1.json").read_bytes() == signed.read_bytes()


def test_a_change_serves_after_a_delay_and_everybody_listed_is_told_without_content(
    office: Path, world: World
) -> None:
    with time_machine.travel(NOW, tick=False):
        step("install", make_and_sign(office, 1))
        mail.outbox.clear()
        (office / "baru.toml").write_text(
            described(world, **{"petugas-p2": "", "petugas-p3": "officer"}).replace("uptd@paser", "baru@paser")
        )
        step("install", make_and_sign(office, 2, description="baru.toml"))
        assert keysets.load(NOW + timedelta(hours=24)).keysets["uptd-paser"].version == 1
        assert keysets.load(NOW + timedelta(hours=73)).keysets["uptd-paser"].version == 2
    assert {tuple(message.to) for message in mail.outbox} == {("uptd@paser.example",), ("baru@paser.example",)}
    for message in mail.outbox:
        told = f"{message.subject} {message.body}".lower()
        assert not any(word in told for word in ("paser", "kunci", "laporan", "uptd", "petugas-"))


def test_a_change_at_once_needs_the_word_for_it_twice_and_warns(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    step("install", make_and_sign(office, 1))
    soon = f"{datetime.now(UTC) + timedelta(hours=23):%Y-%m-%dT%H:%M:%SZ}"
    refused(lambda: step("make", office / "paser.toml", "--previous", office / "1.json", "--out", office / "2.txt",
                         "--not-before", soon), "24 jam")  # fmt: skip
    signed = make_and_sign(office, 2, "--now")
    refused(lambda: step("install", signed), "24 jam")
    capsys.readouterr()
    step("install", signed, "--now")
    assert "PERINGATAN" in capsys.readouterr().err
    assert keysets.load().keysets["uptd-paser"].version == 2


def test_an_officer_who_leaves_is_out_of_the_next_version_and_a_replaced_one_is_in(office: Path, world: World) -> None:
    step("install", make_and_sign(office, 1))
    public = new_officer(office, "petugas-p3")
    step("rotate", office / "1.json", "--add", "officer", public, "--out", office / "2.txt", "--now")
    sign_next(office, 2)
    step("install", office / "2.json", "--now")
    step("revoke", office / "2.json", "petugas-p1", "--out", office / "3.txt", "--now")
    sign_next(office, 3)
    step("install", office / "3.json", "--now")
    keyset = keysets.load().keysets["uptd-paser"]
    assert world.key("petugas-p1").age not in keyset.age
    assert read_officer_key(office / "petugas-p3.txt").age in keyset.age
    refused(
        lambda: step("revoke", office / "3.json", "petugas-p2", "--out", office / "4.txt"),
        "peran officer paling sedikit 2",
    )
    assert not (office / "4.txt").exists()


@pytest.mark.parametrize(
    ("option", "words"),
    [
        (["--days", "0"], "1 sampai 3650"),
        (["--days", "3651"], "1 sampai 3650"),
        (["--days", "9" * 30], "1 sampai 3650"),
        (["--not-before", "besok"], "2026-12-01T00:00:00Z"),
    ],
)
def test_a_time_that_makes_no_sense_makes_no_manifest(office: Path, option: list[str], words: str) -> None:
    refused(lambda: step("make", office / "paser.toml", "--out", office / "1.txt", *option), words)
    assert not (office / "1.txt").exists()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"regions": []}, "regions"),
        ({"regions": [{"code": "6409", "name": "x"}]}, "6409"),
        ({"name": "../uptd"}, "nama"),
        ({"notify": ["bukan surel"]}, "bukan surel"),
        ({"notify": []}, "notify"),
        ({"endpoint": {"url": "http://uptd.example/", "sign": "x"}}, "https"),
        ({"endpoint": {"url": "https://a:b@uptd.example/", "sign": "x"}}, "https"),
        ({"endpoint": {"url": "https://uptd.example/", "sign": "x"}}, "sign"),
        ({"office": None}, "office"),
        ({"warna": "biru"}, "warna"),
    ],
)
def test_a_description_that_is_not_in_order_makes_no_manifest(
    office: Path, world: World, change: dict[str, Any], words: str
) -> None:
    fields = ("name", "office", "regions", "recipients", "escalates_to", "endpoint", "notify")
    description = {name: value for name, value in world.city().items() if name in fields}
    if change.get("office", "") is None:
        description["recipients"][0]["label"] = description["recipients"][1]["label"]
        words = "label"
        change = {}
    (office / "a.json").write_text(json.dumps({**description, **change}))
    refused(lambda: step("make", office / "a.json", "--out", office / "a.txt"), words)
    assert not (office / "a.txt").exists()


def test_what_the_root_did_not_sign_or_what_does_not_follow_is_not_installed(office: Path, world: World) -> None:
    step("install", make_and_sign(office, 1))
    stranger = Ed25519PrivateKey.generate()
    (office / "asing.pem").write_text(root_files(stranger, "")[0])
    step("make", office / "paser.toml", "--previous", office / "1.json", "--out", office / "x.txt")
    refused(lambda: step("sign", office / "x.txt", "--root", office / "asing.pem", "--previous", office / "1.json",
                         "--out", office / "x.json"), "tidak ditandatangani")  # fmt: skip
    refused(lambda: step("install", office / "1.json"), "tidak menyusul")

    def manifest(**changes: Any) -> Path:
        body = {**json.loads((office / "x.txt").read_text()), **changes}
        path = world.install({**body, "name": body["name"]})
        moved = office / "y.json"
        moved.write_bytes(path.read_bytes())
        path.unlink()
        return moved

    for changes, words in (
        ({"version": 3}, "tidak menyusul versi 1"),
        ({"previous": "0" * 64}, "tidak menyebut sidik"),
        ({"expires": "2026-01-01T00:00:00Z", "not_before": "2025-01-01T00:00:00Z"}, "habis masa"),
        ({"regions": [{"code": "64.71", "name": "Kota Balikpapan"}]}, f"64.71 sudah dilayani {CITY}"),
        ({"escalates_to": "uptd-jatim"}, "uptd-jatim belum terpasang"),
    ):
        path = str(manifest(**changes))
        refused(partial(call_command, "uptd_keyset", "install", path), words)


def test_a_demo_keyset_does_not_reach_a_real_portal(office: Path, settings: Any) -> None:
    settings.PORTAL_DEMO = False
    signed = make_and_sign(office, 1)
    refused(lambda: step("install", signed), "demo")


def test_a_province_that_changes_its_people_names_the_cities_that_still_seal_to_the_old_ones(
    office: Path, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    (office / "1.json").write_bytes((keysets.keyset_folder() / f"{PROVINCE}.1.json").read_bytes())
    public = new_officer(office, "provinsi-9")
    step("rotate", office / "1.json", "--replace", "provinsi-1", public, "--out", office / "2.txt")
    sign_next(office, 2)
    capsys.readouterr()
    step("install", office / "2.json")
    assert f"{CITY}: provinsi-1 bukan lagi penerima" in capsys.readouterr().err


def test_a_mail_that_cannot_be_sent_is_said_and_the_keyset_stands(
    office: Path, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    step("install", make_and_sign(office, 1))
    assert "beri tahu sendiri: uptd@paser.example" in capsys.readouterr().err
    assert "uptd-paser" in keysets.load().keysets


def test_show_says_what_serves_what_comes_and_what_is_wrong(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    step("install", make_and_sign(office, 1))
    step("install", make_and_sign(office, 2))
    (keysets.keyset_folder() / "rusak.1.json").write_text("{}")
    capsys.readouterr()
    step("show")
    shown = capsys.readouterr()
    assert "uptd-paser versi 1" in shown.out
    assert "akan berlaku:\nuptd-paser versi 2" in shown.out
    assert "ALARM: rusak.1.json" in shown.err


def test_the_drill_says_in_one_line_whether_the_recovery_key_still_opens(
    office: Path, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    signed = str(make_and_sign(office, 1))
    (office / "k.txt").write_text(world.key("pemulihan-p").identity)
    (office / "asing.txt").write_text(new_officer_key().identity)
    capsys.readouterr()
    call_command("uptd_drill", signed, "--key", str(office / "k.txt"))
    assert capsys.readouterr().out == "pemulihan-p (recovery) membuka kiriman uji uptd-paser versi 1.\n"
    # On the computer where the recovery key is: there only the root's public file was brought along.
    (office / "root.pub").write_text((world.var / "root.pub").read_text())
    with override_settings(COMPLAINTS_ROOT_KEY=office / "tidak-ada.pub"):
        call_command("uptd_drill", signed, "--key", str(office / "k.txt"), "--root", str(office / "root.pub"))
        assert "membuka kiriman uji" in capsys.readouterr().out
        with pytest.raises(CommandError, match="tidak-ada"):
            call_command("uptd_drill", signed, "--key", str(office / "k.txt"))
    with pytest.raises(CommandError, match="TIDAK membuka"):
        call_command("uptd_drill", signed, "--key", str(office / "asing.txt"))
    (office / "asing.txt").write_text("AGE-SECRET-KEY-1RAHASIA")
    with pytest.raises(CommandError) as caught:
        call_command("uptd_drill", signed, "--key", str(office / "asing.txt"))
    assert "RAHASIA" not in str(caught.value)


def test_the_demo_gets_offices_keys_and_a_root_of_its_own_once(tmp_path: Path, settings: Any) -> None:
    settings.COMPLAINTS_VAR = tmp_path / "c"
    settings.COMPLAINTS_ROOT_KEY = settings.COMPLAINTS_VAR / "root.pub"
    call_command("complaints_demo")
    ring = keysets.load()
    assert ring.alarms == ()
    assert {code for code, _ in ring.regions()} == {"64.71", "64.01", "64.08", "21.71"}
    assert all(keyset.demo for keyset in ring.keysets.values())
    assert ring.below("uptd-kaltim") == ["uptd-balikpapan"]
    for file in (settings.COMPLAINTS_VAR / "demo-keys").glob("*.txt"):
        assert file.stat().st_mode & 0o777 == 0o600
    assert not Officer.objects.exists()
    before = {path: path.read_bytes() for path in settings.COMPLAINTS_VAR.rglob("*") if path.is_file()}
    call_command("complaints_demo")
    assert {path: path.read_bytes() for path in settings.COMPLAINTS_VAR.rglob("*") if path.is_file()} == before
    settings.PORTAL_DEMO = False
    with pytest.raises(CommandError, match="Bukan portal demo"):
        call_command("complaints_demo")


def test_on_an_empty_folder_a_demo_start_ends_with_accounts_that_sign_in(
    tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PORTAL_VAR, settings.COMPLAINTS_VAR = tmp_path, tmp_path / "c"
    settings.COMPLAINTS_ROOT_KEY = settings.COMPLAINTS_VAR / "root.pub"
    path = tmp_path / "demo-accounts.json"
    path.write_text('{"administrator": {"username": "demo-administrator"}}')  # as the CMS's part of the demo leaves it
    for name, done in (("check_rules", None), ("compile_catalogues", 0), ("collect_static", False), ("load_demo", 0)):
        monkeypatch.setattr(preparing, name, lambda done=done: done)
    said = list(preparing.prepare())
    noted = json.loads(path.read_text())
    assert said[-1] == f"9 akun demo meja petugas dibuat: {path}"
    assert path.stat().st_mode & 0o777 == 0o600
    assert noted.pop("administrator") == {"username": "demo-administrator"}
    assert set(noted) == set(Officer.objects.values_list("username", flat=True))
    for name, account in noted.items():
        now = timezone.now()
        code = pyotp.TOTP(account["totp_secret"]).at(now)
        signed_in = accounts.sign_in(account["username"], account["password"], code, now)
        assert signed_in is not None, name
        assert signed_in.recipient == read_officer_key(demo.folder() / f"{name}.txt").age
    before = path.read_bytes()
    assert list(preparing.prepare()) == []
    assert path.read_bytes() == before


def test_an_account_whose_password_is_noted_nowhere_is_made_anew(tmp_path: Path, settings: Any) -> None:
    settings.PORTAL_VAR, settings.COMPLAINTS_VAR = tmp_path, tmp_path / "c"
    settings.COMPLAINTS_ROOT_KEY = settings.COMPLAINTS_VAR / "root.pub"
    call_command("complaints_demo")
    call_command("complaints_desk_demo")
    (tmp_path / "demo-accounts.json").unlink()
    assert preparing.load_demo_desk().startswith("9 akun")
    account = json.loads((tmp_path / "demo-accounts.json").read_text())["petugas-kepri-1"]
    now = timezone.now()
    assert accounts.sign_in(
        "petugas-kepri-1", account["password"], pyotp.TOTP(account["totp_secret"]).at(now), now
    ) == Officer.objects.get(username="petugas-kepri-1")


def test_the_first_start_of_a_demo_makes_its_keys_and_another_root_stops_no_start(
    tmp_path: Path, settings: Any
) -> None:
    settings.COMPLAINTS_VAR = tmp_path / "c"
    settings.COMPLAINTS_ROOT_KEY = settings.COMPLAINTS_VAR / "root.pub"
    assert load_demo_keys() == "Kunci demo jalur rahasia dibuat."
    assert load_demo_keys() is None
    settings.COMPLAINTS_VAR = tmp_path / "d"
    settings.COMPLAINTS_ROOT_KEY = tmp_path / "lain.pub"
    settings.COMPLAINTS_ROOT_KEY.write_text("kunci orang lain")
    assert "sudah ada kunci induk lain" in (load_demo_keys() or "")
    assert settings.COMPLAINTS_ROOT_KEY.read_text() == "kunci orang lain"
