"""Text of a PDF, read by a process that may neither run long nor take much memory (search.pdf_worker)."""

import subprocess
import sys
from pathlib import Path

from .models import FileText

SECONDS = 15
WORKER = Path(__file__).with_name("pdf_worker.py")


def read_pdf(data: bytes) -> tuple[str, str]:
    """The text, and one of FileText.Problem or nothing."""
    try:
        # Isolated (-I): no folder of ours and no variable of the environment decides what it imports.
        done = subprocess.run(  # noqa: S603  # our own program
            [sys.executable, "-I", str(WORKER)], input=data, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return "", FileText.Problem.SLOW
    if done.returncode:  # out of memory, or ended by the system
        return "", FileText.Problem.BROKEN
    problem, _, text = done.stdout.decode(errors="replace").partition("\n")
    # PostgreSQL takes no NUL in a text.
    return text.replace("\x00", " "), problem
