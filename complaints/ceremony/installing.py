"""Puts a signed manifest where the server reads it, or leaves everything as it was."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from complaints import audit
from complaints.ceremony import manifests
from complaints.routers import ALIAS
from complaints.sealing import secret_files
from complaints.sealing.keysets import BadManifestError, Keyset, keyset_folder, read, root_key


@dataclass(frozen=True)
class Installed:
    """What came in, what it follows, and what somebody should look at."""

    keyset: Keyset
    before: Keyset | None
    warnings: tuple[str, ...]


def newest() -> dict[str, Keyset]:
    """The last installed version of each keyset, also one whose time has not come; bad files are left out."""
    root = root_key()
    found: dict[str, Keyset] = {}
    for path in keyset_folder().glob("*.json"):
        try:
            keyset = read(path, root)
        except BadManifestError:
            continue
        if keyset.name not in found or found[keyset.name].version < keyset.version:
            found[keyset.name] = keyset
    return found


def install(source: Path, now: datetime, *, at_once: bool = False, actor: str = "console") -> Installed:
    """Raises BadManifestError where anything is not in order; nothing has changed then."""
    keyset = read(source, root_key())
    manifests.checked(manifests.opened(source), source.name)
    others = newest()
    before = others.pop(keyset.name, None)
    manifests.follows(keyset, before)
    warnings = _against(keyset, before, others, now, at_once)
    target = keyset_folder() / f"{keyset.name}.{keyset.version}.json"
    content = source.read_bytes()
    try:
        with transaction.atomic(using=ALIAS):
            audit.record("keyset", actor, f"{keyset.name}.{keyset.version}")
            secret_files.write_durably(target, content)
    except FileExistsError:
        raise BadManifestError(f"{target.name}: sudah ada") from None
    return Installed(keyset, before, tuple(warnings))


def _against(
    keyset: Keyset, before: Keyset | None, others: dict[str, Keyset], now: datetime, at_once: bool
) -> list[str]:
    """Warnings. Raises BadManifestError where the keyset does not fit this portal and its other keysets."""
    if keyset.demo and not settings.PORTAL_DEMO:
        raise BadManifestError(f"{keyset.name}: keyset demo, dan portal ini bukan demo")
    if keyset.expires <= now:
        raise BadManifestError(f"{keyset.name}: habis masa pada {keyset.expires:%Y-%m-%d}")
    if before and keyset.not_before < now + manifests.LEAST_DELAY and not at_once:
        raise BadManifestError(
            f"{keyset.name}: berlaku {keyset.not_before:%Y-%m-%d %H:%M} UTC, kurang dari 24 jam lagi;"
            " buat ulang dengan not_before lebih jauh, atau --now bila darurat"
        )
    for other in others.values():
        if both := {code for code, _ in keyset.regions} & {code for code, _ in other.regions}:
            raise BadManifestError(f"{keyset.name}: wilayah {', '.join(sorted(both))} sudah dilayani {other.name}")
    return [*_above(keyset, others), *_below(keyset, others)]


def _above(keyset: Keyset, others: dict[str, Keyset]) -> list[str]:
    if not keyset.escalates_to:
        return []
    if keyset.escalates_to not in others:
        raise BadManifestError(f"{keyset.name}: {keyset.escalates_to} belum terpasang; pasang lebih dulu")
    readers = set(others[keyset.escalates_to].age)
    strangers = [one.label for one in keyset.recipients if one.role == "province" and one.age not in readers]
    if strangers:
        raise BadManifestError(f"{keyset.name}: {', '.join(strangers)} tidak ada di {keyset.escalates_to}")
    return []


def _below(keyset: Keyset, others: dict[str, Keyset]) -> list[str]:
    """Keysets that still seal to somebody of the province who is no longer in its own."""
    readers = set(keyset.age)
    return [
        f"{other.name}: {one.label} bukan lagi penerima {keyset.name}; buat versi baru {other.name}"
        for other in others.values()
        if other.escalates_to == keyset.name
        for one in other.recipients
        if one.role == "province" and one.age not in readers
    ]
