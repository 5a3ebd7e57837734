"""The form of an activity: a table pasted from a spreadsheet becomes participant rows, whole or not at all."""

from typing import Any

import pytest
from django.http import QueryDict
from wagtail.blocks import StreamValue

from news.forms import ActivityForm
from news.models import ActivityPage
from tests.factories import SiteTree, region

FORM: type[ActivityForm] = ActivityPage.get_edit_handler().get_form_class()


def form(page: ActivityPage, pasted: str) -> ActivityForm:
    """The CMS form of the page as its editor sends it, with a table in the box."""
    empty = ActivityPage.get_edit_handler().get_form_class()(instance=page)
    data: dict[str, Any] = {}
    for name, field in empty.fields.items():
        value = field.prepare_value(empty.initial.get(name, field.initial))
        if value is not None and not isinstance(value, list | StreamValue):
            data[name] = str(value)
    streams = ("sessions", "speakers", "details", "materials", "body", "quotes", "gallery", "legal_refs")
    for name in (*streams, *empty.formsets):
        data |= {f"{name}-count": "0", f"{name}-TOTAL_FORMS": "0", f"{name}-INITIAL_FORMS": "0"}
    query = QueryDict(mutable=True)
    query.update(data | {"no_child_identity": "on", "participants_paste": pasted})
    return FORM(query, instance=page)


def rows(page: ActivityPage) -> list[tuple[str, int | None, int | None, int | None]]:
    saved = ActivityPage.objects.get(pk=page.pk).participant_rows.order_by("sort_order")
    return list(saved.values_list("region__code", "rt_from", "rt_to", "people"))


@pytest.fixture
def page(tree: SiteTree) -> ActivityPage:
    for code in ("64.71.01.1001", "64.71.01.1004", "64.71.02"):
        region(code)
    return ActivityPage.objects.get(pk=tree.id.activity.pk)


def test_pasted_rows_replace_the_rows_of_the_page_in_their_order(page: ActivityPage) -> None:
    sent = form(page, "Kelurahan\tRT\tOrang\nKelurahan Manggar Baru\t1-52\t50\n64.71.01.1001\tRT 1–100\t\n")
    assert sent.is_valid(), sent.errors
    sent.save()
    assert rows(page) == [("64.71.01.1004", 1, 52, 50), ("64.71.01.1001", 1, 100, None)]


def test_an_empty_box_changes_nothing(page: ActivityPage) -> None:
    before = rows(page)
    sent = form(page, "")
    assert sent.is_valid(), sent.errors
    sent.save()
    assert rows(page) == before


def test_one_wrong_row_and_nothing_is_taken(page: ActivityPage) -> None:
    before = rows(page)
    sent = form(page, "Manggar\t1\t100\nManggis\t1\t5\nLamaru\t9\t1")
    assert not sent.is_valid()
    assert [message.split(":")[0] for message in sent.errors["participants_paste"]] == [
        "Baris 2, kelurahan “Manggis”",
        "Baris 3, RT “9-1”",
    ]
    assert rows(page) == before


def test_a_name_that_several_places_have_means_the_one_in_our_city(page: ActivityPage) -> None:
    region("11.01.01.2001", name="Manggar")
    sent = form(page, "Manggar\t1\t5")
    assert sent.is_valid(), sent.errors
    sent.save()
    assert rows(page) == [("64.71.01.1001", 1, 5, None)]


def test_a_name_that_several_other_places_have_asks_for_the_code(page: ActivityPage) -> None:
    for code in ("11.01.01.2001", "12.01.01.2001"):
        region(code, name="Sukamaju")
    sent = form(page, "Sukamaju\t1\t5")
    assert not sent.is_valid()
    assert "11.01.01.2001" in sent.errors["participants_paste"][0]
    assert "tulis kodenya" in sent.errors["participants_paste"][0]


def test_a_draft_takes_the_rows_into_its_revision(page: ActivityPage) -> None:
    sent = form(page, "Lamaru\t1\t34\t30")
    assert sent.is_valid(), sent.errors
    draft = sent.save(commit=False)
    revision = draft.save_revision()
    assert rows(page) != [("64.71.01.1002", 1, 34, 30)]
    assert [(row.region.name, row.people) for row in revision.as_object().participant_rows.all()] == [("Lamaru", 30)]
