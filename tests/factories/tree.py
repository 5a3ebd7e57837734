"""A small bilingual site, built in a call or two."""

from __future__ import annotations

from typing import Any, TypeVar

from wagtail.models import Locale, Page, Site

from home.models import HomePage

P = TypeVar("P", bound=Page)


def publish(page: P) -> P:
    """The page, live, with a published revision as an editor would have made it."""
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def add(parent: Page, page: P) -> P:
    """`page`, published, as the last child of `parent` and in its language."""
    page.locale = parent.locale
    Page.objects.get(pk=parent.pk).add_child(instance=page)
    return publish(page)


def translate(page: P, **values: Any) -> P:
    """The published English translation of `page`, with these field values; parents are copied if need be."""
    english = Locale.objects.get_or_create(language_code="en")[0]
    copy = page.specific.copy_for_translation(english, copy_parents=True)
    for name, value in values.items():
        setattr(copy, name, value)
    for ancestor in copy.get_ancestors().filter(live=False).specific():
        publish(ancestor)
    return publish(copy)


def site_tree() -> HomePage:
    """The published Indonesian home page, root of the only site, in an otherwise empty tree."""
    Locale.objects.get_or_create(language_code="id")
    Site.objects.all().delete()
    for page in Page.get_first_root_node().get_children():
        page.delete()
    home = Page.get_first_root_node().add_child(instance=HomePage(title="Beranda", slug="home"))
    Site.objects.create(hostname="testserver", root_page=home, is_default_site=True)
    return publish(home)
