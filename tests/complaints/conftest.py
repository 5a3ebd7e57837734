"""A folder of secrets for each test, with the two offices installed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections

from complaints import audit_triggers
from tests.complaints.world import World, installed


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """Both offices, installed; settings point at a folder of this test alone."""
    with installed(tmp_path / "complaints") as built:
        yield built


@pytest.fixture(autouse=True)
def _audit_log_can_be_emptied(request: pytest.FixtureRequest, _django_db_marker: None) -> Iterator[None]:
    """A test that commits is cleaned up by emptying every table, which the audit log refuses: it is let, this once."""
    marker = request.node.get_closest_marker("django_db")
    used = (marker.kwargs.get("databases") or []) if marker else []
    if not (marker and marker.kwargs.get("transaction") and (used == "__all__" or "complaints" in used)):
        yield
        return
    audit_triggers.create(connections["complaints"])
    yield
    audit_triggers.drop(connections["complaints"])
