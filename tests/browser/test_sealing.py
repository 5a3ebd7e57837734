"""What the browser seals, the office opens, with any of the three tools; and the other way round."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from pyrage import x25519

from complaints.sealing import acknowledgements, receipts, secret_files
from complaints.sealing.codes import WrongCodeError, check_digit, new_code, parse
from complaints.sealing.envelope import (
    BUCKETS,
    FILE_BUCKETS,
    LARGEST_FILE,
    seal,
    seal_file,
    sha256,
    unseal,
    unseal_file,
)
from complaints.sealing.signing import new_officer_key
from tests.complaints.world import World

ROOT = Path(__file__).resolve().parent.parent.parent
POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'"
PAYLOAD = {"v": 1, "id": "4f8e", "answers": {"story": 'Ñandú 👩‍👧 \u2028 \\ " </script>'}, "region": "64.71"}
# Bytes cross into the page as base64, and back.
TOOLS = """
import * as sealing from "/sealing.js";
window.sealing = sealing;
window.ready = true;
"""
needs_age = pytest.mark.skipif(not shutil.which("age"), reason="karena age dari Debian tidak terpasang")
Run = Callable[..., Any]


@pytest.fixture(scope="module")
def run(browser: Browser) -> Iterator[Run]:
    """Runs a function of the page with the bundle in `sealing`, under the site's own content policy."""
    page = browser.new_page()
    serve(page)
    page.goto("https://portal.test/")
    page.wait_for_function("window.ready")
    yield page.evaluate
    page.context.close()


def serve(page: Page) -> None:
    files = {
        "/": ("text/html", '<!doctype html><title>Uji</title><script type="module" src="/tools.js"></script>'),
        "/tools.js": ("text/javascript", TOOLS),
        "/sealing.js": ("text/javascript", (ROOT / "static/js/sealing.js").read_text()),
    }

    def answer(route: Any) -> None:
        kind, body = files[route.request.url.removeprefix("https://portal.test")]
        route.fulfill(content_type=kind, body=body, headers={"Content-Security-Policy": POLICY})

    page.route("https://portal.test/**", answer)


@pytest.fixture(autouse=True)
def _salt(tmp_path: Path, settings: Any) -> Iterator[None]:
    settings.COMPLAINTS_VAR = tmp_path / "complaints"
    secret_files._secret.cache_clear()
    yield
    secret_files._secret.cache_clear()


def b64(content: bytes) -> str:
    return base64.b64encode(content).decode()


def sealed_by_browser(run: Run, payload: dict[str, Any], recipients: list[str]) -> bytes:
    script = "async ([payload, recipients]) => sealing.b64(await sealing.seal(payload, recipients))"
    return base64.b64decode(run(script, [payload, recipients]))


def opened_by_browser(run: Run, envelope: bytes, identity: str) -> Any:
    script = """async ([envelope, identity]) => {
        try {
            return await sealing.unseal(sealing.unb64(envelope), identity);
        } catch (error) {
            return error.constructor === sealing.CannotOpenError ? "cannot open" : String(error);
        }
    }"""
    return run(script, [b64(envelope), identity])


def test_the_browser_makes_and_reads_the_same_codes_as_the_server(run: Run) -> None:
    made = run("Array.from({ length: 200 }, sealing.newCode)")
    assert [parse(code) for code in made] == made
    assert len(set(made)) == 200
    assert set("".join(made)) == set("0123456789")
    digits = [new_code()[:-1] for _ in range(50)]
    assert run("digits => digits.map(sealing.checkDigit)", digits) == [check_digit(one) for one in digits]


def test_the_browser_reads_what_people_type_as_the_server_does(run: Run) -> None:
    code = new_code()
    scripts = ["".join(chr(zero + int(digit)) for digit in code) for zero in (0x660, 0x6F0, 0x966, 0x1B50, 0x1D7D8)]
    typed = [
        code, f" {code[:4]}-{code[4:12]}.{code[12:]} ", f"\u200f{scripts[0]}\u200f", *scripts, code[:-1], code + "1",
        code[:-1] + str((int(code[-1]) + 1) % 10), "", "abcd" * 5, code[:-1] + "½", "9" * 100_000, "\0" * 20,
        f"{code[:10]}\u2011{code[10:]}", f"{code[:10]}\n{code[10:]}", code + "²",
    ]  # fmt: skip  # a table reads better

    def on_server(text: str) -> str:
        try:
            return parse(text)
        except WrongCodeError as error:
            return str(error)

    script = """typed => typed.map((text) => {
        try { return sealing.parseCode(text); } catch (error) { return error.message; }
    })"""
    assert run(script, typed) == [on_server(text) for text in typed]


