"""What the worker does besides publishing: each app registers its own when it starts."""

from collections.abc import Callable

# Does what is due and returns after how many seconds it wants to be called again. Each runs in a thread of its own,
# so that one that waits for another machine delays nothing else.
Job = Callable[[], float]

jobs: dict[str, Job] = {}


def register(name: str, job: Job) -> None:
    """The worker calls it from its next start on. A name that is taken is replaced."""
    jobs[name] = job
