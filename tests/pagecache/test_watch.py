"""Every committed change of content starts a new generation; what no page shows does not."""

from collections.abc import Callable

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from wagtail.contrib.redirects.models import Redirect
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, Page, Site

from education.models import GuidancePage
from home.models import HomePage, StandardPage
from portal.models import AgencySettings, PortalImage, Theme
from portal.pagecache.generation import current
from portal.pagecache.watch import QUIET_TABLES, writes_content
from regions.models import Region
from tests.factories import GuidancePageFactory, OrganizationFactory, SiteTree

OUR_APPS = {"portal", "home", "education", "news", "services", "indicators", "regions"}
TABLES = {
    table
    for config in apps.get_app_configs()
    for model in config.get_models(include_auto_created=True)
    if not model._meta.proxy
    for table in [model._meta.db_table]
}
OUR_TABLES = {
    model._meta.db_table
    for label in OUR_APPS
    for model in apps.get_app_config(label).get_models(include_auto_created=True)
}


@pytest.fixture
def bumped(django_capture_on_commit_callbacks: Callable) -> Callable[[Callable[[], object]], bool]:
    """Whether committing this change starts a new generation."""

    def run(change: Callable[[], object]) -> bool:
        generation = current()
        generation.bump()
        before = generation.read()
        with django_capture_on_commit_callbacks(execute=True):
            change()
            assert generation.read() == before, "too early: a page rendered now would show what is not committed"
        return generation.read() != before

    return run


@pytest.mark.parametrize("table", sorted(OUR_TABLES))
@pytest.mark.parametrize(
    "statement", ['INSERT INTO "{}" ("id") VALUES (%s)', 'UPDATE "{}" SET "x" = %s', 'DELETE FROM "{}"']
)
def test_every_table_of_ours_is_content(table: str, statement: str) -> None:
    made_while_rendering = table == "portal_portalrendition" and statement.startswith("INSERT")

    assert writes_content(statement.format(table)) is not made_while_rendering


def test_tables_called_quiet_exist_and_the_rest_of_wagtail_is_content() -> None:
    assert TABLES >= QUIET_TABLES
    loud = {table for table in TABLES if table.startswith("wagtailcore_")} - QUIET_TABLES
    assert loud == {
        "wagtailcore_collection",
        "wagtailcore_collectionviewrestriction",
        "wagtailcore_collectionviewrestriction_groups",
        "wagtailcore_locale",
        "wagtailcore_page",
        "wagtailcore_pageviewrestriction",
        "wagtailcore_pageviewrestriction_groups",
        "wagtailcore_site",
    }


@pytest.mark.parametrize(
    ("sql", "content"),
    [
        ('SELECT "x" FROM "home_homepage"', False),
        ("WITH RECURSIVE up AS (SELECT 1) SELECT * FROM up", False),
        ("WITH old AS (DELETE FROM regions_region RETURNING id) SELECT 1", True),
        ("UPDATE wagtailcore_page SET path = %s", True),
        ('INSERT OR IGNORE INTO "portal_theme" ("slug") VALUES (%s)', True),
        ("TRUNCATE portal_theme", True),
        ('UPDATE "wagtailcore_page" SET "draft_title" = %s, "latest_revision_id" = %s WHERE "id" = %s', False),
        ('UPDATE "wagtailcore_page" SET "draft_title" = %s, "title" = %s WHERE "id" = %s', True),
        ('UPDATE "django_session" SET "expire_date" = %s', False),
        ("SAVEPOINT s1", False),
    ],
)
def test_statements(sql: str, content: bool) -> None:
    assert writes_content(sql) is content


def test_publishing_unpublishing_moving_and_deleting(tree: SiteTree, bumped: Callable) -> None:
    page = GuidancePageFactory(parent=tree.id.guidance_index, title="Dengarkan dulu")
    assert bumped(lambda: page.save_revision().publish())
    assert bumped(page.unpublish)
    assert bumped(lambda: page.move(tree.id.home, pos="last-child"))
    assert bumped(Page.objects.get(pk=page.pk).delete)


def test_a_draft_does_not_empty_the_cache(tree: SiteTree, bumped: Callable) -> None:
    page: HomePage = tree.id.home
    page.welcome = "Sedang ditulis"

    assert not bumped(page.save_revision)


CHANGES: dict[str, Callable[[SiteTree], object]] = {
    "slug": lambda tree: HomePage.objects.filter(pk=tree.id.home.pk).update(slug="lain"),
    "snippet": lambda tree: OrganizationFactory(),
    "setting": lambda tree: AgencySettings.for_site(Site.objects.get()).save(),
    "redirect": lambda tree: Redirect.objects.create(old_path="/lama", redirect_link="/baru"),
    "locale": lambda tree: Locale.objects.create(language_code="ban"),
    "site": lambda tree: Site.objects.update(site_name="Baru"),
    "bulk": lambda tree: Theme.objects.bulk_create([Theme(slug="a", name="A"), Theme(slug="b", name="B")]),
    "update": lambda tree: Region.objects.update(name="Lain"),
    "fast delete": lambda tree: GuidancePage.themes.through.objects.all()._raw_delete("default"),
    "raw": lambda tree: connection.cursor().execute("UPDATE portal_theme SET name = 'x'"),
    "many to many": lambda tree: _theme_of_guidance(tree),
}


def _theme_of_guidance(tree: SiteTree) -> None:
    page = GuidancePageFactory(parent=tree.id.guidance_index)
    page.themes.add(Theme.objects.create(slug="hak", name="Hak"))
    page.save()


@pytest.mark.parametrize("kind", CHANGES)
def test_whatever_changes_content_is_noticed(tree: SiteTree, bumped: Callable, kind: str) -> None:
    assert bumped(lambda: CHANGES[kind](tree))


def test_an_exchanged_picture_is_noticed(db: None, bumped: Callable) -> None:
    image = PortalImage.objects.create(title="Pintu", description="Pintu terbuka", file=get_test_image_file())

    assert not bumped(lambda: image.get_rendition("width-10"))  # made while a page is rendered
    assert bumped(image.renditions.all().delete)


def test_a_login_does_not_empty_the_cache(db: None, bumped: Callable, client: object) -> None:
    user = get_user_model().objects.create_user("redaksi", password="x")

    assert not bumped(lambda: client.force_login(user))  # type: ignore[attr-defined]  # pytest-django's client


def test_what_was_rolled_back_did_not_happen(db: None, bumped: Callable) -> None:
    def change() -> None:
        with transaction.atomic():
            StandardPage.objects.update(title="x")
            Theme.objects.create(slug="a", name="A")
            transaction.set_rollback(True)

    assert not bumped(change)


def test_a_disk_that_is_full_does_not_stop_an_editor(
    db: None, django_capture_on_commit_callbacks: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("portal.pagecache.watch.content_changed", full)
    with django_capture_on_commit_callbacks(execute=True):
        Theme.objects.create(slug="a", name="A")

    assert Theme.objects.filter(slug="a").exists()
