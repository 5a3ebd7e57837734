"""What an anonymous reader gets from memory is what Django would have said, and never what another person got."""

import gzip
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import brotli
import pytest
from django.core.signals import request_finished
from django.db import close_old_connections
from django.http import HttpResponse, StreamingHttpResponse

from portal.pagecache.generation import Generation
from portal.pagecache.wrapper import PageCache

PAGE = "<p>Panggil 129 kapan saja.</p>" * 50


class Site:
    """A page cache around a small application; counts renderings."""

    def __init__(self, path: Path) -> None:
        self.rendered = 0
        self.respond: Callable[[dict[str, Any]], HttpResponse | StreamingHttpResponse] = lambda environ: HttpResponse(
            PAGE
        )
        self.cache = PageCache(self.application, Generation(path))
        self.cache.generation.bump()

    def application(self, environ: dict[str, Any], start_response: Any) -> Any:
        self.rendered += 1
        response = self.respond(environ)
        response.headers.setdefault("Vary", "Accept-Language")
        start_response(f"{response.status_code} X", [*response.items(), *_cookies(response)])
        return response

    def get(self, path: str = "/", query: str = "", method: str = "GET", **headers: str) -> "Answer":
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "HTTP_HOST": "testserver",
            "SERVER_PORT": "80",
            "wsgi.url_scheme": "http",
            **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
        }
        answer = Answer()
        answer.body = b"".join(self.cache(environ, answer.start))
        return answer


def _cookies(response: Any) -> list[tuple[str, str]]:
    return [("Set-Cookie", cookie.OutputString()) for cookie in response.cookies.values()]


class Answer:
    status = ""
    body = b""

    def start(self, status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> None:
        self.status = status
        self.headers = {name.lower(): value for name, value in headers}


@pytest.fixture(autouse=True)
def no_database() -> Iterator[None]:
    """As Django's own test client does: the end of a request closes no connection of the test's."""
    request_finished.disconnect(close_old_connections)
    yield
    request_finished.connect(close_old_connections)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path / "content.generation")


def test_the_second_reader_is_answered_from_memory(site: Site) -> None:
    first, second = site.get(), site.get()

    assert site.rendered == 1
    assert (first.status, first.headers, first.body) == (second.status, second.headers, second.body)
    assert second.body.decode() == PAGE


def test_one_rendering_serves_every_coding(site: Site) -> None:
    assert brotli.decompress(site.get(accept_encoding="gzip, br").body).decode() == PAGE
    assert gzip.decompress(site.get(accept_encoding="gzip").body).decode() == PAGE
    assert site.get().body.decode() == PAGE
    assert site.rendered == 1


def test_each_coding_has_its_own_strong_etag_and_length(site: Site) -> None:
    answers = [site.get(accept_encoding=coding) for coding in ("br", "gzip", "identity")]

    assert len({answer.headers["etag"] for answer in answers}) == 3
    for answer in answers:
        assert answer.headers["etag"].startswith('"')
        assert answer.headers["content-length"] == str(len(answer.body))
        assert answer.headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize("form", ["{0}", "W/{0}", '"other", {0}', '"a,b" , W/{0}', "*"])
def test_a_page_that_did_not_change_is_not_sent_again(site: Site, form: str) -> None:
    etag = site.get(accept_encoding="br").headers["etag"]

    answer = site.get(accept_encoding="br", if_none_match=form.format(etag))

    assert answer.status == "304 Not Modified"
    assert answer.body == b""
    assert answer.headers["etag"] == etag
    assert answer.headers["vary"] == "Accept-Encoding"
    assert "content-encoding" not in answer.headers


def test_a_changed_page_is_sent_again(site: Site) -> None:
    etag = site.get().headers["etag"]
    site.respond = lambda environ: HttpResponse(PAGE + "baru")
    site.cache.generation.bump()

    assert site.get(if_none_match=etag).status == "200 OK"


def test_an_edit_elsewhere_leaves_the_etag_of_this_page(site: Site) -> None:
    etag = site.get().headers["etag"]
    site.cache.generation.bump()

    assert site.get(if_none_match=etag).status == "304 Not Modified"
    assert site.rendered == 2


