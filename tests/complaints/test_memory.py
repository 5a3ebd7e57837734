"""What a busy evening takes of a small server, seen on the running production server."""

from pathlib import Path

import pytest

from benchmarks import intake as measured
from tests.complaints.serving import channel
from tests.complaints.world import installed

# It needs a running server, so it goes with the browser tests, once a run.
pytestmark = pytest.mark.browser
LIMIT = 300  # MB of one server process


def test_eight_people_sending_ten_megabytes_at_once_fit_into_a_small_server(tmp_path: Path) -> None:
    with installed(tmp_path / "complaints"), channel(tmp_path) as served:
        measured.rate(served, "/formulir/", measured.open_bodies, 2)  # every thread has derived a code
        measured.with_files(served, 6)
        assert 0 < measured.memory(served) < LIMIT
