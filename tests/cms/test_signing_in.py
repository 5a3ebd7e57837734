"""An editor signs in at her own office's portal, and reads every word of it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse


@pytest.mark.django_db
def test_the_sign_in_page_is_in_indonesian_and_carries_the_portals_mark(client: Client) -> None:
    html = client.get(reverse("wagtailadmin_login")).content.decode()
    assert "Kata sandi" in html
    assert "Password" not in html
    assert "img/favicon" in html
    assert "Wagtail" not in html
