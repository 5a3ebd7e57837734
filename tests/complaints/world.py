"""Two offices with real age and Ed25519 keys: Balikpapan, which escalates to Kalimantan Timur."""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.test import override_settings

from complaints.sealing import secret_files
from complaints.sealing.signing import OfficerKey, manifest_bytes, new_officer_key, sign

PROVINCE, CITY = "uptd-kaltim", "uptd-balikpapan"


@dataclass
class World:
    """Keys of everybody, and how to sign and install another manifest."""

    var: Path
    root: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    keys: dict[str, OfficerKey] = field(default_factory=dict)

    def key(self, who: str) -> OfficerKey:
        """The key of somebody, made when first asked for."""
        return self.keys.setdefault(who, new_officer_key())

    def people(self, *who: tuple[str, str]) -> list[dict[str, str]]:
        return [
            {"role": role, "label": name, "age": self.key(name).age, "sign": self.key(name).sign} for role, name in who
        ]

    def city(self, **changes: Any) -> dict[str, Any]:
        """The manifest of Balikpapan, version 1."""
        return {
            "name": CITY,
            "office": "UPTD PPA Kota Balikpapan",
            "demo": True,
            "regions": [{"code": "64.71", "name": "Kota Balikpapan"}],
            "recipients": self.people(
                ("officer", "petugas-1"), ("officer", "petugas-2"), ("head", "kepala"),
                ("province", "provinsi-1"), ("recovery", "pemulihan"),
            ),
            "escalates_to": PROVINCE, "endpoint": None, "notify": ["uptd@balikpapan.example"],
            "version": 1, "previous": None,
            "not_before": "2020-01-01T00:00:00Z", "expires": "2099-01-01T00:00:00Z",
            **changes,
        }  # fmt: skip  # a record reads better in few lines

    def province(self, **changes: Any) -> dict[str, Any]:
        """The manifest of the province: other kota of Kalimantan Timur, and what escalates."""
        return {
            **self.city(),
            "name": PROVINCE,
            "office": "UPTD PPA Provinsi Kalimantan Timur",
            "regions": [
                {"code": "64.01", "name": "Kabupaten Paser"},
                {"code": "64.08", "name": "Kabupaten Kutai Timur"},
            ],
            "recipients": self.people(
                ("officer", "provinsi-1"), ("officer", "provinsi-2"), ("head", "kepala-provinsi"),
                ("recovery", "pemulihan-provinsi"),
            ),
            "escalates_to": "", "notify": ["uptd@kaltim.example"],
            **changes,
        }  # fmt: skip

    def install(self, manifest: dict[str, Any], root: Ed25519PrivateKey | None = None) -> Path:
        """Signs a manifest and puts it where the server reads it."""
        folder = self.var / "keysets"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / f"{manifest['name']}.{manifest['version']}.json"
        path.write_bytes(sign(manifest_bytes(manifest), root or self.root))
        return path

    def write_root(self) -> None:
        public = self.root.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        (self.var / "root.pub").write_text(base64.b64encode(public).decode())


@contextmanager
def installed(folder: Path) -> Iterator[World]:
    """Both offices with their keysets; until the end of the block settings point at `folder`, which is made for it."""
    folder.mkdir(mode=0o700)
    secret_files._secret.cache_clear()
    with override_settings(COMPLAINTS_VAR=folder, COMPLAINTS_ROOT_KEY=folder / "root.pub"):
        world = World(folder)
        world.write_root()
        world.install(world.city())
        world.install(world.province())
        yield world
    secret_files._secret.cache_clear()
