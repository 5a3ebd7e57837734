"""Checks that read our source: who may know whom, and how long a file may be."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

APPS = frozenset({"home", "education", "news", "services", "regions", "indicators", "search", "complaints", "portal"})
# What each app may import besides itself and `portal`. `complaints` may not even import `portal`: its
# shared parts stand on Wagtail, and the process that opens complaints has no CMS in it.
MAY_IMPORT: dict[str, frozenset[str]] = {
    "regions": frozenset(),
    "services": frozenset({"regions"}),
    "indicators": frozenset({"regions"}),
    "home": frozenset({"regions", "services", "indicators"}),
    "education": frozenset({"regions", "services", "indicators"}),
    "news": frozenset({"regions", "services", "indicators"}),
    # Search finds models through the index, not by importing pages one by one.
    "search": frozenset({"regions"}),
    "portal": frozenset(),
    "complaints": frozenset(),
}
# Where the project knows its apps: addresses, demo content, these checks.
PORTAL_MAY = ("portal/urls.py", "portal/demo/", "portal/checks/")
# These may not even name a model of another app: a foreign key is a dependency too. Pages name each other
# in parent_page_types and choosers, which is how a page tree is written down.
NAMES_COUNT = frozenset({"regions", "services", "indicators"})
TREE_RULES = frozenset({"parent_page_types", "subpage_types"})
LONGEST_FILE = 300


@dataclass(frozen=True)
class Knows:
    """One place where a file knows a module or a model of ours."""

    line: int
    module: str


def check_source_root() -> Path:
    """The folder that the apps stand in; tests point it elsewhere."""
    return settings.BASE_DIR


def source_files(root: Path) -> Iterator[Path]:
    """Python files of our apps, without what Django generates."""
    for app in sorted(APPS):
        for path in sorted((root / app).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def _imports(tree: ast.AST, package: list[str]) -> Iterator[Knows]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (Knows(node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            # `from . import x` in a/b/c.py means a.b: one dot is the package itself.
            base = package[: len(package) - node.level + 1] if node.level else []
            yield Knows(node.lineno, ".".join([*base, *([node.module] if node.module else [])]))


def _names(tree: ast.AST) -> Iterator[Knows]:
    """Models named as "app.Model" in strings, except in the rules of the page tree."""
    rules = {
        constant
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name) and target.id in TREE_RULES and node.value
        for constant in ast.walk(node.value)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in rules:
            app, dot, model = node.value.partition(".")
            if dot and app in APPS and model.isidentifier() and model[0].isupper():
                yield Knows(node.lineno, node.value)


@cache
def _parsed(path: Path, changed: int) -> tuple[str, ast.Module]:
    text = path.read_text()
    return text, ast.parse(text)


def _read(path: Path) -> tuple[str, ast.Module]:
    """Text and syntax tree; parsed once for all checks."""
    return _parsed(path, path.stat().st_mtime_ns)


def forbidden(app: str, file: str, known: str) -> str | None:
    """Why `file` of `app` may not know the module `known`; None when it may."""
    other = known.split(".")[0]
    if app == "complaints" and other in {"wagtail", "wagtail_localize", *APPS - {"complaints"}}:
        return "complaints knows neither Wagtail nor another app"
    if other not in APPS or other == app or (other == "portal" and known != "portal.urls"):
        return None
    if other == "complaints":
        return None if file == "portal/urls.py" else "only portal/urls.py knows complaints"
    if app == "portal" and file.startswith(PORTAL_MAY):
        return None
    return None if other in MAY_IMPORT[app] else f"{app} may know {', '.join(sorted(MAY_IMPORT[app])) or 'no app'}"


@register("house")
def check_walls(**kwargs: Any) -> list[CheckMessage]:
    """portal.E001: an app knows one that it must not know."""
    root = check_source_root()
    found: list[CheckMessage] = []
    for path in source_files(root):
        file = path.relative_to(root).as_posix()
        app = file.split("/")[0]
        _, tree = _read(path)
        places = list(_imports(tree, file.split("/")[:-1]))
        if app in NAMES_COUNT:
            places += _names(tree)
        for place in places:
            reason = forbidden(app, file, place.module)
            if reason:
                found.append(Error(f"{file}:{place.line} knows {place.module}", hint=f"{reason}.", id="portal.E001"))
    return found


@register("house")
def check_sizes(**kwargs: Any) -> list[CheckMessage]:
    """portal.E002: a file holds more than 300 lines of code; split it by idea into a package."""
    root = check_source_root()
    found: list[CheckMessage] = []
    for path in source_files(root):
        text, _ = _read(path)
        lines = sum(1 for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#"))
        if lines > LONGEST_FILE:
            found.append(
                Error(
                    f"{path.relative_to(root)} has {lines} lines of code, more than {LONGEST_FILE}",
                    hint="Split it by idea into a package.",
                    id="portal.E002",
                )
            )
    return found
