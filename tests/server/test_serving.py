"""The portal as it really runs: two server processes, several threads each, and somebody else publishing.

These tests need the running site, so they go with the browser tests: `make test` starts it once for all.
"""

from __future__ import annotations

import http.client
import os
import re
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.servers import ROOT, DemoSite, demo_site, free_port, site_env

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site() -> Iterator[DemoSite]:
    url, var = os.environ.get("DEMO_SITE_URL"), os.environ.get("DEMO_SITE_VAR")
    if url and var:
        yield DemoSite(url, Path(var), site_env(Path(var), url))
        return
    with demo_site() as started:
        yield started


def fetch(
    site: DemoSite, path: str = "/", method: str = "GET", **headers: str
) -> tuple[http.client.HTTPResponse, str]:
    """One answer over a connection of its own, so that the system picks a server process anew."""
    connection = http.client.HTTPConnection(site.url.removeprefix("http://"), timeout=30)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer, body


def warm(site: DemoSite, path: str = "/") -> None:
    """Asks often enough that every process has the page in memory."""
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: fetch(site, path), range(40)))


def test_nobody_gets_the_old_page_after_a_publish_from_another_process(site: DemoSite) -> None:
    words = f"Sambutan {secrets.token_hex(4)}"
    site.manage(
        "shell", "--no-imports",
        stdin="from home.models import HomePage\n"
        "page = HomePage.objects.get(locale__language_code='id')\n"
        f"old = page.welcome; page.welcome = '{words} ' + old\n"
        "page.save_revision().publish()\n",
    )  # fmt: skip
    warm(site)
    undo = (
        "from home.models import HomePage\n"
        "page = HomePage.objects.get(locale__language_code='id')\n"
        f"page.welcome = page.welcome.replace('{words} ', '')\n"
        "page.save_revision().publish()\n"
    )
    assert words in fetch(site)[1]

    site.manage("shell", "--no-imports", stdin=undo)

    assert [words in fetch(site)[1] for _ in range(12)] == [False] * 12


def test_a_scheduled_page_appears_by_itself_and_not_before(site: DemoSite) -> None:
    slug = f"jadwal-{secrets.token_hex(4)}"
    site.manage(
        "shell", "--no-imports",
        stdin="from datetime import timedelta\nfrom django.utils import timezone\n"
        "from home.models import HomePage, StandardPage\n"
        "home = HomePage.objects.get(locale__language_code='id')\n"
        f"page = home.add_child(instance=StandardPage(title='Jadwal', slug='{slug}', live=False))\n"
        "page.go_live_at = timezone.now() + timedelta(seconds=3)\n"
        "page.save_revision().publish()\n",
    )  # fmt: skip
    try:
        assert fetch(site, f"/{slug}/")[0].status == 404
        until = time.monotonic() + 90
        while fetch(site, f"/{slug}/")[0].status != 200 and time.monotonic() < until:
            time.sleep(1)
        assert [fetch(site, f"/{slug}/")[0].status for _ in range(12)] == [200] * 12
    finally:
        site.manage(
            "shell", "--no-imports",
            stdin=f"from home.models import StandardPage; StandardPage.objects.get(slug='{slug}').delete()",
        )  # fmt: skip
    assert [fetch(site, f"/{slug}/")[0].status for _ in range(12)] == [404] * 12


def test_a_page_comes_compressed_with_an_etag_and_without_a_cookie(site: DemoSite) -> None:
    connection = http.client.HTTPConnection(site.url.removeprefix("http://"), timeout=30)
    connection.request("GET", "/", headers={"Accept-Encoding": "gzip, br"})
    answer = connection.getresponse()
    answer.read()
    again, body = fetch(site, "/", Accept_Encoding="gzip, br", If_None_Match=str(answer.getheader("ETag")))

    assert answer.getheader("Content-Encoding") == "br"
    assert answer.getheader("Cache-Control") == "max-age=0, must-revalidate"
    assert answer.getheader("Vary") == "Accept-Encoding"
    assert answer.getheader("Set-Cookie") is None
    assert (again.status, body) == (304, "")


def test_a_page_from_memory_has_the_headers_of_a_rendered_one(site: DemoSite) -> None:
    warm(site)
    kept, rendered = fetch(site)[0], fetch(site, "/?x=1")[0]
    changing = {"date", "content-length", "etag"}

    def headers(answer: http.client.HTTPResponse) -> dict[str, str]:
        found = {name.lower(): value for name, value in answer.getheaders() if name.lower() not in changing}
        # django-csp writes its directives in an order of the process.
        found["content-security-policy"] = "; ".join(sorted(found["content-security-policy"].split("; ")))
        return found

    assert headers(kept) == headers(rendered)


def test_a_strange_host_is_refused_and_fills_nothing(site: DemoSite) -> None:
    assert {fetch(site, "/", Host=f"{secrets.token_hex(4)}.example")[0].status for _ in range(5)} == {400}
    assert fetch(site)[0].status == 200


def test_static_files_are_immutable_and_compressed(site: DemoSite) -> None:
    _, body = fetch(site)
    style = re.search(r'href="(/static/[^"]+\.css)"', body)
    assert style
    connection = http.client.HTTPConnection(site.url.removeprefix("http://"), timeout=30)
    connection.request("GET", style[1], headers={"Accept-Encoding": "br"})
    answer = connection.getresponse()
    answer.read()

    assert answer.status == 200
    assert "immutable" in str(answer.getheader("Cache-Control"))
    assert answer.getheader("Content-Encoding") == "br"
    assert answer.getheader("X-Content-Type-Options") == "nosniff"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_one_signal_stops_server_and_worker(site: DemoSite, tmp_path: Path, number: signal.Signals) -> None:
    # Beside the running site, on its database: a second worker is refused and tried again.
    url = f"http://127.0.0.1:{free_port()}"
    env = site_env(site.var, url)
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve"], cwd=ROOT, env=env,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip  # one option a line says nothing more
    own = DemoSite(url, site.var, env)
    for _ in range(300):
        try:
            if fetch(own, "/sehat/")[0].status == 200:
                break
        except OSError:
            time.sleep(0.1)
    children = descendants(process.pid)
    assert len(children) >= 2

    if number == signal.SIGINT:
        os.killpg(process.pid, number)  # as Ctrl-C in a terminal does
    else:
        process.send_signal(number)
    process.wait(30)

    assert [pid for pid in children if Path(f"/proc/{pid}").exists() and not is_zombie(pid)] == []


def descendants(pid: int) -> list[int]:
    found: list[int] = []
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        found += [int(child), *descendants(int(child))]
    return found


def is_zombie(pid: int) -> bool:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
