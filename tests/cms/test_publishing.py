"""What could hurt a child, or a reader, does not get past the publish button."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from news.models import NewsPage
from portal.publishing import errors, findings, images_of, warnings
from tests.factories import SiteTree
from tests.factories.pages import stream

from .forms import posted
from .pictures import image

SignIn = Callable[[str], Client]


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def edit(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def send(client: Client, page: Page, action: str, **changes: Any) -> str:
    """Opens the edit form, changes it and presses a button; returns what the editor sees then."""
    html = client.get(edit(page)).content.decode()
    return client.post(
        edit(page), posted(page.specific, html, **{action: "1"}, **changes), follow=True
    ).content.decode()


def messages(found: list[Any]) -> str:
    return " | ".join(finding.message for finding in found)


def with_figure(page: NewsPage, picture: Any) -> NewsPage:
    figure = {"image": picture.pk, "alt_text": "", "caption": ""}
    page.body = stream(("heading", "Kegiatan"), ("figure", figure))
    page.save()
    return page


def test_a_picture_nobody_looked_at_blocks_publishing_at_its_block(tree: SiteTree) -> None:
    page = with_figure(tree.id.news, image(children_visible="belum", title="Aula penuh"))
    found = errors(page)
    assert [(finding.field, finding.block) for finding in found] == [("body", 1)]
    assert "Aula penuh" in found[0].message


def test_a_lead_picture_nobody_looked_at_blocks_too(tree: SiteTree) -> None:
    page = tree.id.guidance
    page.lead_image = image(children_visible="belum")
    assert [finding.field for finding in errors(page)] == ["lead_image"]


@pytest.mark.parametrize("answer", ["tidak", "disamarkan", "izin"])
def test_a_picture_that_was_looked_at_does_not_block(tree: SiteTree, answer: str) -> None:
    assert not errors(with_figure(tree.id.news, image(children_visible=answer)))


def test_a_picture_without_words_blocks(tree: SiteTree) -> None:
    picture = image()
    type(picture).objects.update(description="")
    assert "teks alternatif" in messages(errors(with_figure(tree.id.news, picture)))


def test_pictures_of_a_page_cost_one_query(tree: SiteTree, django_assert_num_queries: Callable[..., Any]) -> None:
    figures = [("figure", {"image": image().pk, "alt_text": "", "caption": ""}) for _ in range(5)]
    tree.id.news.body = stream(*figures)
    with django_assert_num_queries(2):  # Wagtail reads the stream, then we read all pictures
        assert len(images_of(tree.id.news)) == 5


def test_press_elsewhere_needs_link_summary_and_rights(tree: SiteTree) -> None:
    page = tree.id.news
    assert not errors(page)
    page.source_url = page.summary = page.source_rights = ""
    assert {finding.field for finding in errors(page)} == {"source_url", "summary", "source_rights"}
    page.source_note = "Tautannya sudah tidak ada."
    assert "source_url" not in {finding.field for finding in errors(page)}


def test_a_copied_article_is_noticed(tree: SiteTree) -> None:
    tree.id.news.body = stream(("paragraph", f"<p>{'Kalimat panjang. ' * 200}</p>"))
    assert "diringkas" in messages(warnings(tree.id.news))


def test_a_paid_article_is_noticed(tree: SiteTree) -> None:
    tree.id.news.source_byline = "Redaksi (adv)"
    assert "advertorial" in messages(warnings(tree.id.news))


def test_harmful_words_in_a_headline_come_with_better_ones(tree: SiteTree) -> None:
    tree.id.news.title = "Gadis korban rudapaksa didampingi"
    text = messages(warnings(tree.id.news))
    assert "Gadis" in text
    assert "perkosaan, kekerasan seksual" in text


def test_a_revealing_passage_is_shown_to_the_editor(tree: SiteTree) -> None:
    tree.id.news.body = stream(("paragraph", "<p>MR (14), warga Kelurahan Manggar, didampingi.</p>"))
    assert "MR (14)" in messages(warnings(tree.id.news))


def test_guidance_may_speak_of_families(tree: SiteTree) -> None:
    tree.id.guidance.body = stream(("paragraph", "<p>Ayah korban boleh mendampingi.</p>"))
    assert not findings(tree.id.guidance)


def test_an_overdue_review_is_told_and_does_not_block(tree: SiteTree) -> None:
    tree.id.guidance.review_due_on = date(2020, 1, 1)
    assert "1 Januari 2020" in messages(warnings(tree.id.guidance))
    assert not errors(tree.id.guidance)


def test_the_publish_button_refuses_and_says_where(sign_in: SignIn, tree: SiteTree) -> None:
    page = with_figure(tree.id.news, image(children_visible="belum", title="Aula penuh"))
    before = NewsPage.objects.get(pk=page.pk).last_published_at
    html = send(sign_in("Penelaah"), page, "action-publish", no_child_identity="on")
    assert "Aula penuh" in html
    assert "belum dicek" in html
    assert NewsPage.objects.get(pk=page.pk).last_published_at == before


def test_submitting_refuses_too_and_a_draft_is_always_saved(editor: Client, tree: SiteTree) -> None:
    page = with_figure(tree.id.news, image(children_visible="belum"))
    send(editor, page, "action-submit", no_child_identity="on")
    assert page.current_workflow_state is None
    html = send(editor, page, "action-save-draft", title="Judul baru")
    assert "Judul baru" in html
    assert Page.objects.get(pk=page.pk).get_latest_revision_as_object().title == "Judul baru"


def test_whoever_sends_news_on_says_that_no_child_can_be_recognised(editor: Client, tree: SiteTree) -> None:
    html = send(editor, tree.id.news, "action-submit")
    assert "Baca sekali lagi" in html
    assert tree.id.news.current_workflow_state is None
    send(editor, tree.id.news, "action-submit", no_child_identity="on")
    assert tree.id.news.current_workflow_state is not None


def test_guidance_needs_no_such_word(editor: Client, tree: SiteTree) -> None:
    send(editor, tree.id.guidance, "action-submit")
    assert tree.id.guidance.current_workflow_state is not None


def approve(client: Client, page: Page) -> Any:
    state = page.current_workflow_state.current_task_state
    return client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]), follow=True)


def test_the_reviewer_approves_and_the_page_is_public(sign_in: SignIn, tree: SiteTree) -> None:
    send(sign_in("Editor"), tree.id.news, "action-submit", no_child_identity="on", title="Judul disetujui")
    approve(sign_in("Penelaah"), tree.id.news)
    assert NewsPage.objects.get(pk=tree.id.news.pk).title == "Judul disetujui"


def approve_in_the_form(client: Client, page: Page, **changes: Any) -> None:
    send(client, page, "action-workflow-action", **{"workflow-action-name": "approve"}, **changes)


def test_a_reviewer_who_mends_a_page_approves_it_with_one_press(sign_in: SignIn, tree: SiteTree) -> None:
    send(sign_in("Editor"), tree.id.news, "action-submit", no_child_identity="on", title="Judul editor")
    approve_in_the_form(sign_in("Penelaah"), tree.id.news, no_child_identity="on", title="Judul penelaah")
    page = NewsPage.objects.get(pk=tree.id.news.pk)
    assert page.title == "Judul penelaah"
    assert page.current_workflow_state is None


def test_a_reviewer_sends_back_what_is_not_ready(sign_in: SignIn, tree: SiteTree) -> None:
    page = with_figure(tree.id.news, image(children_visible="belum"))
    picture_ok = page.body[1].value["image"]
    type(picture_ok).objects.update(children_visible="tidak")
    send(sign_in("Editor"), page, "action-submit", no_child_identity="on")
    type(picture_ok).objects.update(children_visible="belum")
    data = {"workflow-action-name": "reject", "workflow-action-extra-data": '{"comment": "Cek gambarnya"}'}
    send(sign_in("Penelaah"), page, "action-workflow-action", **data)
    assert page.current_workflow_state.status == "needs_changes"


def test_no_button_approves_what_became_blocked_meanwhile(sign_in: SignIn, tree: SiteTree) -> None:
    picture = image()
    page = with_figure(tree.id.news, picture)
    send(sign_in("Editor"), page, "action-submit", no_child_identity="on", title="Judul ditahan")
    type(picture).objects.update(children_visible="belum")
    html = approve(sign_in("Penelaah"), page).content.decode()
    assert "belum dicek" in html
    assert NewsPage.objects.get(pk=page.pk).title != "Judul ditahan"


def test_an_editor_cannot_approve_his_own_page(sign_in: SignIn, tree: SiteTree) -> None:
    editor = sign_in("Editor")
    send(editor, tree.id.news, "action-submit", no_child_identity="on", title="Judul sendiri")
    approve(editor, tree.id.news)
    assert NewsPage.objects.get(pk=tree.id.news.pk).title != "Judul sendiri"


def test_the_edit_form_shows_what_to_look_at(editor: Client, tree: SiteTree) -> None:
    page = with_figure(tree.id.news, image(children_visible="belum", title="Aula penuh"))
    html = editor.get(edit(page)).content.decode()
    assert "Belum bisa diterbitkan" in html
