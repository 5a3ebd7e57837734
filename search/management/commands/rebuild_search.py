"""manage.py rebuild_search: every document written again, the engine's index checked and filled."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from portal.searchable import sources
from search.engines import engine
from search.projection import rebuild


class Command(BaseCommand):
    help = "Writes the search documents again from what is public now. Safe at any time; readers notice nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--source", choices=sorted(sources), help="only this one")

    def handle(self, *args: Any, **options: Any) -> None:
        engine().install()
        for name in [options["source"]] if options["source"] else sorted(sources):
            self.stdout.write(f"{name}: {rebuild(sources[name])}")
        engine().settle()
