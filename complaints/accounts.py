"""Signing in to the desk: password, a code of six digits that opens once, and sessions of a few hours."""

import hashlib
import secrets
from datetime import datetime, timedelta
from functools import cache

import pyotp
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import models, transaction

from complaints.models import DeskSession, Officer
from complaints.routers import ALIAS

FAILURES = 5
LOCKED_FOR = timedelta(minutes=15)
IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=8)
SEEN_EVERY = timedelta(minutes=1)  # how exactly idleness is known: one write a minute, not one a page
STEP = 30  # seconds a code lasts (RFC 6238)
LONGEST_PASSWORD = 200


class DeskHasher(Argon2PasswordHasher):
    """argon2id with 19 MiB (OWASP's choice): Django's 100 MiB a try would let a few sign-ins fill the server."""

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1


def hash_password(password: str) -> str:
    """What the table keeps, whatever PASSWORD_HASHERS says."""
    hasher = DeskHasher()
    return hasher.encode(password, hasher.salt())


@cache
def _nobodys_hash() -> str:
    """Compared with where no such officer exists, so that the answer takes as long."""
    return hash_password(secrets.token_urlsafe())


def new_totp_secret() -> str:
    return pyotp.random_base32()


def otpauth_uri(officer: Officer) -> str:
    """What an authenticator app scans."""
    return pyotp.TOTP(officer.totp_secret).provisioning_uri(name=officer.username, issuer_name="Meja UPTD PPA")


def _step_of(secret: str, code: str, now: datetime) -> int | None:
    """The step a code belongs to: this one, or one before or after for a clock that is off; None where it is wrong."""
    totp = pyotp.TOTP(secret)
    current = int(now.timestamp()) // STEP
    for step in (current, current - 1, current + 1):
        if pyotp.utils.strings_equal(totp.generate_otp(step), code):
            return step
    return None


def sign_in(username: str, password: str, code: str, now: datetime) -> Officer | None:
    """The officer, or None for whatever reason: which one is told to nobody.

    Five wrong codes in a row beside the right password lock the account for 15 minutes; a locked account compares all
    the same, and says the same. A wrong password counts for nothing: nobody guesses the 120 random bits that
    `uptd_officer` gives, and whoever knows only a name must not keep an office from its desk.
    """
    code = "".join(code.split())
    known = Officer.objects.filter(username=username).first()
    password_fits = DeskHasher().verify(password[:LONGEST_PASSWORD], known.password if known else _nobodys_hash())
    if known is None or not password_fits:
        return None
    # Compared outside, decided inside: the slow hash does not hold the database, and of two requests with the same
    # code only one gets in.
    with transaction.atomic(using=ALIAS):
        officer = Officer.objects.select_for_update().get(pk=known.pk)
        if officer.locked_until and officer.locked_until > now:
            return None
        step = _step_of(officer.totp_secret, code, now)
        changed = officer.password != known.password
        if not officer.is_active or changed or step is None or step <= officer.totp_step:
            officer.failures += 1
            if officer.failures >= FAILURES:
                officer.failures, officer.locked_until = 0, now + LOCKED_FOR
            officer.save(update_fields=["failures", "locked_until"])
            return None
        officer.totp_step, officer.failures, officer.locked_until = step, 0, None
        officer.save(update_fields=["totp_step", "failures", "locked_until"])
        return officer


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def begin(officer: Officer, now: datetime) -> str:
    """The token of a new session; ended ones are forgotten on the way."""
    ended = models.Q(seen_at__lte=now - IDLE) | models.Q(started_at__lte=now - LONGEST)
    DeskSession.objects.filter(ended).delete()
    token = secrets.token_urlsafe(32)
    DeskSession.objects.create(token_hash=_hash(token), officer=officer, started_at=now, seen_at=now)
    return token


def officer_of(token: str, now: datetime) -> Officer | None:
    """Whose session a cookie holds; None once it was idle for 30 minutes, 8 hours old, or its officer disabled."""
    found = DeskSession.objects.select_related("officer").filter(token_hash=_hash(token)).first() if token else None
    if found is None or not found.officer.is_active:
        return None
    if now - found.seen_at >= IDLE or now - found.started_at >= LONGEST:
        found.delete()
        return None
    if now - found.seen_at >= SEEN_EVERY:
        DeskSession.objects.filter(pk=found.pk).update(seen_at=now)
    return found.officer


def end(token: str) -> None:
    """Ends one session."""
    DeskSession.objects.filter(token_hash=_hash(token)).delete()


def end_all(officer: Officer) -> None:
    """Ends every session of an officer, at once."""
    officer.sessions.all().delete()
