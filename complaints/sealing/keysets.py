"""Who can open what: manifests signed offline by the root, verified each time they are read (COMPLAINTS section 4)."""

import base64
import binascii
import hashlib
import json
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

from complaints.sealing import secret_files
from complaints.sealing.envelope import recipient

PURPOSE = "uptd-keyset-v1"
logger = logging.getLogger("complaints.keysets")


class BadManifestError(ValueError):
    """A manifest is not what the root signed, or not in order; the message says what is wrong with which file."""


@dataclass(frozen=True)
class Recipient:
    role: str
    label: str
    age: str
    sign: str | None


@dataclass(frozen=True)
class Endpoint:
    url: str
    sign: str


@dataclass(frozen=True)
class Keyset:
    """One verified manifest."""

    name: str
    office: str
    demo: bool
    regions: tuple[tuple[str, str], ...]
    recipients: tuple[Recipient, ...]
    escalates_to: str
    endpoint: Endpoint | None
    notify: tuple[str, ...]
    version: int
    previous: str | None
    not_before: datetime
    expires: datetime
    hash: str

    @property
    def age(self) -> list[str]:
        return [one.age for one in self.recipients]

    def signing_keys(self) -> dict[str, str]:
        """b64 public keys whose acknowledgement counts, each with the label to note."""
        keys = {one.sign: one.label for one in self.recipients if one.sign}
        return {**keys, self.endpoint.sign: "endpoint"} if self.endpoint else keys


def keyset_folder() -> Path:
    path = secret_files.folder() / "keysets"
    path.mkdir(mode=0o700, exist_ok=True)
    return path


def signed_files(keysets: Iterable[Keyset]) -> list[dict[str, str]]:
    """Each keyset as the root signed it, for those who verify it anew."""
    return [json.loads((keyset_folder() / f"{one.name}.{one.version}.json").read_bytes()) for one in keysets]


def root_key(path: Path | None = None) -> Ed25519PublicKey:
    """The root's public key, ours or in `path`. Raises BadManifestError where its file is missing or not a key."""
    try:
        text = (path or Path(settings.COMPLAINTS_ROOT_KEY)).read_text()
        return Ed25519PublicKey.from_public_bytes(base64.b64decode(text.strip(), validate=True))
    except (OSError, ValueError, binascii.Error) as error:
        named = path or f"COMPLAINTS_ROOT_KEY={settings.COMPLAINTS_ROOT_KEY}"
        raise BadManifestError(f"{named}: {getattr(error, 'strerror', None) or error}") from None


