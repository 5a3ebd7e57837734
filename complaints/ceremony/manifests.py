"""From a plain description to a manifest that may be signed, and from one version to the next."""

import base64
import json
import re
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from complaints.ceremony.keyfiles import is_public_key
from complaints.sealing.keysets import BadManifestError, Keyset, parsed, signed_body
from complaints.sealing.signing import manifest_bytes, manifest_hash

# A change is told to every officer and serves a day later at the earliest: time to say "that was not us".
LEAST_DELAY = timedelta(hours=24)
# What `make` proposes: the root is offline, and signing takes people a day or two.
USUAL_DELAY = timedelta(hours=72)
ROLES = ("officer", "head", "province", "recovery")
NAME = re.compile(r"[a-z][a-z0-9-]{2,59}")
REGION = re.compile(r"\d\d\.\d\d")
LOOPBACK = ("127.0.0.1", "localhost")
DESCRIBED = ("name", "office", "demo", "regions", "recipients", "escalates_to", "endpoint", "notify")


def read_description(path: Path) -> dict[str, Any]:
    """The fields of a manifest that people decide, from TOML or JSON. Raises BadManifestError."""
    try:
        text = path.read_text()
        data = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    except OSError as error:
        raise BadManifestError(f"{path}: {error.strerror}") from None
    except ValueError as error:
        raise BadManifestError(f"{path}: {error}") from None
    if not isinstance(data, dict):
        raise BadManifestError(f"{path}: harus berisi satu keyset")
    if unknown := sorted(set(data) - set(DESCRIBED)):
        raise BadManifestError(f"{path}: isian tidak dikenal: {', '.join(unknown)}")
    return {"demo": False, "escalates_to": "", "endpoint": None, "notify": [], **data}


def opened(path: Path, root: Ed25519PublicKey | None = None) -> bytes:
    """The manifest's bytes in a signed file, verified where `root` is given. Raises BadManifestError."""
    try:
        outer = json.loads(path.read_bytes())
        return signed_body(outer, root) if root else base64.b64decode(outer["manifest"], validate=True)
    except InvalidSignature:
        raise BadManifestError(f"{path}: tidak ditandatangani kunci induk ini") from None
    except OSError as error:
        raise BadManifestError(f"{path}: {error.strerror}") from None
    except (ValueError, KeyError, TypeError):
        raise BadManifestError(f"{path}: bukan manifes bertanda tangan") from None


