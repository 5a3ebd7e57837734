"""The promises of the channel (COMPLAINTS section 1), each seen on the running production server.

1 to 3, 5 and 7 here; 4, that the person's device keeps nothing, in tests/browser/test_form.py and test_form_exit.py;
6, that a receipt is never false and no word lost, in test_disk.py.
"""

import base64
import gzip
import http.client
import io
import json
import random
import re
import sqlite3
import threading
import time
import urllib.parse
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import brotli
import pytest
from PIL import Image
from pyrage import x25519

from benchmarks.flood import flood, somebody_else
from complaints import tokens
from complaints.sealing import codes, receipts, secret_files
from complaints.sealing.envelope import unseal
from complaints.sealing.receipts import code_of_form
from tests.complaints.sending import sealed_body
from tests.complaints.serving import Channel, channel, multipart, post
from tests.complaints.world import World, installed

# They need a running server, so they go with the browser tests, once a run.
pytestmark = pytest.mark.browser
STORY = "Dia memukul saya tadi malam dekat pohon mangga 83510"
FILLED = {
    "safe": "yes",
    "about": "self",
    "age": "18-59",
    "region": "64.71",
    "story": STORY,
    "contact_way": "none",
    "read": "on",
}
FORM, JSON = "application/x-www-form-urlencoded", "application/json"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Channel, World]]:
    """A running channel and the keys of its offices."""
    var = tmp_path_factory.mktemp("channel")
    with installed(var / "complaints") as world, channel(var) as served:
        # Made before the server makes them: tests here derive what it derives.
        secret_files.token_key(), secret_files.pepper(), secret_files.salt()
        yield served, world


def fill(served: Channel, token: str, **changes: str) -> tuple[int, str]:
    return post(served, "/formulir/", *multipart({"token": token, **FILLED, **changes}, {}))


def rows(served: Channel) -> list[tuple[bytes, bytes]]:
    with sqlite3.connect(served.var / "complaints.sqlite3", timeout=20) as database:
        return database.execute("SELECT receipt_index, envelope FROM complaints_complaint").fetchall()


class Senders:
    """People who send a form each, and again when the server died before they saw a code."""

    def __init__(self, served: Channel, count: int) -> None:
        self.served = served
        self.tokens = [tokens.new_token(time.time() - 60) for _ in range(count)]
        self.shown: dict[str, str] = {}
        self.odd: list[str] = []
        self.threads = [threading.Thread(target=self.work, args=(self.tokens[start::2],)) for start in range(2)]

    def work(self, mine: list[str]) -> None:
        for token in mine:
            while token not in self.shown and len(self.odd) < 3:
                self.send(token)

    def send(self, token: str) -> None:
        try:
            status, page = fill(self.served, token)
        except OSError:
            time.sleep(0.05)
            return
        if found := re.search(r'class="code">([\d ]+)<', page):
            self.shown[token] = codes.parse(found[1])
        elif status != 503:  # anything but a code or "not sent" is a failure of the promise
            self.odd.append(f"{status} {page}")

    @property
    def busy(self) -> bool:
        return any(thread.is_alive() for thread in self.threads)


def test_once_a_code_is_shown_the_complaint_exists_however_the_server_dies(built: tuple[Channel, World]) -> None:
    """300 forms while the server is killed at random moments; who saw no code sends the same form again."""
    served, world = built
    dice = random.Random(7)  # noqa: S311  # the same moments each time
    people = Senders(served, 300)
    for thread in people.threads:
        thread.start()
    kills = 0
    while people.busy:
        time.sleep(dice.uniform(0.3, 1.2))
        if kills < 8 and people.busy:
            served.kill()
            served.start()
            kills += 1

    assert people.odd == []
    assert kills >= 3
    # Each saw the code of its own form, however often it was sent.
    assert people.shown == {token: code_of_form(tokens.read_token(token).nonce) for token in people.tokens}
    kept = dict(rows(served))
    assert len(kept) == len(rows(served)) == 300  # none lost, none doubled
    key = x25519.Identity.from_str(world.key("petugas-1").identity)
    assert {unseal(envelope, key)["answers"]["story"] for envelope in kept.values()} == {STORY}
    for code in people.shown.values():
        _, page = post(served, "/formulir/status/", urllib.parse.urlencode({"code": code}).encode(), FORM)
        assert "Sudah diterima" in page


def spellings(words: str) -> dict[str, bytes]:
    """What a text may look like where somebody left it."""
    plain = words.encode()
    return {
        "UTF-8": plain,
        "UTF-16": words.encode("utf-16-le"),
        "hex": plain.hex().encode(),
        "URL": urllib.parse.quote(words).encode(),
        "URL+": urllib.parse.quote_plus(words).encode(),
        "JSON": json.dumps(words)[1:-1].encode(),
        # base64 of the words at each of the three offsets, without the letters their neighbours change
        **{f"base64 {n}": base64.b64encode(b"x" * n + plain)[4 if n else 0 : -4] for n in range(3)},
    }


def everything(folder: Path) -> Iterator[tuple[str, bytes]]:
    """All files below a folder, those of open descriptors too, and what compressed ones hold."""
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            yield str(path), content
            for unpack in (gzip.decompress, zlib.decompress, brotli.decompress):
                try:
                    yield f"{path} unpacked", unpack(content)
                except (OSError, EOFError, zlib.error, brotli.error):
                    continue


def descriptors(served: Channel) -> Iterator[tuple[str, bytes]]:
    assert served.process is not None
    for pid in [served.process.pid, *served.workers()]:
        for link in Path(f"/proc/{pid}/fd").iterdir():
            try:
                if link.is_file():
                    yield str(link), link.read_bytes()
            except OSError:
                continue


def photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (300, 200), "blue").save(out, "JPEG", comment=STORY.encode())
    return out.getvalue()


