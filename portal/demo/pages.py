"""The demo's pages: published in Indonesian, then translated through wagtail-localize."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Locale, Page, Site

from education.models import GlossaryPage, GlossaryTerm, GuidanceIndexPage, GuidancePage
from home.models import (
    AgencyProfilePage,
    HomePage,
    InformationIndexPage,
    InformationPage,
    LegalIndexPage,
    LegalInstrumentPage,
    StandardPage,
)
from indicators.models import CaseStatistic, Commitment, ComparisonPage, ComparisonRow, DataIndexPage
from news.models import ActivityIndexPage, ActivityOrganization, ActivityPage, NewsIndexPage, NewsPage, ParticipantRow
from portal.models import AgencySettings, BasePage, Theme
from regions.models import Programme, Region
from services.models import Organization

from . import fields
from .asked import asked
from .content import as_lines, key_of, load, load_folder
from .images import load_images
from .registry import put, remember
from .streams import body
from .translations import translate

Row = dict[str, Any]
Fields = Callable[[Row, str], Row]
Prepare = Callable[[Any], None]


class PageLoader:
    """Puts pages under their parents in both languages; a page that exists is left alone."""

    def __init__(self, indonesian: Locale, english: Locale) -> None:
        self.indonesian = indonesian
        self.english = english
        self.pictures = load_images()

    def picture(self, row: Row, language: str) -> Row:
        """The lead picture of a page with its alternative text in the page's language."""
        found = self.pictures.get(row["slug"])
        return {"lead_image": found["lead_image"], "lead_image_alt": found["alt"][language]} if found else {}

    def put(
        self, parent: Page, model: type[BasePage], row: Row, values: Fields, prepare: Prepare | None = None
    ) -> tuple[Any, bool]:
        """The Indonesian page and whether it was made now. `prepare` adds rows and relations before publishing."""
        existing = parent.get_children().filter(slug=row["slug"], locale=self.indonesian).specific().first()
        if existing is not None:
            return existing, False
        page = model(locale=self.indonesian, **values(row, "id"), **self.picture(row, "id"))
        if prepare:
            prepare(page)
        parent.add_child(instance=page)
        page.save_revision().publish()
        remember(page, f"page:{page.pk}")
        english = translate(
            page, model(locale=self.english, **values(row, "en"), **self.picture(row, "en")), self.english
        )
        remember(english, f"page:{english.pk}")
        return page, True


def load_home(loader: PageLoader, agency: Row | None = None) -> HomePage:
    """The home page at the root of the default site; Wagtail's welcome page goes if nothing was built on it.

    `agency`: what it is called, the demo's names where not given.
    """
    row = load("home")["home"]
    root = Page.get_first_root_node()
    site = Site.objects.filter(is_default_site=True).first()
    if site and isinstance(site.root_page.specific, HomePage):
        return site.root_page.specific
    old = site.root_page if site else None

    def values(row: Row, language: str) -> Row:
        return {"slug": "beranda"} | row[language]

    home, _ = loader.put(root, HomePage, {"slug": "beranda", **row}, values)
    if site is None:
        site = Site(hostname="localhost", is_default_site=True)
    address = urlsplit(settings.SITE_URL)
    site.site_name, site.root_page = "Portal PPA", home
    site.hostname = address.hostname or "localhost"
    site.port = address.port or (443 if address.scheme == "https" else 80)
    site.save()
    if old is not None and old.specific_class is Page and not old.get_children().exists():
        old.delete()
    named = AgencySettings.for_site(site)
    for name, value in (agency or load("home")["agency"]).items():
        setattr(named, name, value)
    named.save()
    return home


def load_sections(loader: PageLoader, home: HomePage) -> dict[str, Page]:
    models: dict[str, type[BasePage]] = {
        "edukasi": GuidanceIndexPage,
        "berita": NewsIndexPage,
        "bimtek": ActivityIndexPage,
        "data": DataIndexPage,
        "informasi-publik": InformationIndexPage,
    }
    sections: dict[str, Page] = {}
    for row in load("home")["section"]:
        sections[row["slug"]], _ = loader.put(home, models[row["slug"]], row, fields.common)
    for row, parent, model in (
        (load("home")["glossary"], sections["edukasi"], GlossaryPage),
        (load("home")["legal"], sections["informasi-publik"], LegalIndexPage),
    ):
        sections[row["slug"]], _ = loader.put(parent, model, row, fields.common)
    return sections


def load_plain(loader: PageLoader, home: HomePage) -> None:
    for row in load_folder("pages"):
        loader.put(home, StandardPage, row, fields.with_body)
    organization = Organization.objects.filter(ref=load("home")["profile"]["organization"]).first()
    loader.put(
        home,
        AgencyProfilePage,
        {"slug": "profil", **load("profile")},
        lambda row, language: fields.with_body(row, language) | {"organization": organization},
    )