def test_a_code_gives_browser_and_server_the_same_lookup_and_reply_key(run: Run) -> None:
    script = """async ([code, salt]) => {
        const parts = [];
        const receipt = await sealing.openCode(code, sealing.unb64(salt), (done) => parts.push(done));
        return [sealing.b64(receipt.lookup), receipt.replyTo, receipt.identity, parts];
    }"""
    code = new_code()
    lookup, reply_to, identity, parts = run(script, [code, b64(secret_files.salt())])
    receipt = receipts.open_code(code)
    assert (base64.b64decode(lookup), reply_to) == (receipt.lookup, receipt.reply_to)
    assert identity == str(receipt.identity)
    assert parts == sorted(parts)
    assert parts[-1] == 1
    assert len(parts) > 10
    assert run("sealing.WORK") == {"m": receipts.MEMORY // 1024, "t": receipts.PASSES, "p": 1, "dkLen": 32}


def test_browser_and_server_know_the_same_sizes(run: Run) -> None:
    sizes = run("[sealing.BUCKETS, sealing.FILE_BUCKETS, sealing.LARGEST_FILE]")
    assert sizes == [list(BUCKETS), list(FILE_BUCKETS), LARGEST_FILE]


def test_the_office_opens_what_the_browser_sealed_and_the_browser_what_the_server_sealed(run: Run) -> None:
    one, other, stranger = (new_officer_key() for _ in range(3))
    recipients = [one.age, other.age]
    by_browser, (by_server, _) = sealed_by_browser(run, PAYLOAD, recipients), seal(PAYLOAD, recipients)
    for key in (one, other):
        assert unseal(by_browser, x25519.Identity.from_str(key.identity)) == PAYLOAD
        assert opened_by_browser(run, by_server, key.identity) == PAYLOAD
        assert opened_by_browser(run, by_browser, key.identity) == PAYLOAD
    assert opened_by_browser(run, by_server, stranger.identity) == "cannot open"


@needs_age
def test_debians_age_and_the_browser_open_each_others_files(run: Run, tmp_path: Path) -> None:
    key = new_officer_key()
    (tmp_path / "key.txt").write_text(f"# dibuat untuk uji\n{key.identity}\n")
    command = ["age", "-d", "-i", str(tmp_path / "key.txt")]
    opened = subprocess.run(command, input=sealed_by_browser(run, PAYLOAD, [key.age]), capture_output=True, check=True)
    assert json.loads(opened.stdout) == PAYLOAD
    assert len(opened.stdout) == BUCKETS[0]
    sent = json.dumps(PAYLOAD).encode()
    theirs = subprocess.run(["age", "-r", key.age], input=sent, capture_output=True, check=True)
    assert opened_by_browser(run, theirs.stdout, key.identity) == PAYLOAD


@pytest.mark.parametrize("length", [0, BUCKETS[0], BUCKETS[1], BUCKETS[3] - 100])
def test_the_browser_pads_to_the_same_sizes_as_the_server(run: Run, length: int) -> None:
    key = new_officer_key()
    payload = {"v": 1, "story": "a" * length}
    ours, _ = seal(payload, [key.age])
    theirs = sealed_by_browser(run, payload, [key.age])
    assert len(theirs.split(b"\n--- ", 1)[1]) == len(ours.split(b"\n--- ", 1)[1])


def test_what_does_not_fit_is_refused_at_the_edge(run: Run) -> None:
    script = """async ([recipient, length]) => {
        try {
            return (await sealing.seal({ v: 1, story: "a".repeat(length) }, [recipient])).length;
        } catch (error) {
            return error.constructor === sealing.TooLargeError;
        }
    }"""
    fits = BUCKETS[-1] - len('{"v":1,"story":""}')
    assert run(script, [new_officer_key().age, fits]) > BUCKETS[-1]
    assert run(script, [new_officer_key().age, fits + 1]) is True


@pytest.mark.parametrize(
    "recipient", ["age1", "age1yubikey1q" + "q" * 46, "age1" + "b" * 58, "age1" + "q" * 58, "age1pq1q"]
)
def test_the_browser_seals_to_no_other_kind_of_recipient(run: Run, recipient: str) -> None:
    script = "recipient => sealing.seal({ v: 1 }, [recipient]).then(() => 'sealed', () => 'refused')"
    assert run(script, recipient) == "refused"
    assert run("sealing.seal({ v: 1 }, []).then(() => 'sealed', () => 'refused')") == "refused"


def test_a_flipped_bit_and_a_missing_end_are_refused_in_the_browser_too(run: Run) -> None:
    key = new_officer_key()
    sealed, _ = seal({"v": 1, "story": "x"}, [key.age])
    for place in (30, len(sealed) // 2, len(sealed) - 1):
        flipped = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
        assert opened_by_browser(run, flipped, key.identity) == "cannot open"
        assert opened_by_browser(run, sealed[:place], key.identity) == "cannot open"


@pytest.mark.parametrize("length", [0, 1, FILE_BUCKETS[0] - 8, FILE_BUCKETS[0] - 7, 300_000])
def test_attachments_cross_between_browser_and_server(run: Run, length: int) -> None:
    content = bytes(place * 7 % 251 for place in range(length))
    script = """async (content) => {
        const { sealed, key } = await sealing.sealFile(sealing.unb64(content));
        return [sealing.b64(sealed), key, await sealing.sha256Hex(sealed)];
    }"""
    theirs, key, digest = run(script, b64(content))
    assert unseal_file(base64.b64decode(theirs), key) == content
    assert digest == sha256(base64.b64decode(theirs))
    ours, key = seal_file(content)
    assert len(base64.b64decode(theirs).split(b"\n--- ", 1)[1]) == len(ours.split(b"\n--- ", 1)[1])
    back = "async ([sealed, key]) => sealing.b64(await sealing.unsealFile(sealing.unb64(sealed), key))"
    assert base64.b64decode(run(back, [b64(ours), key])) == content


def test_the_largest_attachment_goes_through_and_one_byte_more_does_not(run: Run) -> None:
    script = """async (length) => {
        try {
            const { sealed, key } = await sealing.sealFile(new Uint8Array(length).fill(7));
            return (await sealing.unsealFile(sealed, key)).length;
        } catch (error) {
            return error.constructor === sealing.TooLargeError;
        }
    }"""
    assert run(script, LARGEST_FILE) == LARGEST_FILE
    assert run(script, LARGEST_FILE + 1) is True


def test_an_officers_key_file_signs_the_same_acknowledgement_in_the_browser(run: Run) -> None:
    key = new_officer_key()
    script = """async ([file, complaint, digest]) => {
        const key = await sealing.officerKey(file);
        return [key.age, key.sign, await sealing.acknowledge(key, complaint, digest)];
    }"""
    digest = sha256(b"sealed")
    file = f"# created: 2026-11-25\r\n# public key: {key.age}\r\n{key.identity}\r\n"
    signature = acknowledgements.acknowledge(acknowledgements.signing_key(key.identity), "an-id", digest)
    assert run(script, [file, "an-id", digest]) == [key.age, key.sign, signature]
    wrong = "file => sealing.officerKey(file).catch((error) => error.constructor === sealing.NoKeyError)"
    last = "q" if key.identity[-1] != "Q" else "p"
    for text in ("", "halo", key.age, key.identity[:-1], key.identity[:-1] + last.upper()):
        assert run(wrong, text) is True


def test_a_keyset_counts_in_the_browser_only_with_the_roots_signature(run: Run, tmp_path: Path) -> None:
    world, stranger = World(tmp_path), World(tmp_path)
    script = """async ([file, root]) => {
        try {
            return (await sealing.verifyKeyset(file, root)).name;
        } catch (error) {
            return error.constructor === sealing.BadManifestError ? "refused" : String(error);
        }
    }"""
    root = acknowledgements.public_key(world.root)
    file = json.loads(world.install(world.city()).read_text())
    assert run(script, [file, root]) == "uptd-balikpapan"
    assert run(script, [file, acknowledgements.public_key(stranger.root)]) == "refused"
    changed = base64.b64encode(base64.b64decode(file["manifest"]).replace(b"64.71", b"64.72")).decode()
    for other in (
        {**file, "manifest": changed},
        {**file, "signature": "%%"},
        {},
        {**file, "signature": b64(b"\0" * 64)},
    ):
        assert run(script, [other, root]) == "refused"


def test_a_browser_without_curves_of_its_own_seals_and_derives_the_same(run: Run) -> None:
    """Chromium before 133 and other older browsers answer NotSupportedError, and the script multiplies by itself."""
    key, code = new_officer_key(), new_code()
    envelope, _ = seal(PAYLOAD, [key.age])
    script = """async ([payload, recipient, envelope, identity, code, salt]) => {
        const own = crypto.subtle.importKey;
        crypto.subtle.importKey = (kind, bytes, algorithm, ...rest) => {
            if (algorithm.name === "X25519") throw new DOMException("", "NotSupportedError");
            return own.call(crypto.subtle, kind, bytes, algorithm, ...rest);
        };
        try {
            const sealed = sealing.b64(await sealing.seal(payload, [recipient]));
            const opened = await sealing.unseal(sealing.unb64(envelope), identity);
            return [sealed, opened, (await sealing.openCode(code, sealing.unb64(salt))).replyTo];
        } finally {
            crypto.subtle.importKey = own;
        }
    }"""
    salt = b64(secret_files.salt())
    sealed, opened, reply_to = run(script, [PAYLOAD, key.age, b64(envelope), key.identity, code, salt])
    assert unseal(base64.b64decode(sealed), x25519.Identity.from_str(key.identity)) == PAYLOAD
    assert opened == PAYLOAD
    assert reply_to == receipts.open_code(code).reply_to
