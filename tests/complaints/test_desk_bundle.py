"""The desk's scripts are what their sources say; the offline file can send nothing; exports run no formula."""

import base64
import csv
import hashlib
import io
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
OFFLINE = ROOT / "complaints/offline/petugas.html"
needs_node = pytest.mark.skipif(not shutil.which("node"), reason="karena node tidak terpasang")


def block(page: str, tag: str) -> str:
    """What stands between <tag …> and its end."""
    found = re.search(rf"<{tag}[^>]*>(.*)</{tag}>", page, re.DOTALL)
    assert found
    return found[1]


def hashed(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@needs_node
def test_both_desks_are_built_from_their_sources_and_nothing_else(tmp_path: Path) -> None:
    if not (ROOT / "node_modules/esbuild").exists():
        pytest.skip("karena esbuild tidak terpasang (npm ci)")
    (tmp_path / "static/js").mkdir(parents=True)
    subprocess.run(["node", "frontend/desk/build.mjs", tmp_path], cwd=ROOT, check=True)
    assert (tmp_path / "static/js/desk.js").read_bytes() == (ROOT / "static/js/desk.js").read_bytes(), "npm run build"
    # Its style too: the portal's CSS is in it, so that it changes with static/css/site.css and desk.css.
    built = (tmp_path / "complaints/offline/petugas.html").read_bytes()
    assert built == OFFLINE.read_bytes(), "npm run build, and commit the result"


def test_the_offline_file_runs_its_own_script_only_and_reaches_no_network() -> None:
    page = OFFLINE.read_text()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert policy[1].startswith("default-src 'none'; ")
    assert f"script-src 'sha256-{hashed(block(page, 'script'))}'" in policy[1]
    assert f"style-src 'sha256-{hashed(block(page, 'style'))}'" in policy[1]
    assert "connect-src" not in policy[1]
    assert "fetch(" not in block(page, "script")


def exported(payload: dict[str, object], kind: str) -> str:
    """What words.js makes of a complaint."""
    script = f"""import {{ {kind} }} from "{ROOT}/frontend/desk/words.js";
        process.stdout.write({kind}([{json.dumps(payload)}]));"""
    done = subprocess.run(["node", "--input-type=module", "-e", script], capture_output=True, text=True, check=True)
    return done.stdout


@needs_node
@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", " =", "＝"])
def test_what_a_person_wrote_is_never_a_formula_in_the_offices_spreadsheet(start: str) -> None:
    payload = {
        "v": 1,
        "id": "x",
        "answers": {"story": f'{start}HYPERLINK("https://jahat.example","a"),b\nc', "kinds": ["seksual"]},
    }
    table = exported(payload, "csv").removeprefix("\ufeff")
    (row,) = csv.DictReader(io.StringIO(table, newline=""))
    assert row["uraian"].startswith("'")
    assert row["uraian"].endswith('","a"),b\nc')
    assert row["bentuk_kekerasan"] == "Seksual"


@needs_node
def test_the_export_speaks_simfoni_and_leaves_open_what_nobody_asked() -> None:
    answers = {"kinds": ["fisik", "trafficking"], "age": "under18", "contact": {"way": "none"}}
    (record,) = json.loads(exported({"v": 1, "id": "x", "region": "64.71", "answers": answers}, "json"))
    assert record["bentuk_kekerasan"] == ["Fisik", "Trafficking"]
    assert record["umur_korban"] == record["hubungan_pelaku"] == record["tempat_kejadian"] == ""
    assert record["umur_menurut_pelapor"] == "Di bawah 18 tahun"
    assert record["cara_pengaduan"] == "formulir_portal"
