"""`python -m benchmarks.outage`: what readers and editors notice while Elasticsearch hangs, is killed and comes back.

The portal as `make run` serves it, with the demo, beside a real Elasticsearch server. Readers ask over HTTP, each
question once; an editor's publishing is timed in this process, on the same database. Exits 1 where a limit is broken.
"""

import os
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from statistics import median
from typing import Any

from tests.servers import DemoSite, Elasticsearch, demo_site, elasticsearch, elasticsearch_missing

LONGEST_ANSWER = 0.6  # seconds for whoever asks while Elasticsearch falls silent
NORMAL = 1.5  # times as long as before, at the median, once that is known, and SPARE for a machine that is shared
SPARE = 0.02
SLOWER = 0.1  # seconds that publishing may take longer
BEHIND = 5.0  # seconds until what was published is found through Elasticsearch
REPAIRED = 15.0  # the same after an outage, from the moment the server answers: the worker's pause, and BEHIND
BACK = 20.0  # until readers are asked there again: the longest pause of the circuit breaker
ASKED, PUBLISHED, FOUND = 40, 15, 5
SETTLED = 12  # questions until each process of the server has met the outage
WORDS = ("dipukul suami", "visum", "lapor kdrt", "anak dibully", "rumah aman", "jadwal bimtek", "kontak uptd")
_broken: list[str] = []
_number = count(1)


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def line(name: str, seconds: float, limit: float) -> None:
    """A figure beside its limit; remembers one that is over."""
    kept = "ok" if seconds <= limit else "OVER"
    say(f"{name:58}{seconds * 1000:8.0f} ms   limit {limit * 1000:6.0f} ms {kept}")
    if seconds > limit:
        _broken.append(name)


def asked(site: DemoSite, times: int) -> list[float]:
    """Seconds of each of so many different questions. Raises unless all are answered with 200."""
    found = []
    for _ in range(times):
        number = next(_number)
        query = urllib.parse.urlencode({"q": f"{WORDS[number % len(WORDS)]} {number}"})
        begun = time.perf_counter()
        with urllib.request.urlopen(f"{site.url}/cari/?{query}", timeout=30) as answer:  # noqa: S310  # our own
            answer.read()
        found.append(time.perf_counter() - begun)
    return found


class Editor:
    """Publishes one page of the demo again and again, each time with a word that was never there."""

    def __init__(self) -> None:
        from home.models import StandardPage

        self.page: Any = StandardPage.objects.live().filter(locale__language_code="id", slug="tentang").get()

    def publish(self) -> tuple[str, float]:
        """The word, and the seconds it took."""
        word = "zamrud" + "".join("abcdefghij"[int(digit)] for digit in f"{next(_number):04}")
        self.page.summary = f"Halaman ini memuat {word}."
        begun = time.perf_counter()
        self.page.save_revision().publish()
        return word, time.perf_counter() - begun

    def took(self) -> float:
        return median(self.publish()[1] for _ in range(PUBLISHED))


def elastic() -> tuple[Any, str]:
    """A client of our own, and the alias of the index."""
    from search.elastic.client import DELIVERY, cluster, connect

    chosen = cluster()
    if chosen is None:
        raise RuntimeError("ELASTICSEARCH_URL did not reach the settings")
    return connect(chosen, DELIVERY).options(ignore_status=(404, 503)), chosen.alias


def until(holds: Callable[[], object]) -> float:
    """Seconds until this holds; infinity after a minute."""
    begun = time.perf_counter()
    while not holds():
        if time.perf_counter() - begun > 60:
            return float("inf")
        time.sleep(0.05)
    return time.perf_counter() - begun


def until_found(word: str) -> float:
    """Seconds until Elasticsearch itself finds this word."""
    from search.stemming import stem

    client, alias = elastic()
    query = {"term": {"terms": {"value": stem(word, "id")}}}
    return until(lambda: client.search(index=alias, query=query, size=1).get("hits", {}).get("hits"))


def until_it_answers(site: DemoSite) -> float:
    """Seconds until Elasticsearch answers all readers: each question asks it twice, for results and for counts."""
    client, alias = elastic()

    def total() -> int:
        return int(client.indices.stats(index=alias, metric="search")["_all"]["total"]["search"]["query_total"])

    def all_went_there() -> bool:
        before = total()
        asked(site, SETTLED)
        return total() - before >= 2 * SETTLED

    return until(all_went_there)


@contextmanager
def unfed() -> Iterator[None]:
    """As where no cluster is named: nothing is noted."""
    from search.elastic import outbox
    from search.models import SearchDocument

    outbox.remove()
    try:
        yield
    finally:
        outbox.install()
        outbox.note(SearchDocument.objects.values_list("pk", flat=True))


def outage(
    name: str, site: DemoSite, editor: Editor, well: tuple[float, float], stop: Callable[[], None],
    start: Callable[[], None],
) -> None:  # fmt: skip
    """One outage: the first questions, those after, publishing meanwhile, and how long the index takes to catch up."""
    answer, publishing = well
    stop()
    try:
        line(f"{name}: slowest of the first {SETTLED} answers", max(asked(site, SETTLED)), LONGEST_ANSWER)
        line(f"{name}: answers after that, median", median(asked(site, ASKED)), NORMAL * answer + SPARE)
        line(f"{name}: publishing, slower by", max(0.0, editor.took() - publishing), SLOWER)
        line(f"{name}: slowest of {ASKED} answers meanwhile", max(asked(site, ASKED)), LONGEST_ANSWER)
        word, _ = editor.publish()
    finally:
        start()
    line(f"{name}, over: what was published meanwhile is found after", until_found(word), REPAIRED)
    line(f"{name}, over: what is published then, after", until_found(editor.publish()[0]), REPAIRED)
    line(f"{name}, over: Elasticsearch answers readers again after", until_it_answers(site), BACK)
    line(f"{name}, over: slowest of {ASKED} answers", max(asked(site, ASKED)), LONGEST_ANSWER)


def measure(site: DemoSite, server: Elasticsearch) -> None:
    editor = Editor()
    until_found(editor.publish()[0])  # the index is built
    until_it_answers(site)
    with unfed():
        without = editor.took()
    until_found(editor.publish()[0])
    answer, publishing = median(asked(site, ASKED)), editor.took()
    say(f"well: answer {answer * 1000:.0f} ms, publishing {publishing * 1000:.0f} ms (median)")
    line("well: publishing, slower than without Elasticsearch by", max(0.0, publishing - without), SLOWER)
    line(f"well: longest of {FOUND} until found", max(until_found(editor.publish()[0]) for _ in range(FOUND)), BEHIND)
    outage("hanging", site, editor, (answer, publishing), server.hang, server.resume)
    outage("killed", site, editor, (answer, publishing), server.kill, server.start)


def main() -> None:
    if missing := elasticsearch_missing():
        raise SystemExit(f"nothing measured: {missing}")
    with elasticsearch() as server:
        os.environ["ELASTICSEARCH_URL"] = server.url
        with demo_site() as site:
            os.environ.update(site.env)
            import django  # the settings are those of the site

            django.setup()
            measure(site, server)
    if _broken:
        raise SystemExit("over the limit: " + "; ".join(_broken))


if __name__ == "__main__":
    main()
