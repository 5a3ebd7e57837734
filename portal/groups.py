"""Groups of the CMS, each with the least it needs, and the review workflow.

The groups belong to the code: `ensure_groups` puts them back to what stands here after every migration. An agency
that needs another division makes a group of its own. No group can reach a complaint: that app has its own desk,
and `forbidden_permissions` is checked by a test whatever apps there are.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from portal.review import ensure_workflow

# role in demo-accounts.json -> group as the CMS shows it
ROLES = {"editor": "Editor", "penelaah": "Penelaah", "ppid": "Petugas PPID", "administrator": "Administrator"}
# Groups that Wagtail's first migration makes, and which of ours takes each one's members over.
WAGTAILS_OWN = {"Editors": "Editor", "Moderators": "Penelaah"}

HOME = ("home", "homepage")
INFORMATION = ("home", "informationindexpage")
SECTIONS = (HOME, INFORMATION)
# What no group of the CMS may hold a permission of.
SEALED_APPS = frozenset({"complaints"})

RECORDS = (
    "regions.region",
    "regions.programme",
    "regions.communityforum",
    "regions.forumtarget",
    "regions.ladderstep",
    "services.organization",
    "services.person",
    "services.servicelocation",
    "services.service",
    "indicators.casestatistic",
    "indicators.klastatus",
    "indicators.commitment",
    "indicators.klaindicatorevidence",
    "education.glossaryterm",
    "portal.theme",
    "search.synonymrule",
    "search.bestbet",
    "search.stemrule",
    "search.crisistrigger",
    "search.blockedsuggestion",
)
# Whoever links an organization in a page must be able to look it up; whoever corrects a number, to change it.
EVERYDAY = ("add", "change", "view")
# Requests come from the public: they are answered, not written.
REQUESTS = {"services.change_changerequest", "services.view_changerequest"}


def _on(models: Iterable[str], *actions: str) -> set[str]:
    """Permission names "app.action_model" for these models."""
    return {f"{app}.{action}_{model}" for app, _dot, model in (m.partition(".") for m in models) for action in actions}


@dataclass(frozen=True)
class Role:
    """What a group may do: Django permissions, page permissions in a section, and on pictures and documents."""

    permissions: set[str] = field(default_factory=set)
    pages: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    files: tuple[str, ...] = ()


GROUPS: dict[str, Role] = {
    # Writes everywhere, publishes nowhere: a second pair of eyes looks for a child's identity first.
    "Editor": Role(
        _on(RECORDS, *EVERYDAY) | REQUESTS | {"wagtail_localize.submit_translation"},
        {HOME: ("add", "change")},
        ("add", "change", "choose"),
    ),
    "Penelaah": Role(
        _on(RECORDS, *EVERYDAY) | REQUESTS | {"wagtail_localize.submit_translation"},
        {HOME: ("add", "change", "publish", "lock", "unlock")},
        ("add", "change", "choose"),
    ),
    # UU 14/2008 art. 13: this officer answers for public information, and some of it must go out at once (art. 10).
    "Petugas PPID": Role(
        {"wagtail_localize.submit_translation"},
        {INFORMATION: ("add", "change", "publish")},
        ("add", "choose"),
    ),
    "Administrator": Role(
        _on(RECORDS, *EVERYDAY, "delete")
        | REQUESTS
        | {"services.delete_changerequest"}
        | _on(("auth.user",), "add", "change", "delete", "view")
        | _on(("wagtailredirects.redirect", "wagtailcore.site", "wagtailcore.collection"), "add", "change", "delete")
        | _on(("wagtailcore.workflow", "wagtailcore.task"), "add", "change", "delete")
        | _on(("portal.agencysettings",), "change")
        | {"wagtail_localize.submit_translation"},
        {HOME: ("add", "change", "publish", "lock", "unlock", "bulk_delete")},
        ("add", "change", "choose", "delete"),
    ),
    # Neither has a member by default, nor does the administrator hold what they hold.
    "Pengelola kontak RT": Role(_on(("services.rtcontact",), *EVERYDAY, "delete")),
    "Pengelola rumah aman": Role(_on(("services.shelter",), *EVERYDAY, "delete")),
}


def ensure_groups() -> None:
    """All groups exist with exactly their permissions, and pages go through review. Repeatable."""
    for old, new in WAGTAILS_OWN.items():
        _take_over(old, new)
    for name, role in GROUPS.items():
        group, _made = Group.objects.get_or_create(name=name)
        group.permissions.set(_permissions(role.permissions | {"wagtailadmin.access_admin"}))
        _set_file_permissions(group, role.files)
        _set_page_permissions(group, role)
    ensure_workflow(Group.objects.get(name="Penelaah"))


def is_section(page: Page) -> bool:
    """Whether a group has its permissions on pages of this type."""
    return (page._meta.app_label, page._meta.model_name) in SECTIONS


def forbidden_permissions() -> QuerySet[Permission]:
    """Permissions of sealed apps that some group holds; always empty."""
    return Permission.objects.filter(content_type__app_label__in=SEALED_APPS, group__isnull=False)


def _permissions(names: set[str]) -> list[Permission]:
    wanted = {(name.split(".")[0], name.split(".")[1]) for name in names}
    found = Permission.objects.filter(content_type__app_label__in={app for app, _codename in wanted})
    return [
        permission
        for permission in found.select_related("content_type")
        if (permission.content_type.app_label, permission.codename) in wanted
    ]


def _take_over(old: str, new: str) -> None:
    group = Group.objects.filter(name=old).first()
    if group is None:
        return
    heir = Group.objects.filter(name=new).first()
    if heir is None:
        group.name = new
        group.save()
        return
    heir.user_set.add(*group.user_set.all())
    group.delete()


def _set_file_permissions(group: Group, actions: tuple[str, ...]) -> None:
    """Exactly these actions on all pictures and documents, wherever they are filed."""
    root = Collection.get_first_root_node()
    if root is None:
        return
    wanted = {
        f"{app}.{action}_{model}"
        for app, model in (("wagtailimages", "image"), ("wagtaildocs", "document"))
        for action in actions
    }
    permissions = _permissions(wanted)
    GroupCollectionPermission.objects.filter(group=group).exclude(collection=root, permission__in=permissions).delete()
    for permission in permissions:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)


def _set_page_permissions(group: Group, role: Role) -> None:
    """Exactly these page permissions on every section of the site, in every language."""
    kept = []
    for (app, model), actions in role.pages.items():
        permissions = _permissions({f"wagtailcore.{action}_page" for action in actions})
        pages = Page.objects.filter(content_type__app_label=app, content_type__model=model)
        for page in pages.only("pk"):
            for permission in permissions:
                row, _made = GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)
                kept.append(row.pk)
    GroupPagePermission.objects.filter(group=group).exclude(pk__in=kept).delete()


def content_types_ready() -> bool:
    """Whether every model that a role names has its permissions; false in the middle of a first migration."""
    names = {name for role in GROUPS.values() for name in role.permissions} | {"wagtailadmin.access_admin"}
    return len(_permissions(names)) == len(names) and ContentType.objects.filter(model="page").exists()
