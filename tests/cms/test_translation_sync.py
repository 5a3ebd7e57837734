"""An English reader never sees an old date; texts wait for a translator, and the page knows it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.test import Client
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, TranslationSource

from education.models import GlossaryTerm
from news.models import ActivityPage, ParticipantRow
from portal.translation_sync import OLDER_TEXT, is_outdated, sync_record
from tests.factories import GlossaryTermFactory, ProgrammeFactory, SiteTree, region, translate
from tests.factories.pages import stream


def publish(page: Page) -> None:
    page.save_revision().publish()


def english(tree: SiteTree) -> ActivityPage:
    return ActivityPage.objects.get(pk=tree.en.activity.pk)


def indonesian(tree: SiteTree) -> ActivityPage:
    return ActivityPage.objects.get(pk=tree.id.activity.pk)


def test_dates_and_status_follow_at_once(tree: SiteTree) -> None:
    page = indonesian(tree)
    page.date_start, page.date_end, page.status = date(2026, 12, 1), date(2026, 12, 2), "batal"
    publish(page)
    target = english(tree)
    assert (target.date_start, target.date_end, target.status) == (date(2026, 12, 1), date(2026, 12, 2), "batal")
    assert target.live
    assert target.get_latest_revision_as_object().date_start == date(2026, 12, 1)


def test_participant_rows_follow_at_once(tree: SiteTree) -> None:
    page = indonesian(tree)
    page.participant_rows.set([ParticipantRow(region=region("64.71.01.1002"), rt_from=1, rt_to=5)])
    publish(page)
    rows = english(tree).participant_rows.all()
    assert [(row.region.code, row.rt_to) for row in rows] == [("64.71.01.1002", 5)]
    assert [row.rt_to for row in indonesian(tree).participant_rows.all()] == [5]


def test_programmes_follow_even_when_the_last_one_goes(tree: SiteTree) -> None:
    page = indonesian(tree)
    page.programmes = [ProgrammeFactory(ref="kla", acronym="KLA")]
    publish(page)
    assert [programme.ref for programme in english(tree).programmes.all()] == ["kla"]
    page = indonesian(tree)
    page.programmes = []
    publish(page)
    assert list(english(tree).programmes.all()) == []


def test_a_changed_text_waits_and_the_page_says_so(tree: SiteTree) -> None:
    assert not is_outdated(english(tree))
    page = indonesian(tree)
    page.summary = "Ringkasan yang baru."
    publish(page)
    assert english(tree).summary == "[en] Ringkasan satu kalimat."
    assert is_outdated(english(tree))
    assert not is_outdated(indonesian(tree))


def test_it_is_up_to_date_again_once_translated(tree: SiteTree) -> None:
    page = indonesian(tree)
    page.summary = "Ringkasan yang baru."
    publish(page)
    waiting = StringTranslation.objects.get(tool_name=OLDER_TEXT)
    waiting.data, waiting.tool_name, waiting.translation_type = "The new summary.", "", "manual"
    waiting.save()
    source = TranslationSource.objects.get_for_instance(page)
    target, _ = source.create_or_update_translation(english(tree).locale, publish=False, fallback=True)
    target.get_latest_revision().publish()
    assert english(tree).summary == "The new summary."
    assert not is_outdated(english(tree))


def test_publishing_a_translation_does_not_bring_indonesian_words(tree: SiteTree) -> None:
    """wagtail-localize would fill an untranslated text with the Indonesian one."""
    page = indonesian(tree)
    page.summary = "Ringkasan yang baru."
    publish(page)
    source = TranslationSource.objects.get_for_instance(page)
    target, _ = source.create_or_update_translation(english(tree).locale, publish=False, fallback=True)
    target.get_latest_revision().publish()
    assert english(tree).summary == "[en] Ringkasan satu kalimat."


def test_what_a_translator_has_not_published_stays_unpublished(tree: SiteTree) -> None:
    draft = StringTranslation.objects.filter(
        context__path="summary", context__object_id=tree.id.activity.translation_key
    )
    draft.update(data="Half a senten")
    page = indonesian(tree)
    page.date_start = date(2025, 7, 28)
    publish(page)
    target = english(tree)
    assert target.date_start == date(2025, 7, 28)
    assert target.summary == "[en] Ringkasan satu kalimat."


def test_a_new_part_is_shown_in_indonesian_until_translated(tree: SiteTree) -> None:
    page = indonesian(tree)
    page.body = [*page.body.raw_data, *stream(("heading", "Bagian baru"))]
    page.body.raw_data[-1]["id"] = "blok-baru"
    publish(page)
    headings = [block.value for block in english(tree).body if block.block_type == "heading"]
    assert headings == ["[en] Yang bisa dilakukan", "Bagian baru"]
    assert is_outdated(english(tree))


def test_publishing_without_a_change_leaves_the_translation_alone(tree: SiteTree) -> None:
    before = english(tree).latest_revision_id
    publish(indonesian(tree))
    assert english(tree).latest_revision_id == before


def test_a_draft_translation_follows_as_a_draft(tree: SiteTree) -> None:
    english(tree).unpublish()
    page = indonesian(tree)
    page.status = "batal"
    publish(page)
    target = english(tree)
    assert not target.live
    assert target.get_latest_revision_as_object().status == "batal"


def test_saying_whether_it_is_outdated_costs_one_query(
    tree: SiteTree, django_assert_num_queries: Callable[..., Any]
) -> None:
    with django_assert_num_queries(1):
        is_outdated(tree.en.activity)


def test_a_glossary_term_follows_when_saved(tree: SiteTree) -> None:
    term = GlossaryTermFactory()
    target = translate(term)
    term.display_ok, term.definition = False, "Penjelasan baru."
    term.save()
    sync_record(term)
    target = GlossaryTerm.objects.get(pk=target.pk)
    assert not target.display_ok
    assert target.definition == "[en] Penjelasan dengan kata sehari-hari."


def test_the_reader_is_told_that_a_text_is_older(tree: SiteTree, client: Client) -> None:
    address = f"/en/bimtek/{tree.id.activity.slug}/"
    assert "untranslated" not in client.get(address).content.decode()
    page = indonesian(tree)
    page.summary = "Ringkasan yang baru."
    publish(page)
    html = client.get(address).content.decode()
    assert "[en] Ringkasan satu kalimat." in html
    assert "untranslated" in html
