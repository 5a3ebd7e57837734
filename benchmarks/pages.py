"""`make bench`: pages from memory and rendered, beside a bare WSGI application and a bare Django view.

All in one run, on the content of this installation (PORTAL_VAR). Prints a table, writes PORTAL_VAR/benchmark.json.
"""

import gc
import json
import os
import platform
import resource
import sys
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.embedded")

import django  # settings are named first

django.setup()

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test.utils import override_settings
from wagtail.models import Page

from benchmarks import bare, wire
from benchmarks.measure import calibration, call, cpu_each, environ, over_bytes
from portal.management.commands.serve import GC_THRESHOLD
from portal.pagecache import content_changed
from portal.pagecache.encoding import encoded
from portal.pagecache.wrapper import PageCache
from portal.preparing import prepare

REQUIRED = ("rasio >= 0,7", "CPU dirender <= 6 ms", "mulai < 5 s", "memori pekerja <= 150 MB")


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def addresses() -> dict[str, tuple[str, str]]:
    """Path and query of one page of each kind that this installation has."""
    from education.models import GuidancePage
    from home.models import HomePage
    from indicators.models import DataIndexPage
    from news.models import ActivityIndexPage, ActivityPage
    from services.models import ServiceLocation

    def first(model: type[Page]) -> str:
        return urlsplit(model.objects.live().filter(locale__language_code="id").first().full_url).path

    return {
        "beranda": (first(HomePage), ""),
        "panduan": (first(GuidancePage), ""),
        "bimtek": (first(ActivityPage), ""),
        "daftar bimtek": (first(ActivityIndexPage), ""),
        "direktori": ("/layanan/", ""),
        "wilayah": (f"/wilayah/{settings.PORTAL_HOME_REGION}/", ""),
        "satu layanan": (
            ServiceLocation.objects.public().filter(coverage__isnull=False).first().get_absolute_url(),
            "",
        ),
        "data": (first(DataIndexPage), ""),
        "cari": ("/cari/", "q=kekerasan"),
    }


def queries(application: Any, request: dict[str, Any]) -> int:
    """How many statements one rendering sends to the database."""
    count = 0

    def counting(execute: Any, *arguments: Any) -> Any:
        nonlocal count
        count += 1
        return execute(*arguments)

    with connection.execute_wrapper(counting):
        call(application, request)
    return count


def uncached(pages: dict[str, tuple[str, str]]) -> dict[str, dict[str, float]]:
    """CPU milliseconds and queries of each page without the page cache, beside a bare view with the same bytes."""
    ours = WSGIHandler()
    found: dict[str, dict[str, float]] = {}
    for name, (path, query) in pages.items():
        request = environ(path, query)
        _, headers, body = call(ours, request)
        bare.ANSWERS[path] = ([pair for pair in headers if pair[0] == "Content-Type"], body)
        times = cpu_each({"page": partial(call, ours, request), "br": partial(encoded, body, "br")})
        with override_settings(ROOT_URLCONF="benchmarks.bare"):
            view = WSGIHandler()
            with override_settings(MIDDLEWARE=[]):
                naked = WSGIHandler()
            times |= cpu_each({"view": partial(call, view, request), "naked": partial(call, naked, request)})
        found[name] = {
            "bytes": len(body),
            "br_bytes": len(encoded(body, "br")),
            "queries": queries(ours, request),
            **{f"{subject}_ms": seconds * 1000 for subject, seconds in times.items()},
        }
    return found


def cached(path: str) -> dict[str, float]:
    """Microseconds of a kept page and of a bare application with the same headers and bytes."""
    cache = PageCache(WSGIHandler())
    content_changed()
    call(cache, environ(path))
    _, headers, body = call(cache, environ(path))
    if not cache.store.pages:
        raise SystemExit(f"{path} is not kept")
    bare.ANSWERS[path] = (headers, body)
    request = environ(path)
    raw = (
        f"GET {path} HTTP/1.1\r\nHost: localhost\r\nUser-Agent: benchmark\r\nAccept: text/html\r\n"
        "Accept-Encoding: br\r\nAccept-Language: id\r\n\r\n"
    ).encode()
    ours, theirs = over_bytes(cache), over_bytes(bare.application)
    if ours(raw) != theirs(raw):
        raise SystemExit("the bare application answers other bytes")

    def start(*_: Any) -> None: ...

    times = cpu_each(
        {
            "call": lambda: cache(request, start),
            "bare_call": lambda: bare.application(request, start),
            "request": lambda: ours(raw),
            "bare_request": lambda: theirs(raw),
        }
    )
    return {f"{name}_us": seconds * 1e6 for name, seconds in times.items()}


