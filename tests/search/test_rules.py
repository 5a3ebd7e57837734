"""What editors teach the search holds at once, in every process; what may not be shown never is."""

import json
from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.utils import timezone

from portal.groups import ensure_groups
from search.lexicon import lexicon, own_synonyms
from search.models import BestBet, BlockedSuggestion, CrisisTrigger, SearchCount, StemRule, SynonymRule
from search.results import understood
from search.rules import rules
from tests.factories import GuidancePageFactory, SiteTree
from tests.factories.pages import stream

pytestmark = pytest.mark.django_db


def page_of(client: Client, asked: str, path: str = "/cari/", **more: str) -> str:
    response = client.get(path, {"q": asked, **more})
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def editor(client: Client, tree: SiteTree) -> Client:
    ensure_groups()
    user = User.objects.create_user("editor")
    user.groups.add(Group.objects.get(name="Editor"))
    client.force_login(user)
    return client


def test_the_projects_synonyms_are_the_editors_from_the_beginning() -> None:
    rows = {row.term: row for row in SynonymRule.objects.all()}

    assert len(rows) == len(own_synonyms()) > 130
    for synonym in own_synonyms():
        row = rows[synonym.term]
        assert (row.urgency, row.display_ok, row.official) == (synonym.urgency, synonym.shown, synonym.official)


def test_an_upgrade_brings_new_words_and_leaves_what_editors_decided() -> None:
    renew = import_module("search.migrations.0007_more_words").renew
    own = {synonym.term: synonym for synonym in own_synonyms()}
    SynonymRule.objects.filter(term="visum").update(variants="visum gratis", official="Visum")
    SynonymRule.objects.filter(term="jadi kader").delete()
    edited = SynonymRule.objects.get(term="cerai")
    edited.variants, edited.active = "pisah", False
    edited.save()

    for _ in range(2):
        renew(apps, SimpleNamespace(connection=connection))

    rows = {row.term: row for row in SynonymRule.objects.all()}
    assert rows.keys() == own.keys()
    assert (rows["cerai"].variants, rows["cerai"].active) == ("pisah", False)
    for term in ("visum", "jadi kader"):
        assert (tuple(rows[term].variants.splitlines()), rows[term].official) == (
            own[term].variants,
            own[term].official,
        )


def test_a_synonym_that_is_added_changed_or_switched_off_counts_with_the_next_question(tree: SiteTree) -> None:
    rule = SynonymRule.objects.create(term="zamrud", official="Kekerasan psikis")
    assert "psikis" in dict(understood("zamrud", "id").expansions)
    assert not understood("zamrud", "id").crisis

    rule.urgency = SynonymRule.Urgency.DANGER
    rule.save()
    assert understood("zamrud", "id").crisis

    SynonymRule.objects.filter(pk=rule.pk).delete()
    assert "psikis" not in dict(understood("zamrud", "id").expansions)

    project = SynonymRule.objects.get(term="gaslighting")
    assert "psikis" in dict(understood("gaslighting", "id").expansions)
    project.active = False
    project.save()
    assert "psikis" not in dict(understood("gaslighting", "id").expansions)


def test_a_root_that_editors_give_finds_what_was_written_before(client: Client, tree: SiteTree) -> None:
    text = stream(("paragraph", "<p>kalau kamu dizamrudkuin</p>"))
    GuidancePageFactory(parent=tree.id.guidance_index, title="Lain", slug="lain", body=text)
    assert 'class="card-title"' not in page_of(client, "zamrud")

    StemRule.objects.create(word="dizamrudkuin", root="zamrud")

    for asked in ("zamrud", "dizamrudkuin"):
        assert '<h2 class="card-title"><a href="/edukasi/lain/">' in page_of(client, asked), asked


def test_a_word_of_danger_that_editors_add_puts_numbers_first(client: Client, tree: SiteTree) -> None:
    assert 'class="numbers"' not in page_of(client, "zamrud biru bimtek")
    CrisisTrigger.objects.create(phrase="Zamrud biru")

    assert 'class="numbers"' in page_of(client, "bimtek zamrud biru")
    assert 'class="numbers"' not in page_of(client, "biru zamrud bimtek")


