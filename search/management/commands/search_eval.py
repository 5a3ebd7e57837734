"""manage.py search_eval: how well and how fast the search answers questions whose answers are known."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from search.evaluation import EvaluationError, Report, ask, load, read_questions, scratch


class Command(BaseCommand):
    help = "Loads documents into a scratch index, asks the questions, prints recall, rank and times."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--docs", type=Path, required=True, help="JSON lines: id, type, lang, title, body")
        parser.add_argument("--queries", type=Path, required=True, help="JSON lines: id, query, relevant[]")
        parser.add_argument("--engine", choices=["sqlite", "postgres", "elasticsearch"], required=True)
        parser.add_argument("--out", type=Path, help="writes a line for each question: id, results[], ms")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            questions = read_questions(options["queries"])
            with scratch(options["engine"]) as engine:
                loaded = load(options["docs"], engine.database)
                engine.settle()
                report = ask(engine, questions)
            self.stdout.write(f"{loaded} documents, {len(questions)} questions, {options['engine']}")
            self.stdout.write("\n".join(report.lines()))
            if options["out"]:
                self._write(options["out"], report)
        except (EvaluationError, DatabaseError, OSError) as error:
            raise CommandError(str(error).strip()) from error

    def _write(self, path: Path, report: Report) -> None:
        lines = [
            json.dumps({"id": one.question.id, "results": one.results, "ms": round(one.ms, 2)})
            for one in report.answers
        ]
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