def load_guidance(loader: PageLoader, index: Page) -> None:
    for row in load_folder("guidance"):

        def prepare(page: GuidancePage, row: Row = row) -> None:
            page.themes = list(Theme.objects.filter(slug=row["theme"].replace("_", "-")))

        loader.put(index, GuidancePage, row, fields.guidance, prepare)


def load_glossary(loader: PageLoader, rows: list[Row]) -> None:
    for row in rows:

        def values(language: str, row: Row = row) -> Row:
            return row[language] | {
                "slug": row["slug"],
                "aliases": as_lines([*([row["acronym"]] if "acronym" in row else []), *row.get("aliases", [])]),
                "display_ok": row.get("display_ok", True),
                "asked": asked("terms", row),
            }

        term, created = put(GlossaryTerm, {"slug": row["slug"], "locale": loader.indonesian}, values("id"))
        if created:
            english = translate(term, GlossaryTerm(**values("en")), loader.english)
            remember(english, f"education.GlossaryTerm:{english.pk}")


def load_information(loader: PageLoader, sections: dict[str, Page]) -> dict[str, int]:
    """Public information and legal instruments; returns the page id of each instrument by slug."""
    for row in load_folder("ppid"):
        loader.put(sections["informasi-publik"], InformationPage, row, fields.information)
    return load_legal(loader, sections, load_folder("legal"))


def load_legal(loader: PageLoader, sections: dict[str, Page], rows: list[Row]) -> dict[str, int]:
    """Legal instruments; the page id of each by slug."""
    ids = {}
    for row in rows:
        region = Region.objects.filter(code=row.get("region", "")).first()

        def values(row: Row, language: str, region: Region | None = region) -> Row:
            return fields.legal(row, language) | {"region": region}

        page, _ = loader.put(sections["hukum"], LegalInstrumentPage, row, values)
        ids[row["slug"]] = page.pk
    return ids


def load_activities(loader: PageLoader, index: Page, legal_ids: dict[str, int]) -> dict[str, ActivityPage]:
    region_ids = dict(Region.objects.values_list("code", "pk"))
    pages = {}
    for row in load_folder("activities"):

        def prepare(page: ActivityPage, row: Row = row) -> None:
            for role, organization in fields.organization_rows(row):
                page.organizations.add(ActivityOrganization(organization=organization, role=role))
            for line in row.get("participants", []):
                values = fields.pick(line, "rt_from", "rt_to", "people", "villages", "note")
                page.participant_rows.add(ParticipantRow(region_id=region_ids[line["region"]], **values))
            page.programmes = list(
                Programme.objects.filter(ref__in=[key_of(ref) for ref in row.get("programmes", [])])
            )
            page.themes = list(Theme.objects.filter(slug__in=row.get("themes", [])))
            page.regions = list(Region.objects.filter(code__in=row.get("regions", [])))

        pages[row["slug"]], _ = loader.put(
            index,
            ActivityPage,
            row,
            lambda row, language: fields.activity(row, language, region_ids, legal_ids),
            prepare,
        )
    return pages


def link_commitments(activities: dict[str, ActivityPage]) -> None:
    """Commitments were signed at an activity; both exist only now."""
    for row in load("status")["commitment"]:
        if "activity" in row:
            Commitment.objects.filter(slug=row["slug"], activity=None).update(activity=activities[row["activity"]])


def load_news(loader: PageLoader, index: Page, activities: dict[str, ActivityPage]) -> None:
    for row in load_folder("news"):

        def prepare(page: NewsPage, row: Row = row) -> None:
            page.regions = list(Region.objects.filter(code__in=row.get("regions", [])))
            page.themes = list(activities[row["activity"]].themes.all()) if "activity" in row else []

        loader.put(
            index,
            NewsPage,
            row,
            lambda row, language: fields.news(row, language) | {"activity": activities.get(row.get("activity", ""))},
            prepare,
        )


def load_comparisons(loader: PageLoader, index: Page) -> None:
    for row in load("home")["comparison"]:

        def values(row: Row, language: str) -> Row:
            return fields.common(row, language) | {"body": body(row[language].get("body", []), row["slug"], language)}

        def prepare(page: ComparisonPage, row: Row = row) -> None:
            figures = CaseStatistic.objects.filter(
                region__code__in=row["regions"], dimension="", value__isnull=False, period_to__year__in=row["years"]
            )
            page.rows = [ComparisonRow(statistic=figure) for figure in figures]

        loader.put(index, ComparisonPage, row, values, prepare)
