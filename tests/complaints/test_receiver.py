"""The office's own receiver, started by somebody who typed something wrong: one line, and nothing of a key in it."""

import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from complaints.sealing.acknowledgements import public_key
from complaints.sealing.signing import new_officer_key


@pytest.mark.parametrize(
    ("key", "options", "named"),
    [
        ("tidak-ada.txt", [], "tidak-ada.txt"),
        ("rusak.txt", [], "rusak.txt"),
        ("baik.txt", ["--portal", "x"], "--portal"),
        ("baik.txt", ["--portal", "http://portal.example"], "--portal"),
        ("baik.txt", ["--cert", "rusak.txt", "--port", "0"], "rusak.txt"),
        ("baik.txt", ["--port", "99999"], "99999"),
        ("baik.txt", ["--bundle", "rusak.txt"], "--acknowledgements"),
        ("baik.txt", ["--bundle", "rusak.txt", "--acknowledgements", "terima.json"], "bukan berkas bundel"),
    ],
)
def test_the_receiver_says_in_one_line_what_it_cannot_use(
    tmp_path: Path, key: str, options: list[str], named: str
) -> None:
    (tmp_path / "rusak.txt").write_text("AGE-SECRET-KEY-1RAHASIA")
    (tmp_path / "baik.txt").write_text(new_officer_key().identity)
    given = ["--key", key, "--folder", "masuk", "--portal", public_key(Ed25519PrivateKey.generate()), *options]
    run = [sys.executable, "-m", "uptd_receiver", *given]
    root = str(Path(__file__).parents[2])
    done = subprocess.run(run, cwd=tmp_path, env={"PYTHONPATH": root}, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert named in done.stderr
    assert "RAHASIA" not in done.stderr
    assert not (tmp_path / "terima.json").exists()