def conditions() -> dict[str, object]:
    return {
        "python": platform.python_version(),
        "django": django.get_version(),
        "system": platform.platform(),
        "cores": os.cpu_count(),
        "calibration_ms": calibration(),
        "load_before": os.getloadavg()[0],
        "database": connection.vendor,
        "pages": Page.objects.count(),
    }


def report(result: dict[str, Any]) -> None:
    measured = result["conditions"]["calibration_ms"]
    say(f"\nKalibrasi: {measured:.2f} ms untuk putaran Python tetap; dua mesin dibandingkan dengan angka ini.")
    say("\nDirender (tanpa cache halaman)   byte    br  kueri   CPU ms  kompresi  view+middleware  view saja")
    for name, row in result["uncached"].items():
        say(
            f"  {name:<28} {row['bytes']:>8} {row['br_bytes']:>5}  {row['queries']:>5}  {row['page_ms']:>7.2f}"
            f"  {row['br_ms']:>8.2f}  {row['view_ms']:>15.2f}  {row['naked_ms']:>9.2f}"
        )
    row = result["cached"]
    say("\nDari cache (beranda, br), CPU mikrodetik        cache   WSGI polos   rasio")
    for name, text in (("call", "panggilan fungsi saja"), ("request", "permintaan utuh, byte ke byte")):
        ours, theirs = row[f"{name}_us"], row[f"bare_{name}_us"]
        say(f"  {text:<42} {ours:>9.2f} {theirs:>12.2f}  {theirs / ours:>6.2f}")
    network = result["wire"]
    if network is None:
        say("\nLewat jaringan: dilewati, wrk tidak terpasang (apt-get install wrk)")
    else:
        ours, theirs = network["cached"], network["bare"]
        say("\nLewat jaringan (granian, 2 proses, wrk 32 sambungan)   per detik   CPU us   p99 ms")
        for name, found in (("WSGI polos", theirs), ("cache", ours), ("terbit tiap detik", network["publishing"])):
            say(f"  {name:<50} {found['per_second']:>11.0f} {found['cpu_us']:>8.1f} {found['p99_ms']:>8.1f}")
        fast, cheap = ours["per_second"] / theirs["per_second"], theirs["cpu_us"] / ours["cpu_us"]
        say(f"  rasio: {fast:.2f} per detik, {cheap:.2f} CPU")
        for place, found in enumerate(network["memory"], 1):
            say(f"  memori pekerja {place}: {found['rss']:.0f} MB (bagiannya sendiri {found['pss']:.0f} MB)")
    say(f"\nMulai sampai jawaban pertama: {result['start_s']:.1f} s.  Kondisi: {result['conditions']}")
    say("Syarat: " + ", ".join(REQUIRED))


def main() -> None:
    for line in prepare():
        say(line)
    pages = addresses()
    import portal.wsgi  # noqa: F401  # what the server sets up for its process holds here too

    gc.collect()
    gc.freeze()  # as the server does before it forks
    gc.set_threshold(*GC_THRESHOLD)
    result: dict[str, Any] = {"conditions": conditions(), "uncached": uncached(pages)}
    home = pages["beranda"][0]
    result["cached"] = cached(home)
    connection.close()
    result["wire"] = wire.compare(home, content_changed)
    result["start_s"] = wire.start_to_answer()
    result["benchmark_process_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    report(result)
    file = Path(settings.PORTAL_VAR) / "benchmark.json"
    file.write_text(json.dumps(result, indent=1))
    say(f"Semua angka: {file}")


if __name__ == "__main__":
    main()
