"""The evaluation measures what production does, touches nothing else, and says in one line what is wrong."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from search.models import SearchDocument

pytestmark = pytest.mark.django_db(transaction=True)
ENGINE = "postgres" if connection.vendor == "postgresql" else "sqlite"


def written(path: Path, rows: list[dict[str, object]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def run(tmp_path: Path, queries: list[dict[str, object]], **more: object) -> str:
    docs = written(
        tmp_path / "docs.jsonl",
        [
            {"id": "a", "type": "panduan", "lang": "id", "title": "Dipukul suami", "body": "Lapor ke UPTD PPA."},
            {"id": "b", "type": "lain", "lang": "id", "title": "Jadwal bimtek", "body": "Kader RT."},
        ],
    )
    out = StringIO()
    options = {"docs": docs, "queries": written(tmp_path / "q.jsonl", queries), "engine": ENGINE, **more}
    call_command("search_eval", stdout=out, **options)
    return out.getvalue()


def test_it_prints_figures_and_writes_a_line_for_each_question(tmp_path: Path) -> None:
    asked = [
        {"id": "1", "query": "suami suka mukul", "relevant": ["a"]},
        {"id": "2", "query": "kapan bimtek", "relevant": ["b"]},
        {"id": "3", "query": "qqqq", "relevant": ["b"]},
    ]
    before = SearchDocument.objects.count()

    printed = run(tmp_path, asked, out=tmp_path / "run.jsonl")

    lines = [json.loads(line) for line in (tmp_path / "run.jsonl").read_text().splitlines()]
    assert [(line["id"], line["results"][:1]) for line in lines] == [("1", ["a"]), ("2", ["b"]), ("3", [])]
    assert all(set(line) == {"id", "results", "ms"} for line in lines)
    assert "R@1       0.667" in printed
    assert "no result 0.333" in printed
    assert SearchDocument.objects.count() == before
    assert "search_scratch" not in str(connection.introspection.table_names())


@pytest.mark.parametrize(
    ("queries", "message"),
    [
        ([{"id": "1", "query": "x"}], "line 1: no relevant"),
        ([{"id": "1", "query": "x", "relevant": []}], "question 1 has no relevant document"),
        ([], "no questions"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(tmp_path: Path, queries: list[dict[str, object]], message: str) -> None:
    with pytest.raises(CommandError, match=message):
        run(tmp_path, queries)


def test_a_missing_file_and_an_engine_that_is_not_there_are_one_line(tmp_path: Path) -> None:
    asked: list[dict[str, object]] = [{"id": "1", "query": "x", "relevant": ["a"]}]
    with pytest.raises(CommandError, match="run/dir"):
        run(tmp_path, asked, docs=tmp_path / "run/dir")
    with pytest.raises(CommandError, match="elasticsearch"):
        run(tmp_path, asked, engine="elasticsearch")


def test_kinds_of_documents_may_be_named_in_both_languages(tmp_path: Path) -> None:
    asked: list[dict[str, object]] = [{"id": "1", "query": "nomor dipukul", "relevant": ["b"]}]
    body = "Nomor dipukul."
    for guidance in ("panduan", "guidance"):
        kinds = [{"id": "a", "type": "news"}, {"id": "b", "type": guidance}, {"id": "c", "type": "unheard"}]
        rows: list[dict[str, object]] = [{**row, "lang": "id", "title": "x", "body": body} for row in kinds]
        assert "R@1       1.000" in run(tmp_path, asked, docs=written(tmp_path / "kinds.jsonl", rows))
