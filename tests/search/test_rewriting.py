"""After an upgrade the search follows the new rules, and nobody has to think of it."""

import io

import pytest
from django.core.management import call_command
from django.db import connection

from portal.jobs import jobs
from search import rewriting
from search.engines import Filters, engine
from search.models import SearchDocument, Written
from tests.factories import GuidancePageFactory, SiteTree

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def up_to_date(db: None) -> None:
    for part in (rewriting.DOCUMENTS, rewriting.INDEX):
        rewriting.mark(part)


def found(term: str) -> list[int]:
    return engine().search([(term, 1.0)], Filters("id"), 0, 5)


def test_what_older_rules_wrote_is_written_again_once(tree: SiteTree) -> None:
    page = GuidancePageFactory(parent=tree.id.guidance_index, title="Zyxwah")
    document = SearchDocument.objects.get(object_id=page.pk, source="page")
    SearchDocument.objects.filter(pk=document.pk).update(title_terms="lama")
    Written.objects.filter(part=rewriting.DOCUMENTS).update(rules="00000000")

    jobs["search index"]()

    assert found("zyxwah") == [document.pk]
    assert found("lama") == []
    assert rewriting.outdated() == []


def test_an_index_of_older_rules_is_made_anew(tree: SiteTree) -> None:
    page = GuidancePageFactory(parent=tree.id.guidance_index, title="Zyxwah")
    engine().run("DELETE FROM search_posting")
    Written.objects.filter(part=rewriting.INDEX).delete()

    assert rewriting.rewrite() == [rewriting.INDEX]
    assert found("zyxwah") == [SearchDocument.objects.get(object_id=page.pk, source="page").pk]


def test_nothing_is_written_where_nothing_has_changed(django_assert_num_queries: pytest.FixtureRequest) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]  # the plugin's fixture
        jobs["search index"]()


def test_who_rebuilds_by_hand_has_done_the_workers_work(tree: SiteTree) -> None:
    Written.objects.all().delete()

    call_command("search_rebuild", stdout=io.StringIO())

    assert rewriting.outdated() == []


def test_every_file_that_decides_what_is_written_counts() -> None:
    for part, names in rewriting._FILES.items():
        assert rewriting.rules(part) != "00000000"
        assert [name for name in names if not (rewriting.HERE / name).is_file()] == []


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="only there a lock could keep readers waiting")
def test_nobody_who_searches_waits_while_the_index_is_made_anew() -> None:
    engine().install()  # in the transaction of this test, which goes on
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SET statement_timeout = 2000")  # for a lock that would be held to the end of the test
            cursor.execute("SELECT count(*) FROM search_posting JOIN search_searchdocument ON id = document_id")
            assert cursor.fetchone() is not None
    finally:
        other.close()
