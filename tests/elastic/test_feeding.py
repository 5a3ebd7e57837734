"""What is published reaches Elasticsearch, whatever happens to it meanwhile; publishing never waits."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from search.elastic import outbox
from search.elastic.feeding import send
from search.elastic.index import Change, Index, rows
from search.elastic.rebuilding import differences, rebuild, reconcile
from search.elastic.worker import Feed, night_due
from search.engines import Filters, embedded
from search.engines.elastic import ElasticEngine
from search.models import Outbox, SearchDocument
from search.query import parse
from tests.factories import GuidancePageFactory, SiteTree, StandardPageFactory
from tests.servers import Elasticsearch

pytestmark = pytest.mark.django_db


def found(index: Index, asked: str, locale: str = "id") -> list[str]:
    """Titles that Elasticsearch itself finds, without the database to help."""
    index.refresh(index.alias)
    engine = ElasticEngine(embedded(), index)
    titles = SearchDocument.objects.in_bulk(engine.search(parse(asked, locale).weighted, Filters(locale), 0, 50))
    return [document.title for document in titles.values()]


def held(index: Index) -> int:
    index.refresh(index.alias)
    return int(index.client.count(index=index.alias)["count"])


def test_the_worker_builds_the_index_over_everything_public(index: Index, tree: SiteTree) -> None:
    assert held(index) == SearchDocument.objects.count() > 20
    assert outbox.lag().waiting == 0


def test_a_change_is_noted_in_its_own_transaction_and_sent_once(index: Index, tree: SiteTree) -> None:
    page = StandardPageFactory(parent=tree.id.home, title="Zamrud")
    page.title = "Zamrud hijau"
    page.save_revision().publish()
    assert outbox.lag().waiting == 1
    assert found(index, "zamrud") == []

    assert send(index) == 1

    assert found(index, "zamrud") == ["Zamrud hijau"]
    assert send(index) == 0


def test_what_is_withdrawn_leaves_the_index(index: Index, tree: SiteTree) -> None:
    number = SearchDocument.objects.get(object_id=tree.id.guidance.pk, source="page").pk

    tree.id.guidance.unpublish()
    send(index)

    index.refresh(index.alias)
    assert number not in index.held(index.alias, number // 1_000)


def test_a_change_that_readers_cannot_see_is_not_sent(index: Index, tree: SiteTree) -> None:
    tree.id.guidance.save_revision().publish()

    assert outbox.lag().waiting == 0


def test_an_older_version_that_arrives_late_changes_nothing(index: Index, tree: SiteTree) -> None:
    page = StandardPageFactory(parent=tree.id.home, title="Zamrud")
    late = [Change(row.pk, 1, row) for row in rows(connection)]
    send(index)
    page.title = "Safir"
    page.save_revision().publish()
    send(index)

    index.send(index.all(), late)

    assert found(index, "zamrud") == []
    assert found(index, "safir") == ["Safir"]


def test_an_outage_loses_nothing(index: Index, tree: SiteTree, server: Elasticsearch) -> None:
    feed = Feed()
    feed()
    server.hang()
    try:
        StandardPageFactory(parent=tree.id.home, title="Zamrud")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("search.elastic.worker.DELIVERY", 0.5)
            pauses = [feed() for _ in range(4)]
        assert pauses == [2.0, 4.0, 5.0, 5.0]
        assert outbox.lag().waiting == 1
    finally:
        server.resume()

    feed()

    assert outbox.lag().waiting == 0
    assert found(index, "zamrud") == ["Zamrud"]


def test_a_new_index_is_built_while_pages_are_published(
    index: Index, tree: SiteTree, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = index.all()
    publish = Index.publish

    def with_writers(self: Index, name: str) -> list[str]:
        """Between load and change of the alias: one page comes, one goes, and the worker tells both indices."""
        StandardPageFactory(parent=tree.id.home, title="Zamrud")
        tree.id.guidance.unpublish()
        send(index)
        assert found(index, "zamrud") == ["Zamrud"]  # the old one still answers, and knows
        return publish(self, name)

    monkeypatch.setattr(Index, "publish", with_writers)
    rebuild(index)

    assert found(index, "zamrud") == ["Zamrud"]
    assert held(index) == SearchDocument.objects.count()
    assert len(index.all()) == 1
    assert index.all() != before


def test_a_load_that_fails_leaves_the_old_index(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    before = index.all()
    monkeypatch.setattr(Index, "refresh", lambda self, name: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        rebuild(index)

    assert index.all() == before
    assert index.current() == before[0]


def test_an_index_made_by_other_rules_is_built_anew(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    before = index.all()
    monkeypatch.setattr("search.elastic.index.RULES", "other")

    Feed()()

    assert index.all() != before
    assert index.current() == index.all()[0]


def test_an_index_that_somebody_deleted_comes_back(index: Index) -> None:
    feed = Feed()
    feed()
    index.drop(index.all())
    feed.looked = float("-inf")

    feed()

    assert held(index) == SearchDocument.objects.count()


def test_the_nightly_comparison_repairs_what_is_missing_too_much_or_other(index: Index, tree: SiteTree) -> None:
    first, second, *_ = SearchDocument.objects.order_by("pk")
    stray = next(rows(connection, [second.pk]))
    index.send(
        index.all(),
        [
            Change(first.pk, 1, None),
            Change(second.pk, 1, stray._replace(title_terms="zamrud")),
            Change(999_999, 1, stray._replace(pk=999_999)),
        ],
    )
    index.refresh(index.alias)
    assert {first.pk, second.pk, 999_999} <= differences(index)

    # The numbers of notes go on from here; a fresh database begins at 1.
    outbox.note([first.pk])
    reconcile(index)

    index.refresh(index.alias)
    assert differences(index) == set()
    assert reconcile(index) == 0


def test_after_a_restored_backup_the_index_is_built_anew(index: Index, tree: SiteTree) -> None:
    """The cluster knows higher versions than the restored database gives."""
    before = index.all()
    first = SearchDocument.objects.order_by("pk")[0]
    index.send(index.all(), [Change(first.pk, 1_000_000_000, None)])

    reconcile(index)

    assert index.all() != before
    assert differences(index) == set()


def test_without_a_cluster_nothing_is_noted(index: Index, tree: SiteTree, settings: object) -> None:
    outbox.note([1])
    settings.ELASTICSEARCH_URL = ""  # type: ignore[attr-defined]  # pytest-django's wrapper

    assert Feed()() >= 60
    GuidancePageFactory(parent=tree.id.guidance_index, title="Zamrud")

    assert not Outbox.objects.exists()


def test_the_command_builds_the_index_and_says_what_is_wrong_in_a_line(
    index: Index, settings: object, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("search_rebuild", "--elasticsearch")
    assert f"elasticsearch: {SearchDocument.objects.count()}" in capsys.readouterr().out

    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"  # type: ignore[attr-defined]  # as above
    with pytest.raises(CommandError, match="Elasticsearch: "):
        call_command("search_rebuild", "--elasticsearch")
    settings.ELASTICSEARCH_URL = ""  # type: ignore[attr-defined]  # as above
    with pytest.raises(CommandError, match="ELASTICSEARCH_URL is not set"):
        call_command("search_rebuild", "--elasticsearch")


def test_the_comparison_is_due_at_start_and_after_three_in_the_morning() -> None:
    zone = ZoneInfo("Asia/Makassar")
    at = [datetime(2025, 7, day, hour, 30, tzinfo=zone) for day, hour in ((1, 2), (1, 3), (1, 23), (2, 2), (2, 3))]

    assert night_due(None, at[0])
    assert night_due(at[0], at[1])
    assert not night_due(at[1], at[2])
    assert not night_due(at[1], at[3])
    assert night_due(at[1], at[4])
