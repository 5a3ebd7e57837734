"""Anybody can check to whom complaints are sealed."""

import base64
import json
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.test import Client

from complaints.sealing import keysets, secret_files
from complaints.sealing.acknowledgements import public_key
from complaints.sealing.envelope import sha256
from tests.complaints.world import CITY, PROVINCE, World

URL = "/.well-known/uptd-keys.json"


def test_serving_keysets_are_published_as_they_were_signed(world: World, client: Client) -> None:
    before = keysets.load().keysets[CITY]
    world.install(world.city(version=2, previous=before.hash, not_before="2098-01-01T00:00:00Z"))
    answer = client.get(URL)
    data = answer.json()
    assert answer["Cache-Control"] == "no-store"
    root = Ed25519PublicKey.from_public_bytes(base64.b64decode(data["root"]))
    names = {}
    for file in data["keysets"]:
        body = base64.b64decode(file["manifest"])
        root.verify(base64.b64decode(file["signature"]), b"uptd-keyset-v1\n" + body)
        names[json.loads(body)["name"]] = json.loads(body)["version"]
    assert names == {CITY: 1, PROVINCE: 1}
    assert data["webhook"] == public_key(secret_files.webhook_key())


def test_scripts_that_seal_are_published_with_the_hash_of_what_is_served(world: World, client: Client) -> None:
    from django.contrib.staticfiles import finders

    for script in client.get(URL).json()["scripts"]:
        source = finders.find(script["name"])
        assert isinstance(source, str)
        with open(source, "rb") as file:
            assert script["sha256"] == sha256(file.read())


def test_no_secret_is_published(world: World, client: Client) -> None:
    text = client.get(URL).content
    for secret in (secret_files.pepper(), secret_files.token_key()):
        assert base64.b64encode(secret) not in text
        assert secret.hex().encode() not in text
    assert b"SECRET-KEY" not in text


@pytest.mark.parametrize("broken", ["no keyset", "no root"])
def test_where_nothing_serves_the_list_is_empty_and_no_error(
    world: World, client: Client, settings: Any, broken: str
) -> None:
    if broken == "no root":
        settings.COMPLAINTS_ROOT_KEY.unlink()
    else:
        for path in keysets.keyset_folder().iterdir():
            path.unlink()
    answer = client.get(URL)
    assert (answer.status_code, answer.json()["keysets"]) == (200, [])
