"""The whole demo in the tests' database."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from pytest_django.plugin import DjangoDbBlocker


@contextmanager
def loaded(blocker: DjangoDbBlocker) -> Iterator[None]:
    """Loads the demo, and removes it again so that later tests find their own world."""
    with blocker.unblock():
        call_command("demo", verbosity=0)
        yield
        call_command("demo", "--remove", verbosity=0)
