"""The whole demo, loaded once for this folder's tests."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from pytest_django.plugin import DjangoDbBlocker


@pytest.fixture(scope="package")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Loads the demo, and removes it again so that later tests find their own world."""
    with django_db_blocker.unblock():
        call_command("demo", verbosity=0)
        yield
        call_command("demo", "--remove", verbosity=0)
