"""A folder of secrets for each test, with the two offices installed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from complaints import audit_triggers
from complaints.sealing import secret_files
from tests.complaints.world import World


@pytest.fixture
def world(tmp_path: Path, settings: Any) -> Iterator[World]:
    """Both offices, installed; settings point at a folder of this test alone."""
    settings.COMPLAINTS_VAR = tmp_path / "complaints"
    settings.COMPLAINTS_VAR.mkdir(mode=0o700)
    settings.COMPLAINTS_ROOT_KEY = settings.COMPLAINTS_VAR / "root.pub"
    secret_files._secret.cache_clear()
    built = World(settings.COMPLAINTS_VAR)
    built.write_root()
    built.install(built.city())
    built.install(built.province())
    yield built
    secret_files._secret.cache_clear()


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
