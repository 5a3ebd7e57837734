"""A disk that is full, a table that is locked or cannot be written: never a false receipt, always numbers to call."""

import json
import os
import re
import sqlite3
import subprocess
import time
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from complaints import tokens
from complaints.sealing import codes, secret_files
from complaints.sealing.envelope import seal_file
from tests.complaints.sending import STORY, photo, sealed_body
from tests.complaints.serving import Channel, channel, multipart, post
from tests.complaints.world import World, installed

pytestmark = pytest.mark.browser  # a running server, once a run
FILLED = {"safe": "yes", "about": "self", "age": "18-59", "region": "64.71", "story": STORY}
FILLED |= {"contact_way": "none", "read": "on"}
SIZE = 4 * 1024 * 1024
Served = tuple[Channel, World]


@contextmanager
def small_disk(folder: Path) -> Iterator[None]:
    """A disk of 4 MiB at `folder`. Skips where this machine lets us mount none (no root, or a container)."""
    folder.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", folder], capture_output=True)
    if done.returncode:
        pytest.skip("karena mesin ini tidak mengizinkan mount")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """A channel whose secrets, files and table lie on a small disk of their own."""
    disk = tmp_path / "disk"
    with small_disk(disk), installed(disk / "complaints") as world:
        secret_files.token_key(), secret_files.pepper(), secret_files.salt()
        (tmp_path / "complaints").symlink_to(disk / "complaints")
        monkeypatch.setenv("COMPLAINTS_DATABASE_URL", f"sqlite:///{disk / 'complaints.sqlite3'}")
        with channel(tmp_path) as served:
            yield served, world


def remount(served: Channel, how: str) -> None:
    """Once the processes that were just killed are gone."""
    for _ in range(100):
        done = subprocess.run(["mount", "-o", f"remount,{how}", served.var / "disk"], capture_output=True, check=False)
        if done.returncode == 0:
            return
        time.sleep(0.1)
    raise AssertionError(done.stderr)


def rows(served: Channel) -> int:
    with sqlite3.connect(served.var / "disk/complaints.sqlite3") as database:
        (found,) = database.execute("SELECT count(*) FROM complaints_complaint").fetchone()
        return int(found)


def token() -> str:
    return tokens.new_token(time.time() - 60)


def fill(served: Channel, form: str, with_photo: bool = False) -> str:
    """The code that is shown; empty where none is. Then it has to be said, with numbers, and every word is there."""
    files = {"original": ("a.jpg", photo())} if with_photo else {}
    status, page = post(served, "/formulir/", *multipart({"token": form, **FILLED}, files))
    if found := re.search(r'class="code">([\d ]+)<', page):
        assert status == 200
        return codes.parse(found[1])
    assert status == 503
    assert STORY in page
    assert 'href="tel:129"' in page
    return ""


def send(served: Channel, world: World) -> int:
    body = json.dumps(sealed_body(world, codes.new_code())).encode()
    return post(served, "/formulir/kirim/", body, "application/json")[0]


def is_known(served: Channel, code: str) -> bool:
    form = urllib.parse.urlencode({"code": code}).encode()
    return "Sudah diterima" in post(served, "/formulir/status/", form, "application/x-www-form-urlencoded")[1]


def test_on_a_full_disk_no_code_is_shown_and_every_code_that_was_shown_is_kept(built: Served) -> None:
    served, world = built
    shown = [fill(served, token())]
    ballast = served.var / "disk/ballast"
    with ballast.open("wb", buffering=0) as file:
        free = os.statvfs(ballast).f_bavail * os.statvfs(ballast).f_frsize
        file.write(b"\0" * (free - 600_000))  # some more fit
    for _ in range(40):
        shown.append(fill(served, token(), with_photo=True))
        if shown[-3:] == ["", "", ""]:
            break
    assert shown[1]
    assert shown[-3:] == ["", "", ""]
    assert send(served, world) == 503
    sealed, _ = seal_file(b"x" * 200_000)
    head = {"X-Form-Token": token()}
    status, told = post(served, "/formulir/lampiran/", sealed, "application/octet-stream", head)
    assert (status, bool(json.loads(told)["error"])) == (503, True)

    waiting = token()
    assert fill(served, waiting) == ""
    ballast.unlink()
    again = fill(served, waiting)  # the same form, sent again
    kept = [code for code in [*shown, again] if code]
    assert again
    assert all(is_known(served, code) for code in kept)
    assert rows(served) == len(kept)


def test_whoever_fills_the_disk_with_files_leaves_room_for_words(built: Served) -> None:
    """Files need no complaint to be uploaded: anybody could send them until nothing fits any more."""
    served, world = built
    sealed, _ = seal_file(b"x" * 1000)
    head = {"X-Form-Token": token()}
    statuses = {post(served, "/formulir/lampiran/", sealed, "application/octet-stream", head)[0] for _ in range(80)}
    assert statuses == {201, 503}
    assert is_known(served, fill(served, token()))
    assert send(served, world) == 201
    assert is_known(served, fill(served, token(), with_photo=True))  # without its photo, and it says so


def test_while_somebody_holds_the_table_nothing_is_taken_and_nobody_waits_for_ever(built: Served) -> None:
    served, world = built
    first, waiting = fill(served, token()), token()
    holder = sqlite3.connect(served.var / "disk/complaints.sqlite3", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    assert fill(served, waiting) == ""
    assert send(served, world) == 503
    assert is_known(served, first)  # reading goes on
    holder.execute("ROLLBACK")
    holder.close()
    assert is_known(served, fill(served, waiting))
    assert rows(served) == 2


def test_a_disk_that_can_only_be_read_shows_the_form_and_takes_nothing(built: Served) -> None:
    served, world = built
    assert fill(served, token())
    served.kill()
    remount(served, "ro")
    served.start()
    waiting = token()
    assert fill(served, waiting, with_photo=True) == ""
    assert send(served, world) == 503
    served.kill()
    remount(served, "rw")
    served.start()
    assert is_known(served, fill(served, waiting))
    assert rows(served) == 2
