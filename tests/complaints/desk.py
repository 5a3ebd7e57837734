"""A desk with people in it: officers with real passwords and codes, and sealed complaints of their offices."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import pyotp
from django.db import connections
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from complaints import accounts
from complaints.models import Complaint, Officer
from complaints.sealing import acknowledgements
from tests.complaints.filing import file_complaint
from tests.complaints.world import CITY, World

PASSWORD = "benar-kuda-baterai"  # noqa: S105  # of officers that only tests know
OURS = {"HTTP_SEC_FETCH_SITE": "same-origin"}


@cache
def password_hash() -> str:
    """Hashed once for all tests: it is slow on purpose."""
    return accounts.hash_password(PASSWORD)


def officer(world: World, who: str = "petugas-1", keyset: str = CITY, **fields: Any) -> Officer:
    """An account of somebody in a keyset of the world."""
    values = {
        "username": who, "password": password_hash(), "totp_secret": accounts.new_totp_secret(), "keyset": keyset,
        "recipient": world.key(who).age, **fields,
    }  # fmt: skip  # a record reads better in few lines
    return Officer.objects.create(**values)


def code(person: Officer, at: datetime) -> str:
    return pyotp.TOTP(person.totp_secret).at(at)


def signed_in(person: Officer) -> Client:
    """A browser with a session of this officer, whose POSTs come from our own pages."""
    client = Client(headers={"sec-fetch-site": "same-origin"})
    client.cookies["sesi"] = accounts.begin(person, timezone.now())
    return client


def complaint(
    keyset: str = CITY, age: timedelta = timedelta(hours=1), payload: dict[str, Any] | None = None
) -> Complaint:
    """A complaint really sealed to the keyset, received `age` ago."""
    return file_complaint(keyset=keyset, at=timezone.now() - age, payload=payload)


def acknowledgement(world: World, made: Complaint, who: str = "petugas-1", **changes: str) -> dict[str, str]:
    """What the officer's browser posts after it opened a complaint."""
    key = acknowledgements.signing_key(world.key(who).identity)
    digest = changes.get("sha256", made.sha256)
    signature = acknowledgements.acknowledge(key, str(made.pk), digest)
    return {"id": str(made.pk), "sha256": digest, "signature": signature, **changes}


def post(client: Client, address: str, sent: Any) -> HttpResponse:
    return client.post(address, sent, content_type="application/json")  # type: ignore[return-value]  # Django's own type


@contextmanager
def queries() -> Iterator[CaptureQueriesContext]:
    """What is asked of the database of complaints meanwhile."""
    with CaptureQueriesContext(connections["complaints"]) as captured:
        yield captured
