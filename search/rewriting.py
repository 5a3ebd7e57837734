"""After an upgrade the worker writes again, once, what older rules have written; nobody has to think of it.

The rules of a part are the files that decide what is written: a change of any of them, even of a comment, counts.
A rewriting too many costs the worker a minute and readers nothing.
"""

import logging
from pathlib import Path
from zlib import crc32

from django.apps import apps
from django.db import transaction

from portal.searchable import sources

from .engines import embedded
from .models import Written
from .projection import rebuild

logger = logging.getLogger(__name__)
HERE = Path(__file__).parent
DOCUMENTS, INDEX = "documents", "index"
_FILES = {
    DOCUMENTS: (
        "aims.py", "files.py", "lexicon.py", "meanings.py", "projection.py", "sources.py", "spoken.py", "stemming.py",
        "stopwords.py", "text.py", "data/stems.json", "data/spoken.json", "data/synonyms.json",
    ),
    INDEX: ("engines/base.py", "engines/postings.py", "engines/sqlite.py", "engines/postgres.py"),
}  # fmt: skip
DONE = 86_400.0  # seconds


def rules(part: str) -> str:
    """Eight hexadecimal digits that differ where the files of this part, or what apps say of theirs, differ."""
    found = [HERE / name for name in _FILES[part]]
    if part == DOCUMENTS:
        described = (Path(app.path) / "searchable.py" for app in apps.get_app_configs())
        found += sorted(path for path in described if path.exists())
    check = 0
    for path in found:
        check = crc32(path.read_bytes(), check)
    return f"{check:08x}"


def outdated() -> list[str]:
    """The parts that other rules have written, or nobody knows which. One query."""
    known = dict(Written.objects.values_list("part", "rules"))
    return [part for part in _FILES if known.get(part) != rules(part)]


def mark(part: str) -> None:
    """This part was written by the rules of now."""
    Written.objects.update_or_create(part=part, defaults={"rules": rules(part)})


def rewrite() -> list[str]:
    """Writes outdated parts again and returns their names. Readers are answered from the old rows meanwhile."""
    parts = outdated()
    if INDEX in parts:
        with transaction.atomic():  # nobody sees the index while it is empty
            embedded().install()
            mark(INDEX)
    if DOCUMENTS in parts:
        for name in sorted(sources):
            rebuild(sources[name])
        mark(DOCUMENTS)
    if parts:
        embedded().settle()
        logger.info("Search written again: %s", ", ".join(parts))
    return parts


class Rewrite:
    """The worker's job. The code of a process never changes: once it has looked, it is done."""

    def __call__(self) -> float:
        rewrite()
        return DONE
