"""After one failure readers no longer wait for Elasticsearch; it is tried again beside them, on nobody's time."""

import logging
import threading
from collections.abc import Callable
from time import monotonic

logger = logging.getLogger(__name__)
SHORTEST, LONGEST = 2.0, 15.0  # seconds before a trial; each one that fails doubles the pause


class Breaker:
    """Closed while all is well, open after a failure, half-open while a trial runs. For one process, all its threads.

    `trial` asks the least that shows whether questions are answered again, and raises where they are not.
    """

    def __init__(self, trial: Callable[[], object]) -> None:
        self._trial = trial
        self._lock = threading.Lock()
        self._pause = SHORTEST
        self._due: float | None = None  # None: closed
        self._trying = False

    @property
    def closed(self) -> bool:
        return self._due is None

    def allows(self) -> bool:
        """Whether to ask now. Once a pause is over this starts a trial in a thread of its own."""
        with self._lock:
            if self._due is None:
                return True
            if self._trying or monotonic() < self._due:
                return False
            self._trying = True
        threading.Thread(target=self._try, name="search-trial", daemon=True).start()
        return False

    def failed(self, error: BaseException) -> None:
        """From now on the database answers. Logs the kind of error only: its message may quote what was asked."""
        with self._lock:
            if self._due is not None:
                return
            self._due = monotonic() + self._pause
        logger.warning("Elasticsearch does not answer (%s); the database searches instead", type(error).__name__)

    def _try(self) -> None:
        try:
            self._trial()
        except Exception:  # noqa: BLE001  # whatever it is, the pause goes on
            with self._lock:
                self._pause = min(2 * self._pause, LONGEST)
                self._due = monotonic() + self._pause
                self._trying = False
            return
        with self._lock:
            self._pause, self._due, self._trying = SHORTEST, None, False
        logger.warning("Elasticsearch answers again")