def version_after(
    description: dict[str, Any], before: bytes | None, not_before: datetime, days: int
) -> dict[str, Any]:
    """A manifest of the description that follows `before`, the bytes of the last one; version 1 without it."""
    last = checked(before, "versi sebelumnya") if before else None
    if last and description.get("name") != last.name:
        raise BadManifestError(f"versi sebelumnya milik {last.name}, bukan {description.get('name')}")
    return {
        **{name: description.get(name) for name in DESCRIBED},
        "version": last.version + 1 if last else 1,
        "previous": manifest_hash(before) if before else None,
        "not_before": f"{not_before.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "expires": f"{(not_before + timedelta(days=days)).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
    }


def description_of(body: bytes) -> dict[str, Any]:
    """What people decided in a manifest, to build the next version on."""
    data = json.loads(body)
    return {name: data.get(name) for name in DESCRIBED}


def checked(body: bytes, where: str) -> Keyset:
    """The keyset in a manifest's bytes. Raises BadManifestError with every reason not to sign it."""
    try:
        keyset = parsed(json.loads(body), manifest_hash(body))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        reason = f"{error} belum diisi" if isinstance(error, KeyError) else str(error)
        raise BadManifestError(f"{where}: {reason}") from None
    if faults := list(_faults(keyset)):
        raise BadManifestError(f"{where}: {'; '.join(faults)}")
    return keyset


def to_bytes(manifest: dict[str, Any], where: str) -> bytes:
    """The bytes to sign, checked. Raises BadManifestError."""
    body = manifest_bytes(manifest)
    checked(body, where)
    return body


def _faults(keyset: Keyset) -> list[str]:
    return [*_faults_of_office(keyset), *_faults_of_people(keyset), *_faults_of_endpoint(keyset)]


def _faults_of_office(keyset: Keyset) -> list[str]:
    faults = []
    if not NAME.fullmatch(keyset.name):
        faults.append(f"nama {keyset.name!r}: 3-60 huruf kecil, angka dan tanda hubung")
    if not 1 <= len(keyset.office) <= 120:
        faults.append("office: 1-120 huruf")
    codes = [code for code, _ in keyset.regions]
    if not codes or len(set(codes)) != len(codes):
        faults.append("regions: paling sedikit satu, masing-masing sekali")
    faults += [f"kode wilayah {code!r}: harus seperti 64.71" for code in codes if not REGION.fullmatch(code)]
    if keyset.escalates_to == keyset.name:
        faults.append("escalates_to: tidak boleh dirinya sendiri")
    if keyset.expires <= keyset.not_before:
        faults.append("expires: sebelum not_before")
    if not keyset.notify:
        faults.append("notify: paling sedikit satu alamat surel")
    for address in keyset.notify:
        try:
            validate_email(address)
        except ValidationError:
            faults.append(f"notify: {address!r} bukan alamat surel")
    return faults


def _faults_of_people(keyset: Keyset) -> list[str]:
    faults = [f"peran {one.role!r} tidak dikenal" for one in keyset.recipients if one.role not in ROLES]
    labels = [one.label for one in keyset.recipients]
    if len(set(labels)) != len(labels) or not all(0 < len(label) <= 100 for label in labels):
        faults.append("label: 1-100 huruf, tidak boleh sama")
    for one in keyset.recipients:
        if not (one.sign is None if one.role == "recovery" else False) and not is_public_key(one.sign or ""):
            faults.append(f"{one.label}: sign bukan kunci tanda tangan")
    return faults


def _faults_of_endpoint(keyset: Keyset) -> list[str]:
    if keyset.endpoint is None:
        return []
    faults = []
    try:
        address = urlsplit(keyset.endpoint.url)
        host, _ = address.hostname, address.port
    except ValueError:
        return ["endpoint: bukan alamat"]
    local = keyset.demo and address.scheme == "http" and host in LOOPBACK
    if not host or address.username or address.fragment or (address.scheme != "https" and not local):
        faults.append("endpoint: harus https:// dengan nama situs, tanpa nama pengguna")
    if not is_public_key(keyset.endpoint.sign):
        faults.append("endpoint: sign bukan kunci tanda tangan")
    return faults


def follows(keyset: Keyset, last: Keyset | None) -> None:
    """Raises BadManifestError where a keyset is not the next one after `last`."""
    if last is None:
        if keyset.version != 1:
            raise BadManifestError(f"{keyset.name}: belum ada versi terpasang; pasang berurutan mulai versi 1")
        return
    if keyset.name != last.name:
        raise BadManifestError(f"versi sebelumnya milik {last.name}, bukan {keyset.name}")
    if keyset.version != last.version + 1:
        raise BadManifestError(f"{keyset.name}: versi {keyset.version} tidak menyusul versi {last.version}")
    if keyset.previous != last.hash:
        raise BadManifestError(f"{keyset.name}: versi {keyset.version} tidak menyebut sidik versi {last.version}")


def changes(keyset: Keyset, last: Keyset | None) -> list[str]:
    """What a person compares before signing or installing: one line for each reader and each change."""
    old = {one.age: one for one in last.recipients} if last else {}
    new = {one.age for one in keyset.recipients}
    lines = [f"{'=' if one.age in old else '+'} {one.role:8} {one.label}  {one.age}" for one in keyset.recipients]
    lines += [f"- {one.role:8} {one.label}  {one.age}" for one in old.values() if one.age not in new]
    if last and keyset.regions != last.regions:
        lines.append(f"wilayah: {', '.join(code for code, _ in keyset.regions)}")
    if last is None or keyset.endpoint != last.endpoint:
        lines.append(f"endpoint: {keyset.endpoint.url if keyset.endpoint else 'tidak ada'}")
    return lines
