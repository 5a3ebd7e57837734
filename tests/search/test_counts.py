"""Editors learn how the search does; nobody learns what anybody asked."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from search import counting
from search.models import SearchCount
from tests.factories import SiteTree

pytestmark = pytest.mark.django_db
SECRET = "zxsentinelzx"  # noqa: S105  # a word to look for


@pytest.fixture(autouse=True)
def nothing_gathered() -> None:
    counting._pending.clear()


def test_known_terms_are_counted_by_the_day_and_nothing_else(client: Client, tree: SiteTree) -> None:
    for _ in range(3):
        client.get("/cari/", {"q": f"gaslighting {SECRET}"})
    client.get("/cari/", {"q": SECRET})
    counting.write()
    client.get("/cari/", {"q": "gaslighting"})
    counting.write()

    rows = {(row.what, row.name): row.number for row in SearchCount.objects.all()}
    assert rows[("istilah", "Kekerasan psikis")] == 4
    assert rows[("cari", "")] == 5
    assert rows[("nihil", "")] == 1
    assert sum(number for (what, _), number in rows.items() if what == "ms") == 5
    assert SECRET not in str(rows)


def test_a_search_writes_nothing_within_the_minute(
    client: Client, tree: SiteTree, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    counting.write()
    client.get("/cari/", {"q": "gaslighting"})

    assert not SearchCount.objects.exists()


@pytest.mark.parametrize(("number", "shown"), [(9, False), (10, True)])
def test_a_term_is_shown_from_ten_searches_up(client: Client, tree: SiteTree, number: int, shown: bool) -> None:
    SearchCount.objects.create(day=timezone.localdate(), what="istilah", name="Visum", number=number)
    client.force_login(User.objects.create_superuser("a"))

    assert ("Visum" in client.get("/cms/pencarian/angka/").content.decode()) is shown


@pytest.mark.parametrize(("age", "kept"), [(90, True), (91, False)])
def test_numbers_are_gone_after_ninety_days(age: int, kept: bool) -> None:
    SearchCount.objects.create(day=timezone.localdate() - timedelta(age), what="cari", number=1)

    call_command("search_tidy", verbosity=0)

    assert SearchCount.objects.exists() is kept


def test_a_question_is_in_no_table_no_file_and_no_report(
    client: Client, tree: SiteTree, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    for path in ("/cari/", "/en/cari/", "/cari/saran/"):
        client.get(path, {"q": f"dipukul {SECRET}"})
    counting.write()
    client.force_login(User.objects.create_superuser("a"))
    client.post("/cms/pencarian/", {"question": SECRET, "language": "id"})
    report = client.get("/cms/pencarian/angka/").content.decode()

    assert SECRET not in report
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608  # names from the database itself
            assert SECRET not in str(cursor.fetchall()), table
    for file in settings.PORTAL_VAR.rglob("*"):
        assert not file.is_file() or SECRET.encode() not in file.read_bytes(), file
    ours = [record for record in caplog.records if record.name != "django.db.backends"]
    assert not [record for record in ours if SECRET in f"{record.getMessage()} {record.exc_text}"]
    printed = capfd.readouterr()
    assert SECRET not in printed.out + printed.err
