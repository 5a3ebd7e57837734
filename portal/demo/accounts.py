"""Demo accounts: one a role, with passwords made now and written only to PORTAL_VAR."""

import json
import os
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from portal.groups import ROLES, ensure_groups

from .registry import remember


def accounts_file() -> Path:
    return Path(settings.PORTAL_VAR) / "demo-accounts.json"


def load_accounts() -> None:
    """An account for each role that has none yet; the file keeps mode 0600."""
    ensure_groups()
    path = accounts_file()
    known: dict[str, dict[str, str | None]] = json.loads(path.read_text()) if path.exists() else {}
    users = get_user_model()
    for role, group_name in ROLES.items():
        username = f"demo-{role}"
        if role in known and users.objects.filter(username=username).exists():
            continue
        password = secrets.token_urlsafe(15)
        user, _ = users.objects.get_or_create(username=username, defaults={"first_name": group_name})
        user.set_password(password)
        user.save()
        user.groups.set([Group.objects.get(name=group_name)])
        remember(user, f"user:{username}")
        known[role] = {"username": username, "password": password, "totp_secret": None}
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(known, file, indent=2)
    path.chmod(0o600)
