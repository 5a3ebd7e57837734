"""Offices, people and keys of the demo. Its root's private key lies beside them: nothing here is a secret."""

import errno
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from complaints.ceremony import installing, manifests
from complaints.ceremony.keyfiles import (
    new_file,
    officer_file,
    public_halves,
    read_officer_key,
    read_root,
    root_files,
)
from complaints.sealing import secret_files
from complaints.sealing.signing import new_officer_key, sign

# Name, office, regions, whom it escalates to. Roles follow below: every city seals to its province too.
OFFICES: tuple[tuple[str, str, tuple[tuple[str, str], ...], str], ...] = (
    (
        "uptd-kaltim",
        "UPTD PPA Provinsi Kalimantan Timur",
        (("64.01", "Kabupaten Paser"), ("64.08", "Kabupaten Kutai Timur")),
        "",
    ),
    ("uptd-balikpapan", "UPTD PPA Kota Balikpapan", (("64.71", "Kota Balikpapan"),), "uptd-kaltim"),
    ("uptd-kepri", "UPTD PPA Provinsi Kepulauan Riau", (("21.71", "Kota Batam"),), ""),
)


def folder() -> Path:
    """Where the demo's keys lie."""
    return secret_files.folder() / "demo-keys"


def people(office: str) -> tuple[tuple[str, str], ...]:
    """Role and label of everybody of an office; the label is also the name of the key file."""
    place = office.removeprefix("uptd-")
    return (
        ("officer", f"petugas-{place}-1"),
        ("officer", f"petugas-{place}-2"),
        ("head", f"kepala-{place}"),
        ("recovery", f"pemulihan-{place}"),
    )


def _description(name: str, office: str, regions: tuple[tuple[str, str], ...], above: str) -> dict[str, Any]:
    listed = [*people(name), *(("province", label) for role, label in people(above) if role == "officer" and above)]
    return {
        "name": name,
        "office": office,
        "demo": True,
        "regions": [{"code": code, "name": label} for code, label in regions],
        "recipients": [{"role": role, **_public(label)} for role, label in listed],
        "escalates_to": above,
        "endpoint": None,
        "notify": [f"{name}@contoh.example"],
    }


def _public(label: str) -> dict[str, str]:
    """The public halves of somebody of the demo, whose key file is made when first asked for."""
    path = folder() / f"{label}.txt"
    if not path.exists():
        key = new_officer_key()
        new_file(path, officer_file(label, key, datetime.now().astimezone().date()))
    return public_halves(label, read_officer_key(path))


def _root() -> Ed25519PrivateKey:
    """The demo's own root. Raises FileExistsError where the portal already trusts another one."""
    path = folder() / "induk.pem"
    public: Path = settings.COMPLAINTS_ROOT_KEY
    if not path.exists():
        if public.exists():
            raise FileExistsError(errno.EEXIST, "exists", str(public))
        new_file(path, root_files(Ed25519PrivateKey.generate(), "")[0])
    key = read_root(path)
    if not public.exists():
        new_file(public, root_files(key, "")[1], 0o644)
    return key


def load(now: datetime) -> list[str]:
    """Installs the keysets that are missing; names of those it installed. Raises BadManifestError, OSError."""
    folder().mkdir(mode=0o700, exist_ok=True)
    root = _root()
    known = installing.newest()
    made = []
    for office in OFFICES:
        if office[0] in known:
            continue
        start = now - timedelta(minutes=1)  # two clocks on one machine need not agree to the second
        body = manifests.to_bytes(manifests.version_after(_description(*office), None, start, 3650), office[0])
        unsigned = folder() / f"{office[0]}.1.json"
        unsigned.write_bytes(sign(body, root))
        installing.install(unsigned, now, actor="demo")
        made.append(office[0])
    return made
