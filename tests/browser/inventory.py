"""Which addresses the portal has. Run as a module beside a site's data it prints them as JSON.

Page types come from the database and other views from the address table, so that a new one is covered, or
fails the tests for want of an example, without anybody editing a list.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.browser.fetch import fetch

if TYPE_CHECKING:
    from tests.servers import DemoSite

# Views that answer the same addresses in another state.
STATES = {
    "search with results": "/cari/?q=anak",
    "search filtered": "/cari/?q=kekerasan&jenis=edukasi",
    "search without results": "/cari/?q=zzqqxx",
    "search for one kind of word": "/cari/?q=bimtek",
    "nearest by name": "/layanan/terdekat/?q=manggar",
    "nearest by code": "/layanan/terdekat/?wilayah=64.71.01.1001",
    "nearest, several places": "/layanan/terdekat/?q=76116",
    "nearest, nothing found": "/layanan/terdekat/?q=zzqqxx",
    "directory of one place and kind": "/layanan/?wilayah=manggar&jenis=pengaduan",
    "directory of no place": "/layanan/?wilayah=zzqqxx",
    "region, city": "/wilayah/64.71/",
    "region, province": "/wilayah/64/",
}
# Leads away from this host, which is what it is for: no browser test opens it.
LEAVES = {"quick_exit"}
# Answers a form only: tests/services/test_people.py, tests/complaints/test_form.py.
POSTS = {"rt_contact", "channel_number", "private_form_attachment", "private_form_send"}
# Answers a program's question only, in JSON: tests/browser/test_form.py.
ASKED_BY_PROGRAMS = {"private_form_keys"}
# Forms that were sent: what is sent, and the status of the answer. RT 998 has a contact: tests.browser.conftest.
POSTED = {
    "change request with errors": ("/layanan/uptd-ppa-balikpapan/usul/", {"kind": ""}, 400),
    "RT contact": ("/wilayah/64.71.01.1001/rt/", {"rt": "998"}, 200),
    "RT without contact": ("/wilayah/64.71.01.1001/rt/", {"rt": "997"}, 200),
    "RT that is none": ("/wilayah/64.71.01.1001/rt/", {"rt": "dua"}, 400),
    "number on request": ("/layanan/uptd-ppa-balikpapan/nomor/", {}, 200),
    "position on land": ("/layanan/terdekat/", {"lat": "-1.214", "lng": "116.938"}, 200),
    "position at sea": ("/layanan/terdekat/", {"lat": "-3.0", "lng": "117.9"}, 200),
    "position that is none": ("/layanan/terdekat/", {"lat": "x", "lng": ""}, 400),
}
LOCATION_VIEWS = ("service_location", "location_card", "change_request", "change_request_thanks")
ERRORS = {"no such page": "/tidak-ada/", "no such region": "/wilayah/99.99/", "no such list page": "/berita/?p=999"}


@dataclass(frozen=True)
class Address:
    name: str
    path: str


def addresses(site: DemoSite) -> list[Address]:
    """HTML pages of the site that are found, by what makes them different, in Indonesian and English."""
    listed = inventory(site)
    routes = [(name, path) for name, path in listed["routes"] if name.split()[0] not in LEAVES]
    found = [Address(name, path) for name, path in [*listed["pages"], *routes]]
    for prefix in ("", "/en"):
        found += [Address(f"{name} {prefix}".strip(), prefix + path) for name, path in STATES.items()]
    return [address for address in found if _is_page(site, address.path)]


def _is_page(site: DemoSite, path: str) -> bool:
    """Whether the address answers with a page; feeds, downloads and the second step out do not."""
    answer = fetch(site.url, path)
    # What fails is kept: test_pages says so.
    return answer.is_html if answer.status == 200 else answer.status >= 400


@dataclass(frozen=True)
class Sent:
    """A form that somebody sends, and the status of the page that answers it."""

    name: str
    path: str
    fields: dict[str, str]
    status: int


def sent() -> list[Sent]:
    """The answers to forms, in both languages."""
    return [
        Sent(f"{name} {prefix}".strip(), prefix + path, fields, status)
        for prefix in ("", "/en")
        for name, (path, fields, status) in POSTED.items()
    ]


def errors() -> list[Address]:
    """Addresses that nobody has, in both languages: their pages must be as good as any other."""
    return [
        Address(f"{name} {prefix}".strip(), prefix + path) for prefix in ("", "/en") for name, path in ERRORS.items()
    ]


def listing(found: dict[str, Any]) -> str:
    """What a failing check found, a page a line, not cut short."""
    return "\n" + "\n".join(f"{page}: {faults}" for page, faults in found.items())


def inventory(site: DemoSite) -> dict[str, Any]:
    """`pages` and `routes` as [name, path]; `page_types_without_page` and `routes_without_example` as names."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.browser.inventory"], env=site.env, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout)


