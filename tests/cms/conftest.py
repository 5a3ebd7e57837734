"""Accounts of each group, signed in, on the published site."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from portal.groups import ensure_groups
from tests.factories import SiteTree


def account(group: str) -> Client:
    """A client signed in as a new member of the group."""
    user, _ = get_user_model().objects.get_or_create(username=group.lower().replace(" ", "-"))
    user.groups.set([Group.objects.get(name=group)])
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def sign_in(tree: SiteTree) -> Callable[[str], Client]:
    """`sign_in("Editor")` on the published site."""
    ensure_groups()
    return account


@pytest.fixture
def editor(sign_in: Callable[[str], Client]) -> Client:
    return sign_in("Editor")


@pytest.fixture
def administrator(sign_in: Callable[[str], Client]) -> Client:
    return sign_in("Administrator")
