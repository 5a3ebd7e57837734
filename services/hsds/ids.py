"""Ids of what has no row of its own (a service area, an address): made from what it belongs to, so that they last."""

import uuid

_SPACE = uuid.UUID("6b1f0f6e-0d3c-5c55-9f0e-64710100e129")
TAXONOMY = uuid.uuid5(_SPACE, "taxonomy")


def derived(kind: str, *keys: object) -> str:
    """The same id for the same thing in every export."""
    return str(uuid.uuid5(_SPACE, "/".join((kind, *map(str, keys)))))


def term_id(category: str) -> str:
    return derived("term", category)
