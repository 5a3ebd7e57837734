"""Groups of the CMS, each with the least it needs. None of them can reach a complaint: that app has its own desk."""

from django.contrib.auth.models import Group, Permission

# role in demo-accounts.json -> group as the CMS shows it
ROLES = {"editor": "Editor", "penelaah": "Penelaah", "ppid": "Petugas PPID", "administrator": "Administrator"}


def ensure_groups() -> None:
    """All groups exist with exactly their permissions. Repeatable."""
    access = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    for name in ROLES.values():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(access)
