"""manage.py search_tidy: what the search does by the clock; the worker runs it every round."""

from typing import Any

from django.core.management.base import BaseCommand

from search.counting import forget_old


class Command(BaseCommand):
    help = "Deletes search counts older than 90 days."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        if gone := forget_old():
            self.stdout.write(f"{gone} search counts deleted")
