"""The desk as one file for a computer without internet."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse

from complaints.desk.doors import door
from complaints.models import Officer

FILE = Path(__file__).resolve().parent.parent / "offline" / "petugas.html"


@door("GET")
def offline(request: HttpRequest, officer: Officer) -> HttpResponse:
    """The file, to be kept on a USB stick beside sealed complaints; opened from there, not here."""
    answer = HttpResponse(FILE.read_bytes(), content_type="text/html; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="petugas.html"'
    return answer
