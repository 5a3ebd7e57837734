"""Factories of what only few may see."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from services.models import RtContact
from tests.factories.records import region


def rt_contact(code: str = "64.71.01.1001", rt: int = 12, **values: Any) -> RtContact:
    """A contact whose consent was given a month ago, unless told otherwise."""
    today = timezone.localdate()
    return RtContact.objects.create(
        **{
            "region": region(code),
            "rt": rt,
            "name": "Bu Kenari",
            "role": "Seksi PPA RT",
            "phone": "+6281100001234",
            "consent_on": today - timedelta(days=30),
            "expires_on": today + timedelta(days=300),
            "consent_text": "Naskah 1",
            **values,
        }
    )
