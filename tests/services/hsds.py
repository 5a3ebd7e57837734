"""Holds HSDS answers against the compiled schemas of HSDS 3.1: types, formats, required fields, and known names."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.validators import validator_for

HSDS = Path(__file__).resolve().parents[3] / "shared" / "data" / "hsds"
COMPILED = HSDS / "schema-3.1-dev-compiled"


@cache
def schema(name: str) -> dict[str, Any]:
    return json.loads((COMPILED / f"{name}.json").read_text())


@cache
def validator(name: str) -> Any:
    found = validator_for(schema(name), default=Draft202012Validator)
    # Without a format checker the failing feeds of the ORUK mocks would pass.
    return found(schema(name), format_checker=found.FORMAT_CHECKER)


def unknown_names(record: Any, rule: dict[str, Any], place: str = "") -> Iterator[str]:
    """Properties that neither stand in the schema nor begin with x_."""
    if isinstance(record, list):
        for item in record:
            yield from unknown_names(item, rule.get("items", {}), place)
    elif isinstance(record, dict):
        known = rule.get("properties", {})
        for name, value in record.items():
            if name not in known and not name.startswith("x_"):
                yield f"{place}.{name}"
            elif name in known:
                yield from unknown_names(value, known[name], f"{place}.{name}")


def problems(record: Any, name: str) -> list[str]:
    """Everything wrong with a record; empty for one that is HSDS."""
    wrong = [f"{error.json_path}: {error.message[:120]}" for error in validator(name).iter_errors(record)]
    return wrong + [f"unknown: {place}" for place in unknown_names(record, schema(name))]


def extra_names(record: Any) -> set[str]:
    """Every x_ property in a record, however deep."""
    if isinstance(record, list):
        return set().union(*map(extra_names, record))
    if isinstance(record, dict):
        return {name for name in record if name.startswith("x_")}.union(*map(extra_names, record.values()))
    return set()


def mutations(record: Any, rule: dict[str, Any], path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Places where a required property is left out (None), or a value is given a wrong type (the wrong value)."""
    if isinstance(record, list):
        for index, item in enumerate(record):
            yield from mutations(item, rule.get("items", {}), (*path, index))
    elif isinstance(record, dict):
        for name, value in record.items():
            known = rule.get("properties", {}).get(name)
            if known is None:
                continue
            if name in rule.get("required", []):
                yield (*path, name), None
            wrong = {"string": 7, "number": "seven", "array": "none", "object": 7}.get(known.get("type", ""))
            if wrong is not None:
                yield (*path, name), wrong
            yield from mutations(value, known, (*path, name))


def mutated(record: Any, path: tuple[Any, ...], value: Any) -> Any:
    copy = json.loads(json.dumps(record))
    target = copy
    for step in path[:-1]:
        target = target[step]
    if value is None:
        del target[path[-1]]
    else:
        target[path[-1]] = value
    return copy
