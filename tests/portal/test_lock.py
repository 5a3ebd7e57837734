"""The lock files are what pyproject.toml asks for, and each package in them has a reason."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent.parent
PIN = re.compile(
    r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)(.*?)\n((?:    --hash=sha256:[0-9a-f]{64}.*\n)*)", re.MULTILINE
)


def pins(lock: str) -> dict[str, set[str]]:
    """Locked versions of each package; more than one where Python versions differ."""
    found: dict[str, set[str]] = {}
    for name, version, *_ in PIN.findall((ROOT / "requirements" / lock).read_text()):
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


def asked(group: str) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = project["project"]["dependencies"] if group == "run" else project["dependency-groups"][group]
    return [Requirement(line) for line in wanted]


@pytest.mark.parametrize("group", ["run", "test"])
def test_every_dependency_of_pyproject_is_locked_within_its_bounds(group: str) -> None:
    locked = pins(f"{group}.txt")

    outside = {
        str(wanted): locked.get(canonicalize_name(wanted.name))
        for wanted in asked(group)
        if not any(wanted.specifier.contains(version) for version in locked.get(canonicalize_name(wanted.name), ()))
    }
    assert outside == {}


@pytest.mark.parametrize(
    ("group", "source"), [("run", "portal-ppa (pyproject.toml)"), ("test", "portal-ppa (pyproject.toml:test)")]
)
def test_nothing_is_locked_that_pyproject_no_longer_asks_for(group: str, source: str) -> None:
    """The lock names after each package who asked for it."""
    text = (ROOT / "requirements" / f"{group}.txt").read_text()
    entries = re.split(r"\n(?=[A-Za-z0-9])", text)
    direct = {canonicalize_name(re.split(r"[=\[]", entry)[0]) for entry in entries if source in entry}

    assert direct == {canonicalize_name(wanted.name) for wanted in asked(group)}


@pytest.mark.parametrize("lock", ["run.txt", "test.txt"])
def test_every_locked_file_has_its_hash(lock: str) -> None:
    unhashed = [name for name, _, _, hashes in PIN.findall((ROOT / "requirements" / lock).read_text()) if not hashes]

    assert unhashed == []


def test_tests_run_on_the_versions_that_are_served() -> None:
    served, tested = pins("run.txt"), pins("test.txt")

    assert {name for name in served.keys() & tested.keys() if served[name] != tested[name]} == set()


def test_every_locked_package_has_a_reason_written_down() -> None:
    reasons = (ROOT / "docs/decisions/dependencies.md").read_text()
    named = {canonicalize_name(name) for name in re.findall(r"^\| `([^`]+)`", reasons, re.MULTILINE)}
    locked = pins("run.txt").keys() | pins("test.txt").keys()

    assert locked - named == set()
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    by_npm = {canonicalize_name(name) for name in packages[""]["devDependencies"]}
    brought = {canonicalize_name(path.removeprefix("node_modules/")) for path in packages if path}

    assert by_npm - named == set()
    assert named - locked - brought == set()
