"""The demo can be loaded again, never overwrites an editor, and leaves no trace when removed."""

import json
import stat

import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command
from wagtail.models import Page
from wagtail_localize.models import Translation

from news.models import NewsIndexPage, NewsPage
from portal.demo.accounts import accounts_file
from portal.models import DemoRecord
from services.models import Channel, Organization

pytestmark = pytest.mark.django_db


def test_loading_twice_changes_nothing(demo: None) -> None:
    before = (Page.objects.count(), DemoRecord.objects.count(), Channel.objects.count())
    call_command("demo", verbosity=0)
    assert (Page.objects.count(), DemoRecord.objects.count(), Channel.objects.count()) == before


def test_an_editors_correction_survives_loading_again(demo: None) -> None:
    Organization.objects.filter(ref="dp3akb-bpn").update(name="Nama yang diperbaiki")
    call_command("demo", verbosity=0)
    assert Organization.objects.get(ref="dp3akb-bpn").name == "Nama yang diperbaiki"


def test_every_page_has_its_english_version_and_nothing_waits_for_a_translator(demo: None) -> None:
    pages = Page.objects.live().filter(depth__gt=1)
    indonesian = pages.filter(locale__language_code="id")
    assert indonesian.count() > 50
    assert set(indonesian.values_list("translation_key", flat=True)) == set(
        pages.filter(locale__language_code="en").values_list("translation_key", flat=True)
    )
    waiting = [t.source.object_repr for t in Translation.objects.all() if len(set(t.get_progress())) > 1]
    assert waiting == []


def test_accounts_get_random_passwords_only_their_owner_can_read(demo: None) -> None:
    assert stat.S_IMODE(accounts_file().stat().st_mode) == 0o600
    accounts = json.loads(accounts_file().read_text())
    assert {"editor", "penelaah", "ppid", "administrator"} <= set(accounts)
    passwords = [account["password"] for account in accounts.values()]
    assert len(set(passwords)) == len(passwords)
    editor = accounts["editor"]
    user = authenticate(username=editor["username"], password=editor["password"])
    assert user is not None
    assert not user.is_superuser


def test_removing_the_demo_keeps_what_an_editor_added(demo: None) -> None:
    index = NewsIndexPage.objects.get(locale__language_code="id")
    own = index.add_child(instance=NewsPage(title="Kabar kami sendiri", slug="kabar-kami", kind=NewsPage.Kind.OWN))
    call_command("demo", "--remove", verbosity=0)
    assert NewsPage.objects.filter(pk=own.pk).exists()
    assert set(NewsPage.objects.values_list("pk", flat=True)) == {own.pk}
    assert not accounts_file().exists()