def root_text() -> str:
    """b64 of the root's public key; empty where there is none to trust."""
    try:
        return base64.b64encode(root_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()
    except BadManifestError:
        return ""


def signed_body(outer: dict[str, Any], root: Ed25519PublicKey) -> bytes:
    """The manifest in a signed file. Raises InvalidSignature; ValueError, KeyError or TypeError for what is none."""
    body = base64.b64decode(outer["manifest"], validate=True)
    root.verify(base64.b64decode(outer["signature"], validate=True), f"{PURPOSE}\n".encode() + body)
    return body


@lru_cache(maxsize=2048)  # Indonesia has 514 kota and kabupaten, and some versions of each are kept
def _verified(content: bytes, root: bytes) -> Keyset:
    """The keyset in these very bytes: once seen to be signed by this root, they need not be verified again."""
    body = signed_body(json.loads(content), Ed25519PublicKey.from_public_bytes(root))
    return parsed(json.loads(body), hashlib.sha256(body).hexdigest())


def read(path: Path, root: Ed25519PublicKey) -> Keyset:
    """The manifest in a file as it is now, verified. Raises BadManifestError."""
    try:
        return _verified(path.read_bytes(), root.public_bytes(Encoding.Raw, PublicFormat.Raw))
    except InvalidSignature:
        raise BadManifestError(f"{path.name}: tidak ditandatangani kunci induk") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadManifestError(f"{path.name}: {type(error).__name__} {error}") from None


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def parsed(data: dict[str, Any], digest: str) -> Keyset:
    """A keyset with everything a person's safety hangs on in place. Raises ValueError, KeyError or TypeError."""
    if data["purpose"] != PURPOSE:
        raise ValueError(f"dibuat untuk keperluan lain: {data['purpose']!r}")
    people = tuple(Recipient(r["role"], str(r["label"]), r["age"], r.get("sign")) for r in data["recipients"])
    for one in people:
        recipient(one.age)
    if len({one.age for one in people}) != len(people):
        raise ValueError("satu penerima tertulis dua kali")
    roles = [one.role for one in people]
    needed = {"officer": 2, "head": 1, "recovery": 1, **({"province": 1} if data.get("escalates_to") else {})}
    for role, least in needed.items():
        if roles.count(role) < least:
            raise ValueError(f"kurang penerima: peran {role} paling sedikit {least}")
    endpoint = data.get("endpoint")
    version = data["version"]
    if not isinstance(version, int) or version < 1 or (version == 1) != (data["previous"] is None):
        raise ValueError(f"version {version!r} dan previous {data['previous']!r} tidak cocok")
    return Keyset(
        name=str(data["name"]),
        office=str(data["office"]),
        demo=bool(data.get("demo")),
        regions=tuple((str(one["code"]), str(one["name"])) for one in data["regions"]),
        recipients=people,
        escalates_to=str(data.get("escalates_to") or ""),
        endpoint=Endpoint(str(endpoint["url"]), str(endpoint["sign"])) if endpoint else None,
        notify=tuple(map(str, data.get("notify", []))),
        version=version,
        previous=data["previous"],
        not_before=_moment(data["not_before"]),
        expires=_moment(data["expires"]),
        hash=digest,
    )


@dataclass(frozen=True)
class Keyring:
    """All keysets that serve now, by name, and what was wrong with the files that do not."""

    keysets: dict[str, Keyset]
    alarms: tuple[str, ...]

    def for_region(self, code: str) -> Keyset | None:
        """The office that serves a kota, by its code."""
        return next((one for one in self.keysets.values() if any(code == known for known, _ in one.regions)), None)

    def regions(self) -> list[tuple[str, str]]:
        """Code and name of every region served, by name."""
        found = [region for one in self.keysets.values() for region in one.regions]
        return sorted(found, key=lambda region: region[1])

    def below(self, name: str) -> list[str]:
        """Names of the keysets that escalate to this one."""
        return [one.name for one in self.keysets.values() if one.escalates_to == name]


def load(now: datetime | None = None) -> Keyring:
    """The keyring as the signed files have it now. Never raises: what is bad is an alarm, the rest serves."""
    now = now or datetime.now(UTC)
    alarms: list[str] = []
    chains: dict[str, list[Keyset]] = {}
    try:
        root = root_key()
    except BadManifestError as error:
        return Keyring({}, (str(error),))
    for path in sorted(keyset_folder().glob("*.json")):
        try:
            keyset = read(path, root)
            if path.name != f"{keyset.name}.{keyset.version}.json":
                raise BadManifestError(f"{path.name}: berisi {keyset.name} versi {keyset.version}")
            chains.setdefault(keyset.name, []).append(keyset)
        except BadManifestError as error:
            alarms.append(str(error))
    serving = {}
    for name, chain in chains.items():
        chosen = _newest(sorted(chain, key=lambda one: one.version), now, alarms)
        if chosen:
            serving[name] = chosen
    return Keyring(serving, tuple(alarms))


def _newest(chain: list[Keyset], now: datetime, alarms: list[str]) -> Keyset | None:
    """The last of an unbroken chain whose time has come. One past its expiry goes on serving, with an alarm."""
    chosen: Keyset | None = None
    before: Keyset | None = None
    for keyset in chain:
        # The first may be any version: older ones are removed once the complaints sealed to them are gone.
        if before and (keyset.version != before.version + 1 or keyset.previous != before.hash):
            alarms.append(f"{keyset.name}.{keyset.version}.json: tidak menyusul versi {before.version}")
            break
        before = keyset
        if keyset.not_before <= now:
            chosen = keyset
    if chosen and chosen.expires <= now:
        alarms.append(f"{chosen.name}.{chosen.version}.json: habis masa pada {chosen.expires:%Y-%m-%d}")
    return chosen