def test_head_has_the_headers_of_get_and_no_body(site: Site) -> None:
    cold = site.get(method="HEAD", accept_encoding="br")
    get = site.get(accept_encoding="br")
    warm = site.get(method="HEAD", accept_encoding="br")

    assert cold.body == warm.body == b""
    assert cold.headers == get.headers == warm.headers
    assert site.rendered == 1


def test_a_slow_rendering_of_old_content_is_never_kept_under_the_new_generation(site: Site) -> None:
    started, publish = threading.Event(), threading.Event()
    content = {"text": "lama"}

    def slow(environ: dict[str, Any]) -> HttpResponse:
        text = content["text"]  # read before the publish ...
        started.set()
        assert publish.wait(10)
        return HttpResponse(text * 100)  # ... and answered after it

    site.respond = slow
    old: list[Answer] = []
    reader = threading.Thread(target=lambda: old.append(site.get()))
    reader.start()
    assert started.wait(10)
    content["text"] = "baru"
    site.cache.generation.bump()
    publish.set()
    reader.join()

    assert old[0].body == b"lama" * 100  # who asked before gets the old page
    assert site.get().body == b"baru" * 100  # who asks after never does


def test_a_crowd_after_an_edit_costs_one_rendering(site: Site) -> None:
    first_in, go_on = threading.Event(), threading.Event()

    def slow(environ: dict[str, Any]) -> HttpResponse:
        first_in.set()
        assert go_on.wait(10)
        return HttpResponse(PAGE)

    site.respond = slow
    answers: list[Answer] = []
    crowd = [threading.Thread(target=lambda: answers.append(site.get())) for _ in range(4)]
    crowd[0].start()
    assert first_in.wait(10)
    for reader in crowd[1:]:
        reader.start()
    go_on.set()
    for reader in crowd:
        reader.join()

    assert site.rendered == 1
    assert [answer.body.decode() for answer in answers] == [PAGE] * 4


