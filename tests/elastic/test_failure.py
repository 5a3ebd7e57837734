"""Readers get an answer whatever becomes of Elasticsearch, and wait for it once at most."""

import socket
import threading
import time
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from search.elastic import worker
from search.elastic.breaker import SHORTEST, Breaker
from search.elastic.client import QUESTION, Cluster, cluster, mistakes
from search.elastic.feeding import send
from search.elastic.index import Index
from search.engines import Filters, embedded, engine
from search.engines.elastic import FARTHEST, ElasticEngine
from search.engines.guarded import _in_time, breaker
from search.models import Outbox
from search.query import parse
from tests.factories import SiteTree, StandardPageFactory
from tests.search.test_page import ODD
from tests.servers import Elasticsearch

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which engine each question went to."""
    went: list[str] = []

    def noted(name: str, kind: type[Any], method: str) -> None:
        original = getattr(kind, method)

        def ask(self: Any, *arguments: Any) -> Any:
            went.append(name)
            return original(self, *arguments)

        monkeypatch.setattr(kind, method, ask)

    for method in ("count", "search"):
        noted("elasticsearch", ElasticEngine, method)
        noted("database", type(embedded()), method)
    return went


def closed() -> bool:
    chosen = cluster()
    assert chosen
    return breaker(chosen).closed


def page_of(client: Client, question: str) -> str:
    answer = client.get("/cari/", {"q": question})
    assert answer.status_code == 200
    return answer.content.decode()


def wait_for_trial() -> None:
    for thread in threading.enumerate():
        if thread.name == "search-trial":
            thread.join()


def test_elasticsearch_answers_readers_while_it_is_well(client: Client, index: Index, asked: list[str]) -> None:
    assert "<mark>kejadian</mark>" in page_of(client, "setelah kejadian")
    assert set(asked) == {"elasticsearch"}


@pytest.mark.parametrize(
    ("question", "filters"),
    [
        ("setelah kejadian", Filters("id")),
        ("balikpapan", Filters("en")),
        ("kekerasan anak", Filters("id", favoured=(("panduan", 2.0), ("layanan", 1.5)))),
        ("manggar", Filters("id", "wilayah")),
    ],
)
def test_filters_and_counts_are_those_of_the_database(index: Index, question: str, filters: Filters) -> None:
    terms = parse(question, filters.locale).weighted
    elastic = ElasticEngine(embedded(), index)

    assert elastic.count(terms).counts == embedded().count(terms).counts
    assert elastic.search(terms, filters, 0, 5) == embedded().search(terms, filters, 0, 5)
    assert elastic.search(terms, filters, 2, 2) == embedded().search(terms, filters, 2, 2)
    assert elastic.count([]).counts == {}
    assert elastic.search([], filters, 0, 5) == []


def test_anything_typed_is_answered_by_elasticsearch_too(client: Client, index: Index, asked: list[str]) -> None:
    for odd in ODD:
        assert client.get("/cari/", {"q": odd.encode(errors="surrogatepass")}).status_code == 200, odd[:50]
        assert closed(), odd[:50]
    assert set(asked) == {"elasticsearch"}


def test_one_reader_waits_for_a_hanging_server_and_nobody_after(
    client: Client, tree: SiteTree, index: Index, server: Elasticsearch, asked: list[str],
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("search.elastic.breaker.SHORTEST", 60.0)
    server.hang()
    try:
        StandardPageFactory(parent=tree.id.home, title="Zamrud").save_revision().publish()
        assert "Zamrud" in page_of(client, "zamrud")
        assert asked == ["elasticsearch", "database", "database"]
        assert "Zamrud" in page_of(client, "zamrud")
        assert asked[3:] == ["database", "database"]
    finally:
        server.resume()
    assert "does not answer (ConnectionTimeout)" in caplog.text or "does not answer (TimeoutError)" in caplog.text
    assert "zamrud" not in caplog.text.casefold()


def test_publishing_asks_nothing_of_the_network(tree: SiteTree, index: Index) -> None:
    """So that it cannot take longer for a cluster that is closed or hangs."""
    called: list[Any] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", lambda *where, **more: called.append(where))
        patch.setattr(socket.socket, "connect", lambda self, where: called.append(where))
        patch.setattr(socket.socket, "sendall", lambda self, what, *more: called.append(what))

        page = StandardPageFactory(parent=tree.id.home, title="Zamrud")
        page.save_revision().publish()
        page.unpublish()

    assert called == []
    assert Outbox.objects.exists()  # what there is to send waits there


def test_once_it_answers_again_readers_get_its_answers(
    client: Client, index: Index, server: Elasticsearch, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.elastic.breaker.SHORTEST", 0.0)
    monkeypatch.setattr("search.elastic.breaker.LONGEST", 0.0)
    chosen = cluster()
    assert chosen
    breaker.cache_clear()
    server.hang()
    try:
        page_of(client, "kejadian")
        assert not breaker(chosen).allows()  # this starts a trial, which fails too
        wait_for_trial()
        assert not closed()
    finally:
        server.resume()
    page_of(client, "kejadian")
    wait_for_trial()
    asked.clear()

    page_of(client, "kejadian")

    assert set(asked) == {"elasticsearch"}


def test_a_killed_server_loses_nothing_and_comes_back(
    client: Client, tree: SiteTree, index: Index, server: Elasticsearch
) -> None:
    feed = worker.Feed()
    feed()
    server.kill()
    try:
        StandardPageFactory(parent=tree.id.home, title="Zamrud").save_revision().publish()
        assert "Zamrud" in page_of(client, "zamrud")
        assert not closed()
        assert feed() > worker.NEXT
    finally:
        server.start()
    for _ in range(30):  # its shards come back a moment after its port: the worker tries again, as it does there
        if feed() == worker.NEXT:
            break
        time.sleep(0.5)

    assert send(index) == 0
    index.refresh(index.alias)
    found = ElasticEngine(embedded(), index).search(parse("zamrud").weighted, Filters("id"), 0, 5)
    assert len(found) == 1
    for _ in range(30):  # a server just started may take longer for its first answers than readers wait
        breaker.cache_clear()
        assert "Zamrud" in page_of(client, "zamrud")
        if closed():
            break
    assert closed()


@pytest.mark.parametrize("address", ["http://127.0.0.1:9", "http://nobody.invalid:9200", "https://127.0.0.1:9"])
def test_a_server_that_is_not_there_changes_nothing_for_readers(
    client: Client, tree: SiteTree, settings: Settings, address: str
) -> None:
    settings.ELASTICSEARCH_URL = address

    assert "<mark>kejadian</mark>" in page_of(client, "setelah kejadian")
    assert not closed()


def test_without_an_index_the_database_answers(client: Client, tree: SiteTree, server: Elasticsearch) -> None:
    assert "<mark>kejadian</mark>" in page_of(client, "setelah kejadian")
    assert not closed()


def test_results_beyond_what_elasticsearch_pages_through_come_from_the_database(
    index: Index, asked: list[str]
) -> None:
    assert engine().search((("kejadian", 1.0),), Filters("id"), FARTHEST, 10) == []
    assert asked == ["database"]
    assert closed()


def test_whatever_hangs_is_left_behind_in_time() -> None:
    release = threading.Event()
    try:
        with pytest.raises(TimeoutError):
            _in_time(lambda: release.wait(30))
    finally:
        release.set()
    assert QUESTION == 0.4


def test_a_failed_trial_doubles_the_pause_and_a_good_one_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("search.elastic.breaker.monotonic", lambda: now[0])
    trials: list[Exception | None] = [OSError(), OSError(), None]
    tried: list[float] = []

    def trial() -> None:
        tried.append(now[0])
        if error := trials.pop(0):
            raise error

    one = Breaker(trial)
    one.failed(TimeoutError())
    for second in range(20):
        now[0] = float(second)
        one.allows()
        wait_for_trial()

    assert tried == [SHORTEST, SHORTEST + 4, SHORTEST + 4 + 8]
    assert one.closed


def test_health_tells_engine_and_lag_and_the_site_stays_up(
    client: Client, tree: SiteTree, index: Index, settings: Settings
) -> None:
    assert client.get("/sehat/").json()["search"] == {
        "engine": "elasticsearch", "behind_seconds": 0, "waiting": 0,
    }  # fmt: skip

    StandardPageFactory(parent=tree.id.home, title="Zamrud")
    assert client.get("/sehat/").json()["search"]["waiting"] == 1

    (settings.PORTAL_VAR / worker.SIGN).unlink()
    answer = client.get("/sehat/").json()
    assert answer["parts"]["search"] is False
    assert answer["status"] != "down"
    assert answer["search"]["engine"] == embedded().database.vendor


@pytest.mark.parametrize(
    ("chosen", "says"),
    [
        (Cluster("localhost:9200"), "must read http"),
        (Cluster("http://localhost"), "with the port"),
        (Cluster("http://localhost:zz"), "must read http"),
        (Cluster("https://u:p@es:9200", api_key="k"), "API_KEY must be empty"),
        (Cluster("https://es:9200", ca_file="/nowhere"), "CA_FILE=/nowhere"),
        (Cluster("https://es:9200", alias="Portal*"), "ELASTICSEARCH_INDEX must be"),
    ],
)
def test_a_setting_that_cannot_work_is_named(chosen: Cluster, says: str) -> None:
    (mistake,) = mistakes(chosen)

    assert says in mistake
    assert not mistakes(Cluster("https://u:p%40s@es:9200")) + mistakes(Cluster("http://es:9200", "key"))
