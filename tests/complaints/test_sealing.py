"""Only a key of the office opens a complaint, whole or not at all."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from pyrage import x25519

from complaints.sealing import acknowledgements, keysets
from complaints.sealing.codes import WrongCodeError, grouped, new_code, parse
from complaints.sealing.envelope import (
    BUCKETS,
    LARGEST_FILE,
    CannotOpenError,
    TooLargeError,
    recipient,
    seal,
    seal_file,
    sha256,
    unseal,
    unseal_file,
)
from complaints.sealing.receipts import code_of_form, identity_from, open_code
from complaints.sealing.signing import new_officer_key
from tests.complaints.world import CITY, World


def test_a_code_with_one_wrong_digit_or_two_swapped_is_noticed_at_once() -> None:
    code = new_code()
    assert parse(grouped(code)) == code
    for place in range(20):
        for digit in set("0123456789") - {code[place]}:
            with pytest.raises(WrongCodeError):
                parse(code[:place] + digit + code[place + 1 :])
    for place in range(19):
        swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
        if swapped != code:
            with pytest.raises(WrongCodeError):
                parse(swapped)


@pytest.mark.parametrize("typed", ["", "1234", "0" * 21, "abcd" * 5, "0" * 19 + "½", "0" * 100_000, "\0" * 20])
def test_what_is_no_code_is_refused_with_its_reason(typed: str) -> None:
    with pytest.raises(WrongCodeError):
        parse(typed)


def test_a_code_may_be_typed_with_dashes_or_in_arabic_digits() -> None:
    code = new_code()
    arabic = "".join(chr(0x660 + int(digit)) for digit in code)
    assert parse(f" {code[:4]}-{code[4:12]}.{code[12:]} ") == code
    assert parse(f"\u200f{arabic}\u200f") == code


def test_the_same_form_gives_the_same_code_and_another_form_another(world: World) -> None:
    assert code_of_form(b"a" * 16) == code_of_form(b"a" * 16) != code_of_form(b"b" * 16)
    assert parse(code_of_form(b"a" * 16))


def test_a_code_gives_the_reply_key_again_and_the_database_value_needs_the_pepper(world: World) -> None:
    code = new_code()
    receipt = open_code(code)
    again = open_code(code)
    assert (receipt.lookup, receipt.reply_to) == (again.lookup, again.reply_to)
    assert receipt.index != receipt.lookup
    assert len(receipt.index) == 32
    sealed, _ = seal({"v": 1, "text": "Petugas akan menelepon."}, [receipt.reply_to])
    assert unseal(sealed, again.identity)["text"] == "Petugas akan menelepon."


def body(sealed: bytes) -> int:
    """Length after age's header, which pyrage lengthens at random ("grease"), whatever is inside."""
    return len(sealed.split(b"\n--- ", 1)[1])


@pytest.mark.parametrize("length", [0, 3000, BUCKETS[0], BUCKETS[1], BUCKETS[3] - 100])
def test_a_sealed_complaint_shows_only_its_size_class(length: int) -> None:
    key = new_officer_key()
    sealed, size = seal({"v": 1, "story": "a" * length}, [key.age])
    short, _ = seal({"v": 1, "story": "a" * max(0, length - 1000)}, [key.age])
    assert size in BUCKETS
    assert unseal(sealed, x25519.Identity.from_str(key.identity))["story"] == "a" * length
    if size == BUCKETS[0]:
        assert body(short) == body(sealed)


def test_what_does_not_fit_is_refused_at_the_edge() -> None:
    key = new_officer_key()
    bare = len(json.dumps({"v": 1, "story": ""}, separators=(",", ":")))
    seal({"v": 1, "story": "a" * (BUCKETS[-1] - bare)}, [key.age])
    with pytest.raises(TooLargeError):
        seal({"v": 1, "story": "a" * (BUCKETS[-1] - bare + 1)}, [key.age])
    seal_file(b"a" * LARGEST_FILE)
    with pytest.raises(TooLargeError):
        seal_file(b"a" * (LARGEST_FILE + 1))


def test_a_strangers_key_a_flipped_bit_and_a_missing_end_are_refused() -> None:
    key, stranger = new_officer_key(), new_officer_key()
    sealed, _ = seal({"v": 1, "story": "x"}, [key.age])
    mine = x25519.Identity.from_str(key.identity)
    with pytest.raises(CannotOpenError):
        unseal(sealed, x25519.Identity.from_str(stranger.identity))
    for place in (30, len(sealed) // 2, len(sealed) - 1):
        with pytest.raises(CannotOpenError):
            unseal(sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :], mine)
        with pytest.raises(CannotOpenError):
            unseal(sealed[:place], mine)


def test_an_attachment_opens_with_the_key_inside_the_complaint_only() -> None:
    sealed, key = seal_file(b"\xff\xd8 foto")
    other = seal_file(b"lain")[1]
    assert unseal_file(sealed, key) == b"\xff\xd8 foto"
    assert body(sealed) == body(seal_file(b"x" * 60_000)[0])
    with pytest.raises(CannotOpenError):
        unseal_file(sealed, other)
    with pytest.raises(CannotOpenError):
        unseal_file(sealed[:-1], key)


@pytest.mark.skipif(not shutil.which("age"), reason="Debian's age is not installed")
def test_debians_age_opens_what_we_sealed_and_we_open_what_it_sealed(tmp_path: Path) -> None:
    key = new_officer_key()
    (tmp_path / "key.txt").write_text(key.identity)
    sealed, _ = seal({"v": 1, "story": "halo"}, [key.age, new_officer_key().age])
    opened = subprocess.run(["age", "-d", "-i", tmp_path / "key.txt"], input=sealed, capture_output=True, check=True)
    assert json.loads(opened.stdout)["story"] == "halo"
    theirs = subprocess.run(["age", "-r", key.age], input=b'{"v":1,"story":"hai"}', capture_output=True, check=True)
    assert unseal(theirs.stdout, x25519.Identity.from_str(key.identity))["story"] == "hai"


@pytest.mark.parametrize(
    "text", ["", "age1", "age1yubikey1q" + "q" * 46, "ssh-ed25519 AAAA", "age1" + "b" * 58, "age1" + "q" * 58]
)
def test_a_recipient_that_is_no_age_x25519_key_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="bukan penerima age X25519"):
        recipient(text)


def test_an_acknowledgement_counts_for_its_own_envelope_and_keyset_only(world: World) -> None:
    keyset = keysets.load().keysets[CITY]
    digest = sha256(b"sealed")
    key = acknowledgements.signing_key(world.key("petugas-1").identity)
    signature = acknowledgements.acknowledge(key, "an-id", digest)
    stranger = acknowledgements.acknowledge(acknowledgements.signing_key(new_officer_key().identity), "an-id", digest)
    assert acknowledgements.signed_by(keyset, "an-id", digest, digest, signature) == "petugas-1"
    assert acknowledgements.signed_by(keyset, "another", digest, digest, signature) is None
    assert acknowledgements.signed_by(keyset, "an-id", sha256(b"x"), digest, signature) is None
    assert acknowledgements.signed_by(keyset, "an-id", digest, digest, stranger) is None
    assert acknowledgements.signed_by(keyset, "an-id", digest, digest, "%%%") is None


def test_an_identity_made_from_a_secret_is_a_real_age_identity() -> None:
    identity = identity_from(bytes(range(32)))
    sealed, _ = seal({"v": 1}, [str(identity.to_public())])
    assert unseal(sealed, x25519.Identity.from_str(str(identity))) == {"v": 1}
