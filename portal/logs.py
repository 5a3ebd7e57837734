"""What a log may say about a request that failed."""

import logging
import traceback


class DiscreetFilter(logging.Filter):
    """Of an error in a request it keeps the type and the lines of code, not the message.

    Messages quote values: a search engine's syntax error holds the words that somebody searched for.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and hasattr(record, "request"):
            error = record.exc_info[1]
            frames = "".join(traceback.format_tb(record.exc_info[2]))
            record.exc_text = f"Traceback (most recent call last):\n{frames}{type(error).__name__}"
            record.exc_info = None
        return True
