"""When to try again: 10 seconds at first, twice as long each time, 2 hours at most, for as long as it takes."""

from datetime import timedelta
from secrets import SystemRandom

FIRST, LONGEST = 10, 2 * 3600  # seconds
_DOUBLINGS = 10  # 10 s doubled ten times is more than 2 h
_random = SystemRandom()


def pause(attempts: int) -> timedelta:
    """How long to wait after this many attempts; scattered, so that a backlog does not come at one moment."""
    wait = FIRST * 2 ** min(max(attempts, 1) - 1, _DOUBLINGS) * _random.uniform(1, 1.25)
    return timedelta(seconds=min(wait, LONGEST * _random.uniform(0.9, 1)))
