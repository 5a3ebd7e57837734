"""What is public can be found the moment it is published, and nothing else ever."""

from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import translation
from wagtail.models import Locale, PageViewRestriction

from education.models import GlossaryTerm
from portal.searchable import Kind, bulk_changed
from regions.models import Region
from search.engines import Filters, engine
from search.models import SearchDocument
from search.query import parse
from tests.factories import (
    ActivityOrganizationFactory,
    ActivityPageFactory,
    CaseStatisticFactory,
    ChannelFactory,
    GlossaryTermFactory,
    GuidancePageFactory,
    NewsPageFactory,
    OrganizationFactory,
    ParticipantRowFactory,
    PersonFactory,
    ProgrammeFactory,
    ServiceLocationFactory,
    SiteTree,
    StandardPageFactory,
    region,
)
from tests.factories.pages import stream

pytestmark = pytest.mark.django_db


def titles(asked: str, locale: str = "id", kind: str = "") -> list[str]:
    rows = engine().search(parse(asked, locale).weighted, Filters(locale, kind), 0, 50)
    found = SearchDocument.objects.in_bulk(rows)
    return [found[row].title for row in rows]


def test_every_page_type_but_the_home_page_is_found_in_each_language(tree: SiteTree) -> None:
    wanted = {(page.title, page.locale.language_code) for page in tree.pages if page.depth > 2}

    assert set(SearchDocument.objects.filter(source="page").values_list("title", "locale")) == wanted


def test_a_document_says_kind_region_date_and_address(tree: SiteTree) -> None:
    page = ActivityPageFactory(
        parent=tree.id.activity_index,
        title="Bimtek Lamaru",
        slug="bimtek-lamaru",
        venue_region=region("64.71.01.1002"),
    )

    found = SearchDocument.objects.get(object_id=page.pk, source="page")

    assert (found.kind, found.path, found.locale) == (Kind.ACTIVITY, "/bimtek/bimtek-lamaru/", "id")
    assert (found.region_code, found.region_name) == ("64.71.01.1002", "Kelurahan Lamaru")
    assert (found.date, found.date_precision) == (date(2025, 7, 29), "day")


@pytest.mark.parametrize(
    ("precision", "expected"), [("month", (date(2025, 7, 29), "month")), ("unknown", (None, "day"))]
)
def test_a_date_is_never_more_exact_than_known(tree: SiteTree, precision: str, expected: tuple[date, str]) -> None:
    page = ActivityPageFactory(parent=tree.id.activity_index, date_precision=precision)

    assert SearchDocument.objects.values_list("date", "date_precision").get(object_id=page.pk) == expected


def test_a_draft_is_not_found_until_it_is_published(tree: SiteTree) -> None:
    page = StandardPageFactory(parent=tree.id.home, title="Zamrud", live=False)
    assert titles("zamrud") == []

    page.save_revision().publish()
    assert titles("zamrud") == ["Zamrud"]


def test_a_draft_of_a_published_page_stays_hidden(tree: SiteTree) -> None:
    page = StandardPageFactory(parent=tree.id.home, title="Terang")
    page.title = "Rahasia"

    page.save_revision()

    assert titles("rahasia") == []
    assert titles("terang") == ["Terang"]


def test_an_unpublished_page_leaves_at_once(tree: SiteTree) -> None:
    tree.id.guidance.unpublish()

    assert "Setelah kejadian" not in titles("setelah kejadian")


def test_a_deleted_branch_leaves_with_all_below_it(tree: SiteTree) -> None:
    tree.id.guidance_index.delete()

    assert not SearchDocument.objects.filter(kind=Kind.GUIDANCE, locale="id").exists()


def test_a_restricted_branch_leaves_and_comes_back(tree: SiteTree) -> None:
    restriction = PageViewRestriction.objects.create(page=tree.id.guidance_index, restriction_type="login")
    assert titles("setelah kejadian", kind=Kind.GUIDANCE) == []

    restriction.delete()
    assert titles("setelah kejadian", kind=Kind.GUIDANCE)[0] == "Setelah kejadian"


def test_a_page_published_below_a_restriction_is_not_found(tree: SiteTree) -> None:
    PageViewRestriction.objects.create(page=tree.id.guidance_index, restriction_type="password", password="x")

    GuidancePageFactory(parent=tree.id.guidance_index, title="Zamrud").save_revision().publish()

    assert titles("zamrud") == []


