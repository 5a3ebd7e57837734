"""Whatever is done to the files of keysets, the last good one serves, an alarm is raised, and no door closes."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from complaints.sealing import keysets
from complaints.sealing.signing import manifest_bytes, sign
from tests.complaints.world import CITY, World

NOW = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)


def second(world: World, **changes: Any) -> dict[str, Any]:
    """Version 2 of Balikpapan as it should be, but for the changes."""
    before = keysets.load(NOW).keysets[CITY]
    return world.city(**{"version": 2, "previous": before.hash, "not_before": "2026-01-01T00:00:00Z", **changes})


def test_the_next_version_serves_once_its_time_has_come(world: World) -> None:
    world.install(second(world, not_before="2026-11-26T08:00:00Z"))
    assert keysets.load(NOW + timedelta(hours=23, minutes=59)).keysets[CITY].version == 1
    ring = keysets.load(NOW + timedelta(hours=24))
    assert (ring.keysets[CITY].version, ring.alarms) == (2, ())


def other_purpose(world: World) -> None:
    body = json.dumps({**json.loads(manifest_bytes(second(world))), "purpose": "uptd-keyset-v0"}).encode()
    (keysets.keyset_folder() / f"{CITY}.2.json").write_bytes(sign(body, world.root))


def changed_after_signing(world: World) -> None:
    path = world.install(second(world))
    outer = json.loads(path.read_bytes())
    outer["manifest"] = outer["manifest"][:-8] + "AAAA" + outer["manifest"][-4:]
    path.write_text(json.dumps(outer))


def under_another_name(world: World) -> None:
    path = world.install(second(world))
    path.rename(path.with_name("uptd-lain.2.json"))


def half_written(world: World) -> None:
    path = world.install(second(world))
    path.write_bytes(path.read_bytes()[:200])


BAD: dict[str, Callable[[World], Any]] = {
    "signed by a stranger": lambda world: world.install(second(world), Ed25519PrivateKey.generate()),
    "made for another purpose": other_purpose,
    "changed after signing": changed_after_signing,
    "a version left out": lambda world: world.install(second(world, version=3)),
    "following another manifest": lambda world: world.install(second(world, previous="0" * 64)),
    "one officer only": lambda world: world.install(second(world, recipients=world.city()["recipients"][1:])),
    "a recipient that is no age key": lambda world: world.install(
        second(world, recipients=[{**world.city()["recipients"][0], "age": "age1yubikey1q"}])
    ),
    "under another name": under_another_name,
    "half written": half_written,
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_manifest_is_an_alarm_and_the_last_good_one_serves(world: World, kind: str) -> None:
    BAD[kind](world)
    ring = keysets.load(NOW)
    assert ring.keysets[CITY].version == 1
    assert len(ring.alarms) == 1
    assert ".2.json" in ring.alarms[0] or ".3.json" in ring.alarms[0]
    assert ring.for_region("64.71") == ring.keysets[CITY]  # complaints are accepted all the same


def test_an_expired_keyset_goes_on_serving_with_an_alarm(world: World) -> None:
    world.install(world.city(expires="2026-11-01T00:00:00Z"))
    ring = keysets.load(NOW)
    assert ring.keysets[CITY].version == 1
    assert "habis masa pada 2026-11-01" in ring.alarms[0]


def test_without_the_roots_key_nothing_serves_and_that_is_said(world: World, settings: Any) -> None:
    settings.COMPLAINTS_ROOT_KEY.unlink()
    ring = keysets.load(NOW)
    assert ring.keysets == {}
    assert "COMPLAINTS_ROOT_KEY" in ring.alarms[0]
