"""A portal of a real office begins here: its sections, and only what holds in all of Indonesia. No demo in it."""

from typing import Any

from wagtail.models import Locale

from home.models import AgencyProfilePage, HomePage, StandardPage
from portal.models import DemoRecord

from . import pages, records
from .content import load, load_folder
from .fields import with_body
from .loading import searchable_once

PLAIN = ("keamanan", "privasi", "aksesibilitas", "kontak")  # pages of the demo that name no city


class StartedError(RuntimeError):
    """There is a site already."""


def start_site(name: str, full_name: str) -> None:
    """Home, sections, plain pages, laws, words, services that answer everywhere, in both languages; all or nothing.

    Everything belongs to the office from then on: `demo --remove` leaves it. Raises StartedError where a home page is.
    """
    if HomePage.objects.exists():
        raise StartedError
    with searchable_once():
        before = set(DemoRecord.objects.values_list("pk", flat=True))
        _load({"name": name, "full_name": full_name})
        DemoRecord.objects.exclude(pk__in=before).delete()


def _load(agency: dict[str, str]) -> None:
    indonesian, _ = Locale.objects.get_or_create(language_code="id")
    english, _ = Locale.objects.get_or_create(language_code="en")
    records.load_national(indonesian, english)
    loader = pages.PageLoader(indonesian, english)
    home = pages.load_home(loader, agency)
    sections = pages.load_sections(loader, home)
    plain = [row for row in load_folder("pages") if row["slug"] in PLAIN]
    for row in [*plain, *load_folder("start")]:
        model = AgencyProfilePage if row["slug"] == "profil" else StandardPage
        loader.put(home, model, without_demo(row), with_body)
    # Words that are explained by what one city does are that city's.
    pages.load_glossary(loader, [row for row in load("glossary")["term"] if "Balikpapan" not in str(row)])
    pages.load_legal(loader, sections, [without_demo(row) for row in load_folder("legal") if "region" not in row])


def without_demo(value: Any) -> Any:
    """The same texts; "belum diisi (demo)" is only "belum diisi" where it is no demo."""
    if isinstance(value, dict):
        return {key: without_demo(item) for key, item in value.items()}
    if isinstance(value, list):
        return [without_demo(item) for item in value]
    return value.replace(" (demo)", "") if isinstance(value, str) else value
