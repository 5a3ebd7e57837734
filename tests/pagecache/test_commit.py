"""A command that uses no transaction: each statement is committed by itself."""

import pytest

from portal.models import Theme
from portal.pagecache.generation import current


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_a_change_is_noticed_at_once() -> None:
    generation = current()
    generation.bump()
    before = generation.read()
    Theme.objects.create(slug="a", name="A")

    assert generation.read() != before
