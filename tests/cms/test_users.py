"""An administrator of the CMS cannot make himself, or anybody else, master of the server."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

User = get_user_model()


def details(**changes: object) -> dict[str, object]:
    word = "panjang-sekali-123"
    return {
        "username": "baru",
        "email": "baru@example.go.id",
        "first_name": "Suharti",
        "last_name": "",
        "password1": word,
        "password2": word,
        "groups": [Group.objects.get(name="Editor").pk],
        **changes,
    }


def test_a_person_with_one_name_gets_an_account(administrator: Client) -> None:
    administrator.post(reverse("wagtailusers_users:add"), details())
    assert User.objects.get(username="baru").groups.get().name == "Editor"


def test_nobody_becomes_a_superuser_through_the_cms(administrator: Client) -> None:
    administrator.post(reverse("wagtailusers_users:add"), details(is_superuser="on"))
    user = User.objects.get(username="baru")
    assert not user.is_superuser
    administrator.post(
        reverse("wagtailusers_users:edit", args=[user.pk]),
        details(is_superuser="on", is_active="on", password1="", password2=""),
    )
    user.refresh_from_db()
    assert not user.is_superuser


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_superuser_is_not_an_administrators_to_change(administrator: Client, method: str) -> None:
    root = User.objects.create_superuser("root", "root@example.go.id", "rahasia-sekali-9")
    before = root.password
    response = getattr(administrator, method)(
        reverse("wagtailusers_users:edit", args=[root.pk]), details(username="root", is_active="on")
    )
    root.refresh_from_db()
    assert response.status_code in {302, 403}
    assert root.password == before
