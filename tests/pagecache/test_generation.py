"""All processes of a host agree whether a page is still true."""

import subprocess
import sys
from pathlib import Path

import pytest

from portal.pagecache import generation as module
from portal.pagecache.generation import Generation


@pytest.fixture
def generation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generation:
    monkeypatch.setattr(module, "RECHECK", 0.0)  # a test should not wait a second
    made = Generation(tmp_path / "content.generation")
    made.bump()
    return made


def test_it_stays_until_content_changes(generation: Generation) -> None:
    before = generation.read()

    assert before is not None
    assert generation.read() == before
    generation.bump()
    assert generation.read() != before


def test_a_change_in_another_process_is_seen_at_once(generation: Generation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "RECHECK", 3600.0)  # not because the file was looked up anew
    before = generation.read()
    code = f"from portal.pagecache.generation import Generation; Generation({generation.path!r}).bump()"

    subprocess.run([sys.executable, "-c", code], check=True, env={"DJANGO_SETTINGS_MODULE": "portal.settings.test"})

    assert generation.read() != before


def test_changes_of_many_processes_are_all_counted(generation: Generation) -> None:
    code = (
        f"from portal.pagecache.generation import Generation as G; [G({generation.path!r}).bump() for _ in range(500)]"
    )
    environment = {"DJANGO_SETTINGS_MODULE": "portal.settings.test"}
    writers = [subprocess.Popen([sys.executable, "-c", code], env=environment) for _ in range(4)]

    assert [writer.wait() for writer in writers] == [0, 0, 0, 0]
    assert Path(generation.path).stat().st_size == 2001


def test_a_deleted_file_means_nothing_can_be_trusted(generation: Generation) -> None:
    Path(generation.path).unlink()

    assert generation.read() is None


def test_a_file_that_comes_back_is_another_generation(generation: Generation) -> None:
    before = generation.read()
    Path(generation.path).unlink()
    generation.bump()  # as long as the old one

    assert generation.read() not in (None, before)


def test_a_file_exchanged_behind_our_back_is_another_generation(generation: Generation, tmp_path: Path) -> None:
    before = generation.read()
    other = tmp_path / "other"
    other.write_bytes(Path(generation.path).read_bytes())
    other.replace(generation.path)

    assert generation.read() != before


def test_a_file_cut_off_by_a_restore_does_not_stop_a_worker(generation: Generation) -> None:
    generation.bump()
    before = generation.read()
    Path(generation.path).write_bytes(b"")

    assert generation.read() != before
