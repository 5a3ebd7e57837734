"""Reads the demo content: TOML files with the same structure in Indonesian and English."""

import re
import tomllib
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parent / "content"
LANGUAGES = ("id", "en")

# The five source articles as they are named to readers.
ARTICLES = {
    "S0": "inibalikpapan.com, Juli 2025",
    "S1": "Media Center Kabupaten Paser, Agustus 2023",
    "S2": "Fokusborneo.com, 7 November 2025",
    "S3": "artikel advertorial kunjungan ke Batam, tanpa tanggal",
    "S4": "CNBTV.CO.ID, November 2023",
}


def load(name: str) -> dict[str, Any]:
    """One file, e.g. load("persons"). Raises tomllib.TOMLDecodeError with line and column."""
    with (CONTENT / f"{name}.toml").open("rb") as file:
        return _named(tomllib.load(file))


def _named(value: Any) -> Any:
    """The same data with "benih 001" (as the records number their sources) written as readers know the article."""
    if isinstance(value, dict):
        return {key: _named(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_named(item) for item in value]
    if isinstance(value, str):
        return re.sub(r"\b(?:[Bb]enih|[Ss]eed) 00([0-4])\b", lambda match: ARTICLES[f"S{match[1]}"], value)
    return value


def load_folder(name: str) -> list[dict[str, Any]]:
    """All files of a folder, ordered by their name."""
    return [load(f"{name}/{path.stem}") for path in sorted((CONTENT / name).glob("*.toml"))]


def key_of(ref: str) -> str:
    """ "org:dp3akb-bpn" without its kind."""
    return ref.split(":", 1)[-1]


def source_text(value: str) -> str:
    """A source as readers know it: "S0" becomes the name of the article."""
    return re.sub(r"\bS([0-4])\b", lambda match: ARTICLES[match.group()], value)


def as_lines(values: list[str] | None) -> str:
    return "\n".join(values or [])
