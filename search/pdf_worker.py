"""Reads a PDF from standard input and prints its text; a process of its own, because a PDF may ask for anything.

Prints "<problem>\\n<text>". Started by search.pdf, which ends it when it takes too long.
"""

import resource
import sys
from contextlib import redirect_stderr
from io import BytesIO, StringIO

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError

MEMORY = 1024 * 1024 * 1024
PAGES, CHARACTERS = 300, 200_000


def text_of(data: bytes) -> tuple[str, str]:
    """What is wrong, and the text as far as it goes."""
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        return "locked", ""
    found: list[str] = []
    size = 0
    for number, page in enumerate(reader.pages):
        if number == PAGES or size >= CHARACTERS:
            return "cut", "\n".join(found)[:CHARACTERS]
        found.append(page.extract_text())
        size += len(found[-1]) + 1
    text = "\n".join(found)
    if len(text) > CHARACTERS:
        return "cut", text[:CHARACTERS]
    return ("" if text.strip() else "empty"), text


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with redirect_stderr(StringIO()):
        try:
            problem, text = text_of(sys.stdin.buffer.read())
        except (DependencyError, FileNotDecryptedError):
            problem, text = "locked", ""
        except Exception:  # noqa: BLE001  # pypdf raises errors of every kind on files that are not what they say
            problem, text = "broken", ""
    sys.stdout.buffer.write(f"{problem}\n{text}".encode(errors="replace"))


if __name__ == "__main__":
    main()
