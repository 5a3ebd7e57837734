"""Logs help whoever repairs the portal and say nothing about those who read it."""

import io
import logging
from collections.abc import Iterator

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path


def broken(request: HttpRequest) -> HttpResponse:
    raise ValueError(f"fts5: syntax error near {request.GET['q']}")


urlpatterns = [path("cari/", broken)]
handler500 = "tests.server.test_logs.plain_error"


def plain_error(request: HttpRequest) -> HttpResponse:
    return HttpResponse("x", status=500)


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the installation's own handler writes."""
    handler = next(
        h for h in logging.getLogger().handlers if any(f.__class__.__name__ == "DiscreetFilter" for f in h.filters)
    )
    assert isinstance(handler, logging.StreamHandler)
    text = io.StringIO()
    before = handler.setStream(text)
    yield text
    handler.setStream(before)


@override_settings(ROOT_URLCONF=__name__)
def test_an_error_is_logged_with_its_place_but_without_what_was_searched(log: io.StringIO, db: None) -> None:
    answer = Client(raise_request_exception=False).get("/cari/", {"q": "dipukul suami"})

    assert answer.status_code == 500
    assert "ValueError" in log.getvalue()
    assert "test_logs.py" in log.getvalue()
    assert "/cari/" in log.getvalue()
    assert "dipukul" not in log.getvalue()


def test_a_missing_page_and_a_strange_host_leave_no_trace(log: io.StringIO, client: Client, db: None) -> None:
    client.get("/tidak-ada/?q=dipukul")
    client.get("/", headers={"host": "evil.example"})

    assert log.getvalue() == ""
