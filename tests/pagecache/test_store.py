"""Memory is bounded, whatever is asked for."""

import os
import random
import threading

from portal.pagecache.store import OVERHEAD, Page, Store


def page(body: bytes = b"x" * 1000) -> Page:
    return Page(generation=(1, 1), expires=0.0, etag="e", headers=[], body=body)


def room_for(pages: int) -> Store:
    return Store(pages * (OVERHEAD + 1000))


def test_more_pages_than_fit_push_out_the_oldest() -> None:
    store = room_for(10)
    for number in range(25):
        store.put((str(number),), page())

    assert len(store.pages) == 10
    assert store.size <= store.limit
    assert ("24",) in store.pages
    assert ("0",) not in store.pages


def test_a_page_that_is_read_outlives_pages_that_nobody_reads() -> None:
    store = room_for(10)
    store.put(("/",), page())
    for number in range(50):
        store.pages[("/",)].used = True
        store.put((str(number),), page())

    assert ("/",) in store.pages


def test_codings_count_too() -> None:
    store = room_for(10)
    for number in range(10):
        store.put((str(number),), page(os.urandom(1000)))
    before = store.size
    key, first = next(iter(store.pages.items()))

    store.add_answer(key, first, "gzip")

    assert store.size != before
    assert store.size <= store.limit


def test_one_huge_page_does_not_push_out_all_others() -> None:
    store = room_for(10)
    store.put(("/",), page())
    store.put(("/huge",), page(b"x" * store.limit))

    assert list(store.pages) == [("/",)]


def test_threads_do_not_lose_count() -> None:
    store = room_for(20)

    def work(seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311  # repeatable, not secret
        for _ in range(2000):
            key = (str(chance.randrange(60)),)
            store.put(key, page())
            found = store.pages.get(key)
            if found:
                found.used = True
                store.add_answer(key, found, "gzip")

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    counted = sum(OVERHEAD + len(p.body) + sum(len(a.body) for a in p.answers.values()) for p in store.pages.values())
    assert store.size == counted
    assert store.size <= store.limit
