"""The script that seals in the browser is what its sources say, small, and needs nothing the policy refuses."""

import json
import shutil
import subprocess
from pathlib import Path

import brotli
import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
BUNDLE = ROOT / "static/js/sealing.js"
BUILT = ("sealing.js", "formulir.js")
LARGEST = 24 * 1024  # bytes after brotli


def test_what_is_served_is_built_from_its_sources_and_nothing_else(tmp_path: Path) -> None:
    if not shutil.which("node") or not (ROOT / "node_modules/esbuild").exists():
        pytest.skip("karena node atau esbuild tidak terpasang (npm ci)")
    subprocess.run(["node", "frontend/build.mjs", tmp_path], cwd=ROOT, check=True)
    for name in BUILT:
        served = (ROOT / "static/js" / name).read_bytes()
        assert (tmp_path / name).read_bytes() == served, f"{name}: npm run build, and commit the result"


def test_the_bundle_fits_a_phone_on_a_slow_network() -> None:
    assert len(brotli.compress(BUNDLE.read_bytes(), quality=11)) <= LARGEST


@pytest.mark.parametrize(
    "forbidden", ["eval(", "Function(", "WebAssembly", "localStorage", "sessionStorage", "fetch("]
)
def test_the_bundle_makes_no_code_stores_nothing_and_sends_nothing(forbidden: str) -> None:
    assert forbidden not in BUNDLE.read_text()


def test_each_package_in_the_bundle_is_locked_to_one_version_and_its_licence_is_here() -> None:
    locked = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    notices = (ROOT / "frontend/NOTICES.txt").read_text()
    packages = ["age-encryption", *(f"@noble/{name}" for name in ("ciphers", "curves", "ed25519", "hashes"))]
    for package in [*packages, "@scure/base"]:
        entry = locked[f"node_modules/{package}"]
        assert entry["integrity"].startswith("sha512-")
        assert f"=== {package} {entry['version']}\n" in notices
