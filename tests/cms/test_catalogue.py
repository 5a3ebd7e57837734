"""An editor meets no English: every text of Wagtail and wagtail-localize has Indonesian words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
import wagtail
import wagtail_localize
from django.conf import settings
from django.test import Client

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
TAG = re.compile(r"</?[a-z][^>]*>")
PACKAGES = Path(wagtail.__file__).parent, Path(wagtail_localize.__file__).parent
APPS = (
    ".", "admin", "images", "documents", "snippets", "users", "sites", "locales", "search", "embeds",
    "contrib/redirects", "contrib/settings", "contrib/table_block", "contrib/typed_table_block",
)  # fmt: skip
# The same in both languages.
SAME = re.compile(r"^[^a-zA-Z]*$|^Status\b|^Wagtail routablepage$")


def ours(domain: str) -> polib.POFile:
    return polib.pofile(str(settings.BASE_DIR / "locale" / "id" / "LC_MESSAGES" / f"{domain}.po"))


def theirs(domain: str) -> Iterator[polib.POEntry]:
    """Every English text of the apps that we install."""
    for package in PACKAGES:
        for app in APPS:
            path = package / app / "locale" / "en" / "LC_MESSAGES" / f"{domain}.po"
            if path.exists():
                yield from (entry for entry in polib.pofile(str(path)) if not entry.obsolete)


def shipped(domain: str) -> set[tuple[str | None, str]]:
    """What the apps themselves say in Indonesian; Django reads them all as one."""
    paths = [path for package in PACKAGES for path in package.glob(f"**/locale/id_ID/LC_MESSAGES/{domain}.po")]
    return {(entry.msgctxt, entry.msgid) for path in paths for entry in polib.pofile(str(path)) if entry.translated()}


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_no_text_is_missing(domain: str) -> None:
    have = {(entry.msgctxt, entry.msgid) for entry in ours(domain) if entry.translated()}
    have |= shipped(domain)
    assert {entry.msgid for entry in theirs(domain) if (entry.msgctxt, entry.msgid) not in have} == set()


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_placeholders_and_tags_are_kept(domain: str) -> None:
    for entry in ours(domain):
        source = entry.msgid_plural or entry.msgid
        words = entry.msgstr_plural[0] if entry.msgid_plural else entry.msgstr
        assert sorted(set(PLACEHOLDER.findall(source))) == sorted(set(PLACEHOLDER.findall(words))), source
        assert sorted(TAG.findall(source)) == sorted(TAG.findall(words)), source
        assert [source[:1].isspace(), source[-1:].isspace()] == [words[:1].isspace(), words[-1:].isspace()], source


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_nothing_is_only_copied(domain: str) -> None:
    copied = [
        entry.msgid
        for entry in ours(domain)
        if entry.msgstr == entry.msgid and not SAME.match(entry.msgid) and " " in entry.msgid
    ]
    assert [text for text in copied if PLACEHOLDER.sub("", text).strip(" :+–-()/")] == []


def test_there_is_one_plural_form() -> None:
    assert ours("django").metadata["Plural-Forms"].startswith("nplurals=1")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "ours", "theirs"),
    [
        ("/cms/sites/", ("Nama situs", "Halaman utama"), ("Site name", "Root page")),
        ("/cms/localize/reports/translations/", ("Bahasa asal", "Bahasa tujuan"), ("Source locale", "Target locale")),
        ("/cms/snippets/services/organization/", ("Sebutan",), ("Short name",)),
    ],
)
def test_columns_and_filters_that_wagtail_names_after_fields_are_indonesian_too(
    administrator: Client, path: str, ours: tuple[str, ...], theirs: tuple[str, ...]
) -> None:
    page = administrator.get(path).content.decode()
    assert [text for text in ours if text not in page] == []
    assert [text for text in theirs if text in page] == []
