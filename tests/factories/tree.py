"""The whole published site in Indonesian and English: `tree = site_tree()`, then `tree.id.news`, `tree.en.news`."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any, TypeVar

from django.utils import timezone
from wagtail.models import Locale, Page, Site

from education.models import GlossaryPage, GuidanceIndexPage, GuidancePage
from home.models import (
    AgencyProfilePage,
    HomePage,
    InformationIndexPage,
    InformationPage,
    LegalIndexPage,
    LegalInstrumentPage,
    StandardPage,
)
from indicators.models import ComparisonPage, DataIndexPage
from news.models import ActivityIndexPage, ActivityPage, NewsIndexPage, NewsPage

from .activities import ActivityOrganizationFactory, ActivityPageFactory, ParticipantRowFactory
from .pages import (
    AgencyProfilePageFactory,
    ComparisonPageFactory,
    GuidancePageFactory,
    InformationPageFactory,
    LegalInstrumentPageFactory,
    NewsPageFactory,
    StandardPageFactory,
    items,
    stream,
)
from .records import OrganizationFactory, PersonFactory, ProgrammeFactory, RoleHoldingFactory, ThemeFactory, region
from .translation import translate

P = TypeVar("P", bound=Page)

# wagtail-localize cannot read a text that is missing, only one that is empty.
EMPTY_SPEAKER = {"capacity": "narasumber", "organization": None, "role": "", "topic": "", "as_printed": "", "note": ""}


@dataclass(frozen=True)
class Branch:
    """Every page type once, in one language, in the order in which they are made."""

    home: HomePage
    guidance_index: GuidanceIndexPage
    glossary: GlossaryPage
    guidance: GuidancePage
    information_index: InformationIndexPage
    information: InformationPage
    legal_index: LegalIndexPage
    legal: LegalInstrumentPage
    activity_index: ActivityIndexPage
    activity: ActivityPage
    news_index: NewsIndexPage
    news: NewsPage
    data_index: DataIndexPage
    comparison: ComparisonPage
    profile: AgencyProfilePage
    safety: StandardPage
    privacy: StandardPage
    accessibility: StandardPage
    contact: StandardPage
    about: StandardPage

    @property
    def pages(self) -> list[Page]:
        return [getattr(self, field.name) for field in fields(self)]


@dataclass(frozen=True)
class SiteTree:
    id: Branch
    en: Branch | None

    @property
    def pages(self) -> list[Page]:
        return self.id.pages + (self.en.pages if self.en else [])


def site_tree(*, translated: bool = True) -> SiteTree:
    """Empties the site, then builds and publishes it; `translated=False` leaves English out (quicker)."""
    for code in ("id", "en"):
        Locale.objects.get_or_create(language_code=code)
    root = _empty_root()
    home = _add(root, HomePage(title="Beranda", slug="home", locale=Locale.get_default()))
    Site.objects.all().delete()
    Site.objects.create(hostname="testserver", root_page=home, is_default_site=True)
    branch = Branch(home=home, **_pages(home))
    if not translated:
        return SiteTree(branch, None)
    return SiteTree(branch, Branch(**{field.name: translate(getattr(branch, field.name)) for field in fields(branch)}))


def _empty_root() -> Page:
    for page in Page.get_first_root_node().get_children():
        page.delete()
    return Page.get_first_root_node()


def _add(parent: Page, page: P) -> P:
    """The page, published, as the last child of `parent`."""
    page.first_published_at = page.last_published_at = timezone.now()
    return parent.add_child(instance=page)


def _pages(home: HomePage) -> dict[str, Any]:
    guidance_index = _add(home, GuidanceIndexPage(title="Panduan", slug="edukasi"))
    information_index = _add(home, InformationIndexPage(title="Informasi publik", slug="informasi-publik"))
    legal_index = _add(information_index, LegalIndexPage(title="Peraturan", slug="hukum"))
    legal = LegalInstrumentPageFactory(parent=legal_index, title="Keputusan Wali Kota", slug="kepwali-188-45-217-2013")
    activity_index = _add(home, ActivityIndexPage(title="Bimtek dan kegiatan", slug="bimtek"))
    activity = _activity(activity_index, legal)
    news_index = _add(home, NewsIndexPage(title="Berita", slug="berita"))
    data_index = _add(home, DataIndexPage(title="Data", slug="data"))
    dinas = OrganizationFactory(ref="dp3akb-bpn", name="DP3AKB Kota Balikpapan", acronym="DP3AKB")
    RoleHoldingFactory(organization=dinas, person__name="Nursyamsiarni D. Larose", acting=True)
    return {
        "guidance_index": guidance_index,
        "glossary": _add(guidance_index, GlossaryPage(title="Kamus istilah", slug="istilah")),
        "guidance": GuidancePageFactory(parent=guidance_index, title="Setelah kejadian", slug="setelah-kejadian"),
        "information_index": information_index,
        "information": InformationPageFactory(parent=information_index, title="Profil layanan", slug="profil-layanan"),
        "legal_index": legal_index,
        "legal": legal,
        "activity_index": activity_index,
        "activity": activity,
        "news_index": news_index,
        "news": _news(news_index, activity),
        "data_index": data_index,
        "comparison": ComparisonPageFactory(parent=data_index, title="Kutai Timur dan Batam", slug="kutim-batam"),
        "profile": AgencyProfilePageFactory(parent=home, title="Profil dinas", slug="profil", organization=dinas),
        **{
            name: StandardPageFactory(parent=home, title=title, slug=slug)
            for name, title, slug in (
                ("safety", "Keamanan", "keamanan"),
                ("privacy", "Privasi", "privasi"),
                ("accessibility", "Aksesibilitas", "aksesibilitas"),
                ("contact", "Kontak", "kontak"),
                ("about", "Tentang", "tentang"),
            )
        },
    }


def _activity(index: ActivityIndexPage, legal: LegalInstrumentPage) -> ActivityPage:
    """A training with something in every kind of field."""
    speaker = PersonFactory(ref="renny-witasari", name="Renny Witasari", rank="IPTU")
    page = ActivityPageFactory(
        parent=index,
        title="Bimtek Seksi PPA tingkat RT",
        slug="bimtek-seksi-ppa-rt",
        venue_region=region("64.71"),
        participants_total=234,
        participants_unit="orang",
        participants_group="Seksi PPA RT",
        focus_before="Apa yang harus dilakukan jika belum ada kasus",
        focus_after="Langkah yang harus diambil jika kekerasan sudah terjadi",
        speakers=stream(("speaker", {**EMPTY_SPEAKER, "person": speaker.pk, "topic": "hukum"})),
        details=stream(("details", {"kind": "topics", "items": items("penguatan peran RT")})),
        legal_refs=stream(("legal", legal.pk)),
        funding_source="APBD Kota Balikpapan",
        funding_year=2025,
        source_publisher="inibalikpapan.com",
        source_url="https://www.inibalikpapan.com/rt-siaga",
        source_rights="Ringkasan dan tautan",
    )
    for code, last in (("1001", 100), ("1004", 52), ("1002", 34), ("1003", 48)):
        ParticipantRowFactory(page=page, region=region(f"64.71.01.{code}"), rt_from=1, rt_to=last)
    ActivityOrganizationFactory(page=page, organization__ref="dp3akb-bpn", organization__name="DP3AKB Kota Balikpapan")
    page.programmes = [ProgrammeFactory(ref="seksi-ppa-rt", acronym="Seksi PPA RT")]
    page.regions = [region("64.71")]
    page.themes = [ThemeFactory()]
    page.save()
    return page


def _news(index: NewsIndexPage, activity: ActivityPage) -> NewsPage:
    return NewsPageFactory(
        parent=index,
        title="RT siaga: 234 peserta ikuti bimtek",
        slug="rt-siaga",
        kind="press",
        date=date(2025, 7, 29),
        activity=activity,
        source_publisher="inibalikpapan.com",
        source_url="https://www.inibalikpapan.com/rt-siaga",
        source_rights="Ringkasan dan tautan",
    )