def test_a_page_that_hangs_does_not_hang_its_next_reader_for_long(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.pagecache.wrapper.PATIENCE", 0.01)
    inside, go_on = threading.Event(), threading.Event()

    def hangs(environ: dict[str, Any]) -> HttpResponse:
        inside.set()
        assert go_on.wait(10)
        return HttpResponse(PAGE)

    site.respond = hangs
    hung = threading.Thread(target=site.get)
    hung.start()
    assert inside.wait(10)
    site.respond = lambda environ: HttpResponse(PAGE)

    assert site.get().body.decode() == PAGE
    go_on.set()
    hung.join()


def test_a_page_is_asked_for_again_after_its_time(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    # "Bimtek berikutnya" and "dicek 180 hari lalu" change without anybody editing.
    site.get()
    next(iter(site.cache.store.pages.values())).expires = 0.0
    site.get()

    assert site.rendered == 2


@pytest.mark.parametrize("cookie", ["sessionid=abc", "a=b; sessionid=abc", "messages=x"])
def test_who_is_signed_in_gets_their_own_page_and_nobody_else_gets_it(site: Site, cookie: str) -> None:
    site.respond = lambda environ: HttpResponse(f"untuk {environ.get('HTTP_COOKIE')}" * 20)
    site.get()

    assert cookie in site.get(cookie=cookie).body.decode()
    assert "sessionid" not in site.get().body.decode()
    assert site.rendered == 2


def test_a_kept_page_cannot_depend_on_headers_of_its_first_reader(site: Site) -> None:
    site.respond = lambda environ: HttpResponse(
        repr(sorted(name for name in environ if name.startswith("HTTP_"))) * 20
    )

    page = site.get(accept_language="en", x_forwarded_host="evil.example", user_agent="x", referer="https://a/")

    assert page.body.decode() == repr(["HTTP_HOST"]) * 20


def _private(environ: dict[str, Any]) -> HttpResponse:
    return HttpResponse(PAGE, headers={"Cache-Control": "private"})


def _cookie(environ: dict[str, Any]) -> HttpResponse:
    response = HttpResponse(PAGE)
    response.set_cookie("csrftoken", "x")
    return response


NOT_KEPT: dict[str, Callable[[dict[str, Any]], Any]] = {
    "missing page": lambda environ: HttpResponse(PAGE, status=404),
    "refused host": lambda environ: HttpResponse(PAGE, status=400),
    "broken page": lambda environ: HttpResponse(PAGE, status=500),
    "redirect": lambda environ: HttpResponse(status=302, headers={"Location": "/x/"}),
    "private": _private,
    "no-store": lambda environ: HttpResponse(PAGE, headers={"Cache-Control": "no-store"}),
    "sets a cookie": _cookie,
    "read the session": lambda environ: HttpResponse(PAGE, headers={"Vary": "Cookie"}),
    "picture": lambda environ: HttpResponse(b"x" * 500, content_type="image/png"),
    "nonce": lambda environ: HttpResponse(PAGE, headers={"Content-Security-Policy": "script-src 'nonce-abc'"}),
    "stream": lambda environ: StreamingHttpResponse(iter([PAGE.encode()])),
}


@pytest.mark.parametrize("kind", NOT_KEPT)
def test_what_is_not_the_same_for_everybody_is_not_kept(site: Site, kind: str) -> None:
    site.respond = NOT_KEPT[kind]
    site.get()
    site.get()

    assert site.rendered == 2
    assert not site.cache.store.pages


@pytest.mark.parametrize(
    "path",
    [
        "/cms/",
        "/formulir/",
        "/en/formulir/status/",
        "/petugas/",
        "/cari/",
        "/en/cari/",
        "/layanan/terdekat/",
        "/keluar/",
        "/en/keluar/",
        "/sehat/",
        "/dokumen/1/a.csv",
        "/media/images/a.png",
        "/static/a.css",
    ],
)
def test_forms_searches_and_staff_are_never_kept(site: Site, path: str) -> None:
    site.get(path)
    site.get(path)

    assert site.rendered == 2


def test_what_somebody_typed_into_a_form_is_not_compressed_with_its_token(site: Site) -> None:
    # BREACH: the length of compressed text betrays a secret that stands beside the attacker's words.
    assert "content-encoding" not in site.get("/formulir/", accept_encoding="br").headers
    assert site.get("/cari/", accept_encoding="br").headers["content-encoding"] == "br"  # no secret there


@pytest.mark.parametrize(("query", "kept"), [("p=2", True), ("p=02", False), ("p=100", False)])
def test_only_page_numbers_make_further_entries(site: Site, query: str, kept: bool) -> None:
    site.get(query=query)

    assert bool(site.cache.store.pages) is kept


@pytest.mark.parametrize("query", ["fbclid=1", "p=2&x=1", "kind=bimtek", "p=-1", "p=1e9", "="])
def test_other_queries_are_rendered_each_time(site: Site, query: str) -> None:
    site.get(query=query)

    assert not site.cache.store.pages


@pytest.mark.parametrize(
    "host", ["testserver:4711", "testserver:", "testserver.", "TestServer", "testserver:http", "[", ":80", ""]
)
def test_other_spellings_of_our_host_do_not_fill_the_memory(site: Site, host: str) -> None:
    assert site.get(host=host).body.decode() == PAGE
    assert not site.cache.store.pages


def test_post_goes_through(site: Site) -> None:
    site.get()
    site.get(method="POST")

    assert site.rendered == 2


def test_without_its_file_pages_are_rendered_and_the_file_comes_back(site: Site) -> None:
    file = Path(site.cache.generation.path)
    site.get()
    file.unlink()
    site.cache.generation._recheck_at = 0.0  # a second later

    assert site.get().status.startswith("200")
    assert file.exists()
    site.get()
    site.get()
    assert site.rendered == 3


def test_a_folder_that_cannot_be_written_slows_the_site_but_does_not_stop_it(tmp_path: Path) -> None:
    site = Site(tmp_path / "content.generation")
    site.cache.generation.path = str(tmp_path / "gone" / "content.generation")
    site.cache.generation._recheck_at = 0.0

    assert [site.get().status for _ in range(2)] == ["200 OK", "200 OK"]
    assert site.rendered == 2
