"""How people ask for what the demo holds (content/asked/*.toml), a question a line."""

from functools import cache
from typing import Any

from .content import as_lines, load


@cache
def _all(group: str) -> dict[str, list[str]]:
    return load(f"asked/{group}")


def asked(group: str, row: dict[str, Any]) -> str:
    """The lines of a record: its own `asked`, or what the file of its group has under its slug."""
    return as_lines(row.get("asked", _all(group).get(row["slug"], [])))