def test_a_best_bet_stands_first_between_its_days_and_only_while_the_page_is_public(
    client: Client, tree: SiteTree
) -> None:
    page = GuidancePageFactory(parent=tree.id.guidance_index, title="Pilihan", slug="pilihan")
    bet = BestBet.objects.create(phrases="jadwal zamrud", address="/edukasi/pilihan/")
    html = page_of(client, "kapan jadwal zamrud")
    assert "Pilihan redaksi" in html
    assert "/edukasi/pilihan/" in html
    assert "Pilihan redaksi" not in page_of(client, "zamrud")

    today = timezone.localdate()
    for starts, ends, shown in (
        (today, today, True),
        (today + timedelta(1), None, False),
        (None, today - timedelta(1), False),
    ):
        bet.starts_on, bet.ends_on = starts, ends
        bet.save()
        assert ("Pilihan redaksi" in page_of(client, "jadwal zamrud")) is shown, (starts, ends)

    bet.starts_on = bet.ends_on = None
    bet.save()
    page.unpublish()
    assert "Pilihan redaksi" not in page_of(client, "jadwal zamrud")


def test_a_best_bet_for_an_address_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValidationError, match="Salin dari baris alamat"):
        BestBet(phrases="x", address="/tidak/ada/").full_clean()
    with pytest.raises(ValidationError, match="paling sedikit satu kata"):
        BestBet(phrases="?!", address="/").full_clean()
    with pytest.raises(ValidationError, match="satu kata saja"):
        StemRule(word="dua kata", root="kata").full_clean()


def test_blocked_words_are_not_suggested_and_still_found(client: Client, tree: SiteTree) -> None:
    GuidancePageFactory(parent=tree.id.guidance_index, title="Zamrud biru", slug="zamrud")

    def suggested() -> list[str]:
        return [row["title"] for row in json.loads(client.get("/cari/saran/", {"q": "zamr"}).content)["suggestions"]]

    assert "Zamrud biru" in suggested()
    BlockedSuggestion.objects.create(phrase="biru zamrud")

    assert suggested() == []
    assert "/edukasi/zamrud/" in page_of(client, "zamrud")
    assert "Mungkin maksud Anda" in page_of(client, "zamrudd")


def test_every_word_that_must_not_be_shown_matches_and_never_appears(client: Client, tree: SiteTree) -> None:
    """Not in a suggestion, a correction, a filter, a highlight or a number, even where a page prints it."""
    hidden = list(SynonymRule.objects.filter(display_ok=False))
    assert len(hidden) >= 5
    silent = lexicon("id", rules()).hidden
    assert {"rudapaksa", "sodomi"} <= silent
    for row in hidden:
        text = stream(("paragraph", f"<p>{row.term} lalu lapor</p>"))
        GuidancePageFactory(parent=tree.id.guidance_index, title=f"Judul {row.term}", body=text)
    for row in hidden:
        html = page_of(client, row.term)
        assert 'class="card-title"' in html, row.term
        word = max(row.term.split(), key=len)
        one_off = page_of(client, f"{word}a")
        assert word not in silent or f">{word}<" not in one_off, row.term
    words = {"rudapaksa", "sodomi", "dirudapaksa", "disodomi"}
    for word in words:
        assert f"<mark>{word}" not in page_of(client, f"{word} lapor")
        assert word not in client.get("/cari/saran/", {"q": word[:5]}).content.decode()
    assert not SearchCount.objects.filter(name__in=words).exists()


def test_an_editor_sees_what_a_question_finds_and_why_and_it_stands_in_no_address(editor: Client) -> None:
    html = editor.post("/cms/pencarian/", {"question": "apakah gaslighting zamrud", "language": "id"}).content.decode()

    assert "gaslighting → Kekerasan psikis" in html
    assert "apakah" in html
    assert "psikis ×" in html
    assert editor.get("/cms/pencarian/", {"question": "gaslighting"}).content.decode().count("gaslighting") == 0


def test_editors_change_rules_and_readers_see_nothing_of_it(editor: Client, client: Client) -> None:
    for name in ("synonymrule", "bestbet", "stemrule", "crisistrigger", "blockedsuggestion"):
        assert editor.get(f"/cms/snippets/search/{name}/").status_code == 200, name
        assert editor.get(f"/cms/snippets/search/{name}/add/").status_code == 200, name
    row = SynonymRule.objects.get(term="visum")
    assert editor.get(f"/cms/snippets/search/synonymrule/history/{row.pk}/").status_code == 200
    anonymous = Client()
    for path in ("/cms/pencarian/", "/cms/pencarian/angka/"):
        assert anonymous.get(path).status_code == 302


def test_an_editor_sees_which_pages_the_question_itself_favours(editor: Client, tree: SiteTree) -> None:
    GuidancePageFactory(parent=tree.id.guidance_index, title="Dipukul suami", slug="dipukul")

    html = editor.post("/cms/pencarian/", {"question": "dipukul suami", "language": "id"}).content.decode()

    assert "= 1,3 × (" in html