def _page_types() -> tuple[list[tuple[str, str]], list[str]]:
    """The fullest live page of each type and language; and the types that have none."""
    from wagtail.models import Locale

    from portal.checks.content import our_page_types

    found: list[tuple[str, str]] = []
    missing: list[str] = []
    for model in our_page_types():
        for locale in Locale.objects.all():
            pages = model.objects.live().filter(locale=locale)
            fullest = max(pages, key=lambda page: len(page.to_json()), default=None)
            name = f"{model.__name__} {locale.language_code}"
            if fullest is None:
                missing.append(name)
            else:
                found.append((name, fullest.get_url_parts()[2]))
    return found, missing


def _routes() -> tuple[list[tuple[str, str]], list[str]]:
    """Every other public view that answers with HTML, once a language; and those that we have no example for."""
    from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
    from django.urls.resolvers import LocalePrefixPattern
    from django.utils.translation import override

    examples = _examples()

    def named(resolver: URLResolver) -> Iterator[str]:
        for entry in resolver.url_patterns:
            if isinstance(entry, URLResolver):
                if entry.urlconf_module is None or not str(entry.urlconf_name).startswith("wagtail"):
                    yield from named(entry)
            elif isinstance(entry, URLPattern) and entry.name and not entry.name.startswith("wagtail"):
                yield entry.name

    public = [entry for entry in get_resolver().url_patterns if isinstance(entry.pattern, LocalePrefixPattern)]
    found: list[tuple[str, str]] = []
    missing: list[str] = []
    for name in dict.fromkeys(
        name for resolver in public for name in named(resolver) if name not in POSTS | ASKED_BY_PROGRAMS
    ):
        for language in ("id", "en"):
            with override(language):
                try:
                    path = reverse(name, kwargs=examples.get(name))
                except NoReverseMatch:
                    missing.append(name)
                else:
                    found.append((f"{name} {language}", path))
    return found, sorted(set(missing))


def _examples() -> dict[str, dict[str, Any]]:
    """For a view with arguments: the arguments of one page of it."""
    from indicators.models import ComparisonPage
    from news.models import ActivityPage
    from services.models import ServiceLocation

    location = ServiceLocation.objects.order_by("pk").first()
    activity = ActivityPage.objects.live().order_by("pk").first()
    comparison = ComparisonPage.objects.live().order_by("pk").first()
    return {
        "region": {"code": "64.71.01.1001"},
        "region_card": {"code": "64.71.01.1001"},
        "region_map": {"code": "64.71"},
        "pack": {"code": "64.71"},
        "region_data_csv": {"code": "64.71"},
        **({name: {"slug": location.slug} for name in LOCATION_VIEWS} if location else {}),
        **({"activity_calendar": {"slug": activity.slug}} if activity else {}),
        **({"comparison_csv": {"slug": comparison.slug}} if comparison else {}),
    }


def main() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.embedded")
    django.setup()
    pages, types_missing = _page_types()
    routes, routes_missing = _routes()
    json.dump(
        {
            "pages": pages,
            "routes": routes,
            "page_types_without_page": types_missing,
            "routes_without_example": routes_missing,
        },
        sys.stdout,
    )


if __name__ == "__main__":
    main()
