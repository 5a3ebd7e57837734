"""manage.py search_rebuild: every document written again, and every index that stands on them."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from portal.searchable import sources
from search.elastic.client import DELIVERY, cluster, connect
from search.elastic.index import Index
from search.engines import embedded
from search.projection import rebuild
from search.rewriting import DOCUMENTS, INDEX, mark


class Command(BaseCommand):
    help = "Writes the search documents again from what is public now. Safe at any time; readers notice nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--source", choices=sorted(sources), help="only this one")
        parser.add_argument("--elasticsearch", action="store_true", help="only its index, from the rows as they are")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["elasticsearch"]:
            self._documents(options["source"])
        self._elasticsearch(options["elasticsearch"])

    def _documents(self, only: str | None) -> None:
        with transaction.atomic():  # nobody sees the index while it is empty
            embedded().install()
            mark(INDEX)
        for name in [only] if only else sorted(sources):
            self.stdout.write(f"{name}: {rebuild(sources[name])}")
        if not only:
            mark(DOCUMENTS)
        embedded().settle()

    def _elasticsearch(self, asked: bool) -> None:
        """The index beside the old one, then the alias moves. Raises CommandError where that was not possible."""
        chosen = cluster()
        if chosen is None:
            if asked:
                raise CommandError("ELASTICSEARCH_URL is not set: the database searches by itself.")
            return
        from search.elastic import rebuilding  # the client's package takes a third of a second to load

        try:
            sent = rebuilding.rebuild(Index(connect(chosen, DELIVERY), chosen.alias))
        except (*rebuilding.FAILURES, rebuilding.RefusedError, rebuilding.BusyError) as error:
            raise CommandError(f"Elasticsearch: {error} The database searches meanwhile.") from error
        self.stdout.write(f"elasticsearch: {sent}")