def test_a_moved_branch_is_found_at_its_new_address(tree: SiteTree) -> None:
    tree.id.glossary.move(tree.id.home, pos="last-child")

    assert SearchDocument.objects.get(object_id=tree.id.glossary.pk, source="page").path == "/istilah/"


def test_a_new_slug_changes_the_addresses_below(
    tree: SiteTree, django_capture_on_commit_callbacks: pytest.FixtureRequest
) -> None:
    tree.id.guidance_index.slug = "panduan"
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # a callable fixture
        tree.id.guidance_index.save_revision().publish()

    assert SearchDocument.objects.get(object_id=tree.id.guidance.pk, source="page").path.startswith("/panduan/")


def test_a_training_is_found_by_who_took_part_spoke_and_organised(tree: SiteTree) -> None:
    page = ActivityPageFactory.build(
        title="Zamrud",
        speakers=stream(("speaker", {"person": PersonFactory(name="Renny Witasari", variants="Reni Witasri").pk})),
    )
    tree.id.activity_index.add_child(instance=page)
    ParticipantRowFactory(page=page, region=region("64.71.01.1003"))
    ActivityOrganizationFactory(page=page, organization=OrganizationFactory(acronym="DP2KBP3A"))
    page.programmes.add(ProgrammeFactory(acronym="PATBM", aliases="TAPBM (salah ketik)"))
    page.save_revision().publish()

    for asked in ("renny", "witasri", "teritip", "DP2KBP3A", "tapbm"):
        assert "Zamrud" in titles(asked, kind=Kind.ACTIVITY), asked


def test_a_renamed_region_is_found_on_pages_that_name_it(tree: SiteTree) -> None:
    page = ActivityPageFactory(parent=tree.id.activity_index, title="Zamrud", venue_region=region("64.71.01.1002"))
    place = Region.objects.get(code="64.71.01.1002")
    place.aliases = "Lamaru Baru\nLamarru"
    place.save()

    assert page.title in titles("lamarru", kind=Kind.ACTIVITY)
    assert titles("lamarru", kind=Kind.REGION) == ["Kelurahan Lamaru"]


def test_the_names_of_a_deleted_speaker_are_forgotten(tree: SiteTree) -> None:
    person = PersonFactory(name="Zamrudin")
    page = ActivityPageFactory(parent=tree.id.activity_index, speakers=stream(("speaker", {"person": person.pk})))
    page.save_revision().publish()
    assert titles("zamrudin") == [page.title]

    person.delete()
    assert titles("zamrudin") == []


def test_notes_for_editors_are_never_searched(tree: SiteTree) -> None:
    ActivityPageFactory(parent=tree.id.activity_index, editor_notes="zamrud", photo_note="zamrud")
    NewsPageFactory(parent=tree.id.news_index, editor_notes="zamrud", source_url_note="zamrud")

    assert titles("zamrud") == []


def test_a_region_is_one_document_for_all_languages() -> None:
    region("64.71.01.1001")

    for locale in ("id", "en"):
        assert titles("manggar", locale, Kind.REGION)[0] == "Kelurahan Manggar"
    found = SearchDocument.objects.get(title="Kelurahan Manggar")
    assert found.url("en") == f"/en{found.url('id')}"
    assert found.summary == "Kecamatan Balikpapan Timur, Kota Balikpapan, Kalimantan Timur"


def test_villages_of_the_agencys_own_region_come_first() -> None:
    region("11.01.01.2001", name="Lamaru")
    region("64.71.01.1002")

    rows = engine().search((("lamaru", 1.0),), Filters("id"), 0, 2)

    assert SearchDocument.objects.get(pk=rows[0]).region_code == "64.71.01.1002"


def test_regions_loaded_in_bulk_are_found_once_the_import_says_so() -> None:
    Region.objects.bulk_create([Region(code="97", level="provinsi", name="Zamrud Timur")])
    bulk_changed.send(sender=Region)
    assert titles("zamrud") == ["Zamrud Timur"]

    Region.objects.filter(code="97")._raw_delete("default")  # type: ignore[attr-defined]  # past every signal, as an import does
    bulk_changed.send(sender=Region)
    assert titles("zamrud") == []


def test_a_region_saved_by_an_english_editor_is_the_same() -> None:
    place = region("64.71.01.1001")
    before = SearchDocument.objects.values_list("title", "path", "summary").get(source="region", object_id=place.pk)
    with translation.override("en"):
        place.save()

    assert (
        SearchDocument.objects.values_list("title", "path", "summary").get(source="region", object_id=place.pk)
        == before
    )


