"""Who may do slow work now. Nobody is turned away for good: the answer is to try again, with what was typed kept.

In the memory of one process, for as long as a request takes: no address is written anywhere (COMPLAINTS section 7).
"""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from django.http import HttpRequest

AT_ONCE = 2  # slow requests of one address in one process


class BusyError(RuntimeError):
    """This address has as many slow requests under way as it may."""


_lock = threading.Lock()
_under_way: Counter[str] = Counter()


def _address(request: HttpRequest) -> str:
    """Behind nginx the whole world comes over one socket; nginx then names the address in a header of its own."""
    remote = request.META.get("REMOTE_ADDR") or ""
    behind_proxy = remote in {"", "127.0.0.1", "::1"}
    return (request.headers.get("X-Real-IP", "") if behind_proxy else "") or remote


@contextmanager
def admitted(request: HttpRequest) -> Iterator[None]:
    """Holds one place of the address. Raises BusyError where all are taken; places of others stay free."""
    address = _address(request)
    with _lock:
        if _under_way[address] >= AT_ONCE:
            raise BusyError
        _under_way[address] += 1
    try:
        yield
    finally:
        with _lock:
            _under_way[address] -= 1
            if not _under_way[address]:
                del _under_way[address]
