"""Guidance and glossary ask the database equally often with ten and with a thousand siblings."""

from wagtail.models import Locale

from education.models import GlossaryTerm, GuidancePage
from tests.counting import FEW, LISTING_LIMIT, MANY, PAGE_LIMIT, know_sizes, queries
from tests.factories import SiteTree, translate
from tests.factories.siblings import siblings
from tests.factories.stuffed import picture, stuffed_body

BOTH = ("/edukasi/", "/edukasi/?untuk=korban&waktu=sesudah", "/edukasi/istilah/", "/edukasi/istilah/?huruf=I")
LISTS = (*BOTH, *(f"/en{path}" for path in BOTH))
PAGES = ("/edukasi/setelah-kejadian/", "/en/edukasi/setelah-kejadian/")


def grow(tree: SiteTree, number: int) -> None:
    for branch in filter(None, (tree.id, tree.en)):
        siblings(branch.guidance, number)
    start = GlossaryTerm.objects.count()
    GlossaryTerm.objects.bulk_create(
        GlossaryTerm(slug=f"i{start + place}", term=f"Istilah {start + place}", definition="Arti.", locale=locale)
        for locale in Locale.objects.all()
        for place in range(number)
    )


def test_lists_and_pages_ask_equally_often_for_few_and_many_siblings(tree: SiteTree) -> None:
    grow(tree, FEW)
    few = {path: queries(path) for path in LISTS + PAGES}
    grow(tree, MANY)
    know_sizes()
    assert {path: queries(path) for path in LISTS + PAGES} == few
    assert max(few[path] for path in LISTS) <= LISTING_LIMIT
    assert max(few[path] for path in PAGES) <= PAGE_LIMIT


def test_guidance_with_everything_in_its_body_stays_within_the_limit(tree: SiteTree) -> None:
    siblings(tree.id.guidance, FEW)
    page = GuidancePage.objects.get(pk=tree.id.guidance.pk)
    page.lead_image, page.body = picture("utama"), stuffed_body(link=tree.id.activity)
    page.save()
    translate(page)
    assert max(queries(path) for path in PAGES) <= PAGE_LIMIT
