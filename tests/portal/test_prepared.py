"""A query that is written once gives what the ORM gives each time."""

from datetime import date

import pytest
from django.db.models import DateField, UUIDField
from pytest_django import DjangoAssertNumQueries

from news.models import ActivityPage
from portal.prepared import Param, Prepared, as_tuple, counted
from tests.factories import ActivityPageFactory, SiteTree

FIELDS = ("title", "date_start", "translation_key", "advertorial", "first_published_at", "funding_amount")
SINCE = Prepared(
    lambda: (
        ActivityPage.objects.filter(date_start__gte=Param("since", DateField())).order_by("pk").values_list(*FIELDS)
    ),
    as_tuple,
)
BY_KEY = Prepared(
    lambda: ActivityPage.objects.filter(translation_key=Param("key", UUIDField())).values_list("pk"), as_tuple
)
KINDS = Prepared(lambda: counted(ActivityPage.objects.filter(locale_id=Param("locale")), "kind"), as_tuple)


def test_values_come_as_the_orm_gives_them(tree: SiteTree) -> None:
    ActivityPageFactory(parent=tree.id.activity_index, date_start=date(2020, 1, 1), funding_amount=5)
    for since in (date(2019, 1, 1), date(2025, 1, 1), date(2030, 1, 1)):
        rows = ActivityPage.objects.filter(date_start__gte=since).order_by("pk").values_list(*FIELDS)
        assert SINCE.rows(since=since) == list(rows)


def test_keys_are_compared_as_the_database_stores_them(tree: SiteTree) -> None:
    assert tree.en
    found = BY_KEY.rows(key=tree.id.activity.translation_key)
    assert sorted(found) == [(tree.id.activity.pk,), (tree.en.activity.pk,)]


def test_each_run_is_one_query_and_a_slice_is_made_by_the_database(
    tree: SiteTree, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    SINCE.rows(since=date(2020, 1, 1))
    with django_assert_num_queries(1) as queries:
        assert len(SINCE.part(since=date(2020, 1, 1))[1:2]) == 1
    assert "LIMIT 1 OFFSET 1" in queries.captured_queries[0]["sql"]


def test_rows_are_counted_by_their_fields(tree: SiteTree) -> None:
    for kind in ("rapat", "rapat", "pelatihan"):
        ActivityPageFactory(parent=tree.id.activity_index, kind=kind)
    locale = tree.id.home.locale_id
    assert dict(KINDS.rows(locale=locale)) == {"bimtek": 1, "rapat": 2, "pelatihan": 1}


def test_a_value_that_is_not_given_is_an_error_not_a_guess(tree: SiteTree) -> None:
    with pytest.raises(KeyError):
        SINCE.rows()
