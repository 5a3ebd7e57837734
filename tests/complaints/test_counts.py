"""The CMS learns how many complaints a kota received on a day, and nothing else."""

import json
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from complaints import counts
from complaints.sealing import keysets
from tests.complaints.test_form import STORY, send
from tests.complaints.world import World

pytestmark = pytest.mark.django_db(databases=["default", "complaints"])


@pytest.fixture
def counted(client: Client, world: World, settings: Any) -> str:
    """Two complaints of Balikpapan, counted; what the file holds."""
    settings.COMPLAINTS_COUNTS = world.var / "counts.json"
    send(client)
    send(client, safe="no")
    counts.write(keysets.load())
    return settings.COMPLAINTS_COUNTS.read_text()


def test_the_file_for_the_cms_holds_place_day_and_number_only(counted: str) -> None:
    (row,) = json.loads(counted)["rows"]
    assert (row[0], row[2], len(row)) == ("Kota Balikpapan", 2, 3)
    assert STORY not in counted


def test_an_administrator_sees_the_number_and_an_editor_does_not(counted: str, client: Client, home: Any) -> None:
    users = get_user_model()
    client.force_login(users.objects.create_superuser("admin", "admin@portal.example", "x"))
    page = client.get("/cms/").content.decode()
    assert "Kota Balikpapan" in page
    assert STORY not in page
    editor = users.objects.create_user("editor")
    from django.contrib.auth.models import Permission

    editor.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(editor)
    assert "Laporan rahasia" not in client.get("/cms/").content.decode()