def test_a_service_is_found_by_place_service_and_number() -> None:
    location = ServiceLocationFactory(coverage=[region("64.71")])
    channel = ChannelFactory(location=location, value="+6282152858026", display="0821 5285 8026")
    for asked in ("balikpapan uptd", "pendampingan", "5285"):
        assert titles(asked, kind=Kind.SERVICE) == ["UPTD PPA Balikpapan"], asked
    # Only its own page says how far a number can be trusted.
    assert not SearchDocument.objects.filter(body__contains="5285").exists()

    channel.retired_on = date(2020, 1, 1)
    channel.save()
    assert titles("5285") == []

    location.active = False
    location.save()
    assert titles("uptd", kind=Kind.SERVICE) == []


def test_of_services_alike_the_one_for_our_own_area_stands_first() -> None:
    ServiceLocationFactory(name="UPTD PPA", slug="jauh", coverage=[region("21.71")])
    ServiceLocationFactory(name="UPTD PPA", slug="sini", coverage=[region("64.71")])
    national = ServiceLocationFactory(name="UPTD PPA", slug="nasional", is_national=True)

    weights = dict(SearchDocument.objects.filter(kind=Kind.SERVICE, locale="id").values_list("path", "weight"))

    assert weights["/layanan/sini/"] == weights[national.get_absolute_url()] > weights["/layanan/jauh/"]


def test_an_address_on_the_web_lends_a_service_no_words() -> None:
    ChannelFactory(
        location=ServiceLocationFactory(coverage=[region("64.71")]), type="situs",
        value="https://zamrud.balikpapan.go.id/", display="zamrud.balikpapan.go.id",
    )  # fmt: skip

    assert titles("zamrud", kind=Kind.SERVICE) == []


def test_a_term_is_found_by_its_misprints_at_its_place_in_the_glossary(client: Client, tree: SiteTree) -> None:
    GlossaryTermFactory(slug="patbm", term="PATBM", aliases="TAPBM\nPAPTBM")

    # What a synonym adds comes after it.
    assert titles("tapbm")[0] == "PATBM"
    path = SearchDocument.objects.get(title="PATBM").path
    assert path == "/edukasi/istilah/?huruf=P#patbm"
    assert 'id="patbm"' in client.get(path).content.decode()
    tree.id.glossary.unpublish()
    assert "PATBM" not in titles("tapbm")


def test_a_word_that_must_not_be_shown_leads_to_the_glossary_and_never_appears(tree: SiteTree) -> None:
    GlossaryTermFactory(term="rudapaksa", display_ok=False)

    assert titles("rudapaksa")[0] == "Kamus istilah"
    for column in ("title", "summary", "body"):
        assert not SearchDocument.objects.filter(**{f"{column}__icontains": "rudapaksa"}).exists()


def test_a_new_figure_can_be_found_on_the_data_page(tree: SiteTree) -> None:
    CaseStatisticFactory(metric="Zamrud per kelurahan")

    assert titles("zamrud") == ["Data"]


def test_a_rebuild_gives_the_same_documents_and_drops_orphans(tree: SiteTree) -> None:
    GlossaryTermFactory(locale=Locale.get_default())
    for page in (tree.id.activity, tree.en.activity):
        page.save_revision().publish()
    columns = ("source", "object_id", "locale", "path", "title", "summary", "body", "names_terms")
    before = set(SearchDocument.objects.values_list(*columns))
    SearchDocument.objects.filter(kind=Kind.NEWS).delete()
    SearchDocument.objects.create(source="term", object_id="999999", kind=Kind.TERM, path="/x/", title="Yatim")
    SearchDocument.objects.filter(kind=Kind.LEGAL).update(title="berubah")

    call_command("search_rebuild", verbosity=0)

    assert set(SearchDocument.objects.values_list(*columns)) == before
    assert GlossaryTerm.objects.count() == SearchDocument.objects.filter(source="term").count()


def test_a_page_that_cannot_be_projected_is_published_all_the_same(
    tree: SiteTree, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("education.models.GuidancePage.get_audience_display", lambda page: 1 / 0)
    tree.id.guidance.title = "Terbit juga"

    tree.id.guidance.save_revision().publish()

    tree.id.guidance.refresh_from_db()
    assert tree.id.guidance.title == "Terbit juga"
    assert "Not searchable" in caplog.text
