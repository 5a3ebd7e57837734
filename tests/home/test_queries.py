"""Plain pages, public information and law ask the database equally often, whatever stands beside them."""

import pytest

from home.models import AgencyProfilePage, InformationPage, LegalInstrumentPage, StandardPage
from services.models import Organization, Person, RoleHolding
from tests.counting import FEW, LISTING_LIMIT, MANY, PAGE_LIMIT, know_sizes, queries
from tests.factories import PersonFactory, RoleHoldingFactory, SiteTree, region, translate
from tests.factories.siblings import siblings
from tests.factories.stuffed import document, picture, stuffed_body

BOTH = (
    "/informasi-publik/",
    "/informasi-publik/?golongan=berkala",
    "/informasi-publik/hukum/",
    "/informasi-publik/hukum/?jenis=keputusan",
)
LISTS = (*BOTH, *(f"/en{path}" for path in BOTH))
SINGLE = (
    "/informasi-publik/profil-layanan/",
    "/informasi-publik/hukum/kepwali-188-45-217-2013/",
    "/profil/",
    "/keamanan/",
)
PAGES = (*SINGLE, *(f"/en{path}" for path in SINGLE))


def grow(tree: SiteTree, number: int) -> None:
    for branch in filter(None, (tree.id, tree.en)):
        for page in (branch.information, branch.legal, branch.safety):
            siblings(page, number)
    dinas = Organization.objects.get(ref="dp3akb-bpn")
    people = Person.objects.bulk_create(PersonFactory.build_batch(number))
    RoleHolding.objects.bulk_create(RoleHoldingFactory.build(organization=dinas, person=person) for person in people)


def test_lists_and_pages_ask_equally_often_for_few_and_many_siblings(tree: SiteTree) -> None:
    grow(tree, FEW)
    few = {path: queries(path) for path in LISTS + PAGES}
    grow(tree, MANY)
    know_sizes()
    assert {path: queries(path) for path in LISTS + PAGES} == few
    assert max(few[path] for path in LISTS) <= LISTING_LIMIT
    assert max(few[path] for path in PAGES) <= PAGE_LIMIT


@pytest.mark.parametrize(
    ("model", "path"),
    [
        (StandardPage, "/keamanan/"),
        (AgencyProfilePage, "/profil/"),
        (InformationPage, "/informasi-publik/profil-layanan/"),
        (LegalInstrumentPage, "/informasi-publik/hukum/kepwali-188-45-217-2013/"),
    ],
)
def test_a_page_with_everything_in_its_body_stays_within_the_limit(
    tree: SiteTree, model: type[StandardPage], path: str
) -> None:
    page = model.objects.filter(locale=tree.id.home.locale, slug=path.split("/")[-2]).get()
    page.lead_image, page.body = picture("utama"), stuffed_body(link=tree.id.activity)
    if isinstance(page, LegalInstrumentPage):
        page.region, page.document = region("64.71"), document("naskah")
    page.save()
    translate(page)
    assert queries(path) <= PAGE_LIMIT
    assert queries(f"/en{path}") <= PAGE_LIMIT
