"""What holds for every page as it is served, before any browser opens it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser.fetch import Answer, fetch, post, sitemap_paths, stylesheets
from tests.browser.inventory import Address, errors, inventory, listing, sent
from tests.servers import ROOT, DemoSite

BROKEN_QUERIES = [
    "p=%00&q=%00&wilayah=%00&jenis=%00",
    "p=-1&q=%22%28%28%28*%20OR&wilayah=99.99&jenis=tidak-ada",
    "p=999999999999999999999&q=%F0%9F%98%80%ED%A0%80&wilayah=%27%3B--",
    f"q={'a' * 3000}&p={'9' * 500}&wilayah={'1' * 3000}",
]
BUDGET = 14_336  # bytes of HTML and CSS, compressed: one round trip on a slow phone
VNU = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"


@pytest.fixture(scope="module")
def answers(site: DemoSite, pages: list[Address]) -> dict[str, Answer]:
    """Every page of the sitemap, every page type, view and state: what came back, by path."""
    paths = [*sitemap_paths(site.url), *(page.path for page in pages)]
    found = {path: fetch(site.url, path) for path in dict.fromkeys(paths)}
    return {path: answer for path, answer in found.items() if answer.is_html}


@pytest.fixture(scope="module")
def error_pages(site: DemoSite) -> dict[str, Answer]:
    return {page.path: fetch(site.url, page.path) for page in errors()}


@pytest.fixture(scope="module")
def form_pages(site: DemoSite, neighbour: None) -> dict[str, Answer]:
    """What forms are answered with. Served as they are: compressed, what was typed would tell of what is beside it."""
    return {f"POST {form.path} {form.fields}": post(site.url, form.path, form.fields) for form in sent()}


def test_every_page_type_has_a_demo_page_in_both_languages_and_every_view_an_example(site: DemoSite) -> None:
    found = inventory(site)

    assert found["page_types_without_page"] == []
    assert found["routes_without_example"] == []


def test_every_form_is_answered_with_a_page_that_no_browser_keeps(form_pages: dict[str, Answer]) -> None:
    expected = [form.status for form in sent()]
    assert [page.status for page in form_pages.values()] == expected, listing(
        {path: page.status for path, page in form_pages.items()}
    )
    for path, page in form_pages.items():
        assert b"tel:129" in page.body, path
        assert "no-store" in page.headers["Cache-Control"], path


def test_every_page_answers(answers: dict[str, Answer], error_pages: dict[str, Answer]) -> None:
    assert len(answers) > 60  # both languages of the demo content; an empty sitemap must not pass
    broken = {path: answer.status for path, answer in answers.items() if answer.status != 200}
    broken |= {path: answer.status for path, answer in error_pages.items() if answer.status != 404}
    assert not broken, listing(broken)


def test_no_input_is_answered_with_a_server_error_or_without_numbers_to_call(
    site: DemoSite, pages: list[Address]
) -> None:
    faults: dict[str, str] = {}
    for path in dict.fromkeys(page.path.partition("?")[0] for page in pages):
        for query in BROKEN_QUERIES:
            answer = fetch(site.url, f"{path}?{query}")
            if answer.status >= 500 or (answer.is_html and b"tel:112" not in answer.body):
                faults[f"{path}?{query[:60]}"] = str(answer.status)

    assert not faults, listing(faults)


def test_an_error_page_speaks_the_language_of_its_address_and_has_numbers_to_call(
    error_pages: dict[str, Answer],
) -> None:
    for path, answer in error_pages.items():
        language = "en" if path.startswith("/en/") else "id"
        assert f'<html lang="{language}"'.encode() in answer.body, path
        assert b"tel:112" in answer.body, path
        assert b"tel:129" in answer.body, path


def test_no_page_sets_a_cookie(
    answers: dict[str, Answer], error_pages: dict[str, Answer], form_pages: dict[str, Answer]
) -> None:
    pages = answers | error_pages | form_pages
    assert [path for path, answer in pages.items() if "Set-Cookie" in answer.headers] == []


def test_html_and_css_of_every_page_fit_the_budget(
    site: DemoSite, answers: dict[str, Answer], error_pages: dict[str, Answer]
) -> None:
    sheets: dict[str, int] = {}
    heavy: dict[str, int] = {}
    for path, page in (answers | error_pages).items():
        weight = len(page.served)
        for sheet in stylesheets(page):
            if sheet not in sheets:
                answer = fetch(site.url, sheet)
                assert answer.status == 200, sheet
                sheets[sheet] = len(answer.served)
            weight += sheets[sheet]
        if weight > BUDGET:
            heavy[path] = weight

    assert sheets
    assert not heavy, listing(heavy)


def test_html_of_every_page_has_no_errors(
    answers: dict[str, Answer], error_pages: dict[str, Answer], form_pages: dict[str, Answer], tmp_path: Path
) -> None:
    if not shutil.which("java"):
        pytest.skip("karena Java tidak terpasang")
    if not VNU.exists():
        pytest.skip("karena vnu-jar tidak terpasang (npm ci)")
    names: dict[str, str] = {}
    for number, (path, page) in enumerate((answers | error_pages | form_pages).items()):
        file = tmp_path / f"{number}.html"
        file.write_bytes(page.body)
        names[file.name] = path
    checked = subprocess.run(
        ["java", "-Xmx512m", "-jar", str(VNU), "--format", "json", "--stdout", "--exit-zero-always", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    messages = json.loads(checked.stdout)["messages"]

    faults = [
        f"{names[message['url'].rpartition('/')[2]]}:{message.get('lastLine')} {message['message']}"
        for message in messages
        if message["type"] != "info"
    ]
    assert not faults, "\n" + "\n".join(faults)
