"""Everything the five source articles hold has a place in the CMS (issue: "every field ... is visible")."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core import serializers
from wagtail.models import Page

from news.models import ActivityPage, NewsPage

SEEDS = Path(__file__).parents[3] / "shared" / "domain" / "seed_records.json"
OWN_WORDS = tomllib.loads((Path(__file__).parent / "own_words.toml").read_text())
APPS = ("portal", "home", "education", "news", "services", "regions", "indicators")
# Bookkeeping of the seed file itself, names of enumerations, and rubbish that was cut from the articles.
NOT_CONTENT = {"seed_file", "page_type", "locale", "record_id", "level", "kind", "phase", "boilerplate_removed"}

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not SEEDS.exists(), reason="shared/domain/seed_records.json is not beside this checkout"),
]


def normalised(text: str) -> str:
    plain = text.replace("\\n", " ").replace("\\", "").replace("“", '"').replace("”", '"')
    return re.sub(r"\s+", " ", plain.lower())


def everything_in_the_cms() -> str:
    texts = [f"{page.title} {page.slug}" for page in Page.objects.all()]
    for name in APPS:
        for model in apps.get_app_config(name).get_models():
            rows = json.loads(serializers.serialize("json", model._default_manager.all()))
            texts += [json.dumps(row["fields"], ensure_ascii=False) for row in rows]
    return normalised(" ".join(texts))


def leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key not in NOT_CONTENT:
                yield from leaves(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from leaves(item, (*path, str(index)))
    elif value is not None and not isinstance(value, bool) and not re.match(r"^(reg|org|prg|law):", str(value)):
        yield ".".join(path), str(value)


def test_every_field_of_the_five_articles_has_its_place(demo: None) -> None:
    data = json.loads(SEEDS.read_text())
    held = everything_in_the_cms()
    missing = []
    for path, value in leaves({"shared": data["shared"], "records": data["records"]}):
        words = OWN_WORDS.get(path, normalised(value).strip(". "))
        if words not in held:
            missing.append(f"{path} = {value}")
    assert not missing


def test_own_words_stand_only_for_leaves_that_exist(demo: None) -> None:
    data = json.loads(SEEDS.read_text())
    known = dict(leaves({"shared": data["shared"], "records": data["records"]}))
    assert set(OWN_WORDS) <= set(known)


@pytest.mark.parametrize("index", range(5))
def test_each_article_is_an_activity_and_a_press_summary_in_both_languages(demo: None, index: int) -> None:
    record = json.loads(SEEDS.read_text())["records"][index]
    activities = ActivityPage.objects.live().filter(seed_record=record["record_id"])
    news = NewsPage.objects.live().filter(seed_record=record["record_id"])
    for pages in (activities, news):
        assert sorted(pages.values_list("locale__language_code", flat=True)) == ["en", "id"]
    assert activities.first().advertorial is bool(record["source"].get("is_advertorial", False))
    article = news.get(locale__language_code="id")
    assert record["title"].lower() in {article.title.lower(), article.title_as_printed.lower()}
