"""A translation leads where its source leads, or somewhere harmless."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import OverridableSegment, SegmentOverride, Translation, TranslationSource
from wagtail_localize.segments.extract import extract_segments

from news.models import ActivityPage
from tests.factories import SiteTree
from tests.factories.pages import stream

LINK = {"label": "Cari bantuan", "url": "/layanan/terdekat/"}


def with_links(tree: SiteTree) -> ActivityPage:
    page = ActivityPage.objects.get(pk=tree.id.activity.pk)
    items = [{"type": "item", "id": "butir", "value": LINK}]
    page.body = stream(
        ("links", {"items": items}), ("paragraph", '<p><a href="https://kemenpppa.go.id/">Sumber</a></p>')
    )
    page.save_revision().publish()
    return page


def test_no_translator_is_asked_for_the_address_of_a_link(tree: SiteTree) -> None:
    paths = [segment.path for segment in extract_segments(with_links(tree)) if ".butir." in segment.path]
    assert [path.rsplit(".", 1)[-1] for path in paths] == ["label"]


def test_a_link_keeps_its_address_in_the_translation(tree: SiteTree) -> None:
    page = with_links(tree)
    source, _ = TranslationSource.update_or_create_from_instance(page)
    target, _ = source.create_or_update_translation(tree.en.activity.locale, publish=True, fallback=True)
    [links] = [block.value for block in target.get_latest_revision_as_object().body if block.block_type == "links"]
    assert links["items"][0]["url"] == LINK["url"]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("javascript:alert(1)", 400),
        (" java\tscript:alert(1)", 400),
        ("data:text/html,x", 400),
        ("//jahat.example/", 400),
        ("http://kemenpppa.go.id/", 400),
        ("https://kemenpppa.go.id/en/", 201),
        ("/en/layanan/", 201),
    ],
)
def test_a_translators_own_address_in_a_text_is_held_to_the_rule_of_links(
    tree: SiteTree, admin_client: Client, address: str, status: int
) -> None:
    source, _ = TranslationSource.update_or_create_from_instance(with_links(tree))
    translation, _ = Translation.objects.get_or_create(source=source, target_locale=tree.en.activity.locale)
    segment = OverridableSegment.objects.get(source=source, data_json=json.dumps("https://kemenpppa.go.id/"))
    path = reverse("wagtail_localize:edit_override", args=[translation.pk, segment.pk])
    answer = admin_client.put(
        path, f"value={address}".replace(" ", "%20").replace("\t", "%09"), "application/x-www-form-urlencoded"
    )
    assert answer.status_code == status
    assert SegmentOverride.objects.filter(context=segment.context).exists() is (status == 201)
