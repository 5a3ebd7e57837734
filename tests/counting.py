"""Counts how often a page asks the database."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

# Issue 3: listing pages at most 12, others at most 10, without the page cache.
LISTING_LIMIT = 12
PAGE_LIMIT = 10
FEW, MANY = 10, 1000


def know_sizes() -> None:
    """Has PostgreSQL count its rows, as it does by itself within a minute, but never inside a test's transaction.

    Without it the planner takes 1,000 new pages for one and tries each with each: minutes instead of milliseconds.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def queries(path: str) -> int:
    """Queries for one answer of a warmed process; fails where the answer is not the page."""
    client = Client()
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    assert response.status_code == 200, path
    return len(captured)