def test_nothing_of_a_complaint_is_ever_on_disk_unencrypted(built: tuple[Channel, World], tmp_path: Path) -> None:
    served, _ = built
    wanted = spellings(STORY)
    seen: list[str] = []
    done = threading.Event()
    temporary = Path("/tmp")  # noqa: S108  # where uploads would be spooled to

    def look() -> None:
        for name, content in [*everything(served.var), *descriptors(served)]:
            seen.extend(f"{spelling} in {name}" for spelling, form in wanted.items() if form in content)
        for path in temporary.glob("*.upload*"):
            seen.append(f"spooled upload {path}")

    def watch() -> None:
        while not done.is_set():
            look()

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        for _ in range(3):
            token = tokens.new_token(time.time() - 60)
            files = {"photo": (f"{STORY}.jpg", photo()), "original": ("catatan.txt", f"{STORY} {STORY}".encode())}
            status, page = post(served, "/formulir/", *multipart({"token": token, **FILLED}, files))
            assert status == 200, page
            assert re.search(r'class="code">[\d ]+<', page)
            code = code_of_form(tokens.read_token(token).nonce)
            said = {"code": code, "token": tokens.new_token(time.time() - 60), "text": STORY, "withdraw": "yes"}
            assert (
                "sudah terkirim" in post(served, "/formulir/status/", urllib.parse.urlencode(said).encode(), FORM)[1]
            )
            # What fails is written down too, without a word of it: no office, no form, another site.
            for wrong, head in (({"region": "lain"}, {}), ({"read": ""}, {}), ({}, {"Origin": "https://x.example"})):
                assert (
                    post(served, "/formulir/", *multipart({"token": token, **FILLED, **wrong}, files), head)[0] >= 400
                )
    finally:
        done.set()
        watcher.join()
    look()
    assert seen == []
    # The search itself works: a planted copy is found.
    (served.var / "planted.txt").write_bytes(wanted["base64 1"])
    look()
    (served.var / "planted.txt").unlink()
    assert seen


def test_an_unknown_code_gets_a_page_as_long_as_a_known_one(built: tuple[Channel, World]) -> None:
    """Full cost, real server. That the work is the same is counted in test_status.py."""
    served, world = built
    code = codes.new_code()
    status, _ = post(served, "/formulir/kirim/", json.dumps(sealed_body(world, code)).encode(), JSON)
    assert status == 201

    def answer(code: str) -> tuple[int, int]:
        status, page = post(served, "/formulir/status/", urllib.parse.urlencode({"code": code}).encode(), FORM)
        return status, len(page.encode())

    assert {answer(codes.new_code()) for _ in range(20)} == {answer(code)}


def test_a_form_is_taken_from_tor_browser_without_javascript_or_cookies(built: tuple[Channel, World]) -> None:
    served, _ = built
    connection = http.client.HTTPConnection(served.url.removeprefix("http://"), timeout=30)
    connection.request("GET", "/formulir/", headers={"User-Agent": "Mozilla/5.0 (Windows NT 10.0; rv:128.0)"})
    answer = connection.getresponse()
    page = answer.read().decode()
    assert answer.getheader("Set-Cookie") is None
    assert "<noscript" not in page
    names: Any = set(re.findall(r'name="(\w+)"', page))
    assert set(FILLED) <= names
    body, kind = multipart({"token": tokens.new_token(time.time() - 60), **FILLED}, {})
    connection.request("POST", "/formulir/", body, {"Content-Type": kind})  # it says nothing of where it stood
    answer = connection.getresponse()
    assert answer.getheader("Set-Cookie") is None
    assert re.search(r'class="code">[\d ]+<', answer.read().decode())


def test_who_holds_the_disk_can_neither_read_a_complaint_nor_tell_who_filed_it(built: tuple[Channel, World]) -> None:
    served, _ = built
    told = {"X-Real-IP": "203.0.113.77", "User-Agent": "Peramban Bu Rahasia 83510"}
    token = tokens.new_token(time.time() - 60)
    filled = {"token": token, **FILLED, "call_me": "Mawar 83510"}
    status, page = post(served, "/formulir/", *multipart(filled, {"photo": ("foto 83510.jpg", photo())}), told)
    assert status == 200, page
    code = code_of_form(tokens.read_token(token).nonce)
    asked = urllib.parse.urlencode({"code": code}).encode()
    assert "Sudah diterima" in post(served, "/formulir/status/", asked, FORM, told)[1]

    receipt = receipts.open_code(code)
    words = (STORY, *told.values(), "Mawar 83510", "foto 83510", code, codes.grouped(code))
    wanted = [form for one in words for form in spellings(one).values()]
    for secret in (receipt.lookup, receipt.reply_secret):
        wanted += [secret, secret.hex().encode(), base64.b64encode(secret)]
    assert [name for name, content in everything(served.var) if any(one in content for one in wanted)] == []


def test_no_door_is_closed_by_address_and_no_address_is_kept(built: tuple[Channel, World]) -> None:
    """320 from one address, 16 at a time; ten thousand are `python -m benchmarks.flood`."""
    served, world = built
    done = threading.Event()
    waits: list[float] = []
    odd: list[int] = []
    other = threading.Thread(target=somebody_else, args=(served, done, waits, odd))
    other.start()
    before = len(rows(served))
    try:
        statuses, lost = flood(served, world, 320)
    finally:
        done.set()
        other.join()
    assert set(statuses) <= {200, 201, 503}  # 503: press send again, the words kept
    assert lost == 0
    assert odd == []
    assert len(rows(served)) == before + 320 + len(waits)
    addresses = (b"203.0.113.7", b"198.51.100.9")
    assert [name for name, held in everything(served.var) if any(one in held for one in addresses)] == []
