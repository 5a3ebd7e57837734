"""Each group can do its work and nothing else; nobody in them can reach a complaint."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page, Task, Workflow, WorkflowPage

from portal import groups
from portal.groups import GROUPS, ensure_groups, forbidden_permissions
from tests.factories import SiteTree

SignIn = Callable[[str], Client]


def can(name: str, page: Page) -> set[str]:
    """What a member of the group may do with the page."""
    user, _ = get_user_model().objects.get_or_create(username=name)
    user.groups.set([Group.objects.get(name=name)])
    tester = page.permissions_for_user(get_user_model().objects.get(pk=user.pk))
    checks = ("can_edit", "can_publish", "can_add_subpage", "can_lock", "can_delete")
    return {check for check in checks if getattr(tester, check)()}


def test_migrating_leaves_exactly_our_groups_and_none_of_wagtails(db: None) -> None:
    assert set(Group.objects.values_list("name", flat=True)) == set(GROUPS)


def test_members_of_wagtails_groups_keep_their_work(db: None) -> None:
    old = Group.objects.create(name="Moderators")
    user = get_user_model().objects.create(username="lama")
    user.groups.add(old)
    ensure_groups()
    assert [group.name for group in user.groups.all()] == ["Penelaah"]
    assert not Group.objects.filter(name="Moderators").exists()


def test_an_editor_writes_everywhere_and_publishes_nowhere(tree: SiteTree) -> None:
    ensure_groups()
    for page in (tree.id.news, tree.id.legal, tree.id.information, tree.en.news):
        assert "can_edit" in can("Editor", page)
        assert "can_publish" not in can("Editor", page)


def test_a_reviewer_publishes_and_locks(tree: SiteTree) -> None:
    ensure_groups()
    assert {"can_edit", "can_publish", "can_lock"} <= can("Penelaah", tree.id.guidance)


def test_the_ppid_officer_publishes_public_information_and_reaches_nothing_else(tree: SiteTree) -> None:
    ensure_groups()
    assert {"can_edit", "can_publish"} <= can("Petugas PPID", tree.id.information)
    assert {"can_edit", "can_publish"} <= can("Petugas PPID", tree.id.legal)
    assert can("Petugas PPID", tree.id.news) == can("Petugas PPID", tree.id.home) == set()


def test_only_the_administrator_manages_users_and_settings(sign_in: SignIn) -> None:
    addresses = [
        reverse("wagtailusers_users:index"),
        reverse("wagtailsettings:edit", args=["portal", "agencysettings"]),
        reverse("wagtailredirects:index"),
        reverse("wagtailsites:index"),
    ]
    for group in ("Editor", "Penelaah", "Petugas PPID"):
        for address in addresses:
            assert sign_in(group).get(address).status_code == 302, (group, address)
    for address in addresses:
        assert sign_in("Administrator").get(address, follow=True).status_code == 200, address


def test_a_permission_more_is_taken_back(db: None) -> None:
    editor = Group.objects.get(name="Editor")
    editor.permissions.add(Permission.objects.get(codename="delete_user"))
    ensure_groups()
    assert not editor.permissions.filter(codename="delete_user").exists()


def test_no_group_holds_a_permission_of_the_complaints_app(db: None) -> None:
    assert not forbidden_permissions().exists()
    named = {name.split(".")[0] for role in GROUPS.values() for name in role.permissions}
    assert not named & groups.SEALED_APPS


def test_a_permission_on_complaints_would_be_found(db: None) -> None:
    # Where both run in one process Django makes these by itself; in production the CMS does not know the app.
    kind, _ = ContentType.objects.get_or_create(app_label="complaints", model="complaint")
    permission, _ = Permission.objects.get_or_create(content_type=kind, codename="view_complaint")
    Group.objects.get(name="Administrator").permissions.add(permission)
    assert list(forbidden_permissions()) == [permission]


def test_a_new_section_is_open_to_its_officer_at_once(
    tree: SiteTree, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    ensure_groups()
    index = tree.id.information_index
    GroupPagePermission.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        tree.id.home.add_child(instance=type(index)(title="Informasi publik 2", slug="informasi-2"))
    assert GroupPagePermission.objects.filter(group__name="Petugas PPID", page__slug="informasi-2").exists()


def test_running_it_again_changes_nothing(tree: SiteTree) -> None:
    ensure_groups()
    before = (GroupPagePermission.objects.count(), Permission.objects.filter(group__isnull=False).count())
    ensure_groups()
    after = (GroupPagePermission.objects.count(), Permission.objects.filter(group__isnull=False).count())
    assert before == after


def test_one_workflow_holds_for_every_page(tree: SiteTree) -> None:
    ensure_groups()
    assert [(workflow.name, workflow.active) for workflow in Workflow.objects.all()] == [("Tinjauan", True)]
    assert [task.name for task in Task.objects.filter(active=True)] == ["Tinjauan"]
    assert WorkflowPage.objects.get().page == Page.get_first_root_node()
    assert tree.id.news.get_workflow().name == "Tinjauan"
