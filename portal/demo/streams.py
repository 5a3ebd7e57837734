"""Turns blocks written in TOML into the raw form of StreamFields, with ids that stay the same on each run."""

import json
import uuid
from collections.abc import Callable
from typing import Any

Raw = dict[str, Any]
_NAMESPACE = uuid.UUID("6f1c1f0e-7d0a-4c46-9a60-0d1f6f3f8f52")


def block_id(key: str) -> str:
    """The same id for the same place in both languages, so that strings pair by path."""
    return str(uuid.uuid5(_NAMESPACE, key))


def items(values: list[Any], key: str) -> list[Raw]:
    return [{"type": "item", "value": value, "id": block_id(f"{key}/{index}")} for index, value in enumerate(values)]


def _pairs(*names: str) -> Callable[[Raw, str], Raw]:
    def convert(entry: Raw, key: str) -> Raw:
        rows = [{name: row.get(name, "") for name in names} for row in entry["items"]]
        return {"items": items(rows, f"{key}/items")}

    return convert


def _steps(entry: Raw, key: str) -> Raw:
    return {"title": entry.get("title", ""), **_pairs("title", "text")(entry, key)}


_CONVERTERS: dict[str, Callable[[Raw, str], Any]] = {
    "heading": lambda entry, key: entry["text"],
    "paragraph": lambda entry, key: entry["html"],
    "callout": lambda entry, key: {name: entry[name] for name in ("tone", "title", "text")},
    "quote": lambda entry, key: {
        "text": entry["text"],
        "speaker": entry.get("speaker"),
        "attribution": entry.get("attribution", ""),
        "note": entry.get("note", ""),
    },
    "steps": _steps,
    "do_dont": lambda entry, key: {name: items(entry[name], f"{key}/{name}") for name in ("do", "dont")},
    "links": _pairs("label", "url"),
    "faq": _pairs("question", "answer"),
    "facts": _pairs("label", "value"),
    "numbers": lambda entry, key: None,
    "guardrail": lambda entry, key: None,
}


def body(entries: list[Raw], key: str, language: str = "id") -> str:
    """The JSON of a body stream. Raises KeyError naming an unknown block type."""
    blocks = [(entry["type"], _CONVERTERS[entry["type"]](entry, f"{key}/{n}")) for n, entry in enumerate(entries)]
    if language != "id":
        for kind, value in blocks:
            for item in value["items"] if kind == "links" else []:
                item["value"]["url"] = localized_path(item["value"]["url"], language)
    return stream(blocks, key)


def localized_path(url: str, language: str) -> str:
    """An address inside the portal under the prefix of the language; others as they are."""
    inside = url.startswith("/") and not url.startswith(f"/{language}/")
    return f"/{language}{url}" if inside else url


def stream(blocks: list[tuple[str, Any]], key: str) -> str:
    """The JSON of any stream from (type, raw value) pairs."""
    return json.dumps(
        [
            {"type": kind, "value": value, "id": block_id(f"{key}#{index}")}
            for index, (kind, value) in enumerate(blocks)
        ]
    )
