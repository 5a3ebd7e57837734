"""Forums of residents in a place, and what an agency aims at with them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, PositiveSmallIntegerField, TextField, Value
from django.db.models.functions import Cast

from portal.prepared import Prepared
from regions.models import CommunityForum, ForumTarget
from regions.panels import Panel, Place, register
from regions.querysets import LADDER, ladder_values

SHOWN = 12


@dataclass(frozen=True)
class Line:
    """A forum (with its functions) or a target; `text_en` is empty where nobody translated it."""

    kind: str
    region: str
    programme: str
    name: str
    text: str
    text_en: str
    status: str
    year: int | None
    basis: str = ""
    basis_path: str = ""

    @property
    def status_label(self) -> str:
        return str(CommunityForum.Status(self.status).label) if self.status else ""


def _rows() -> Any:
    columns = (
        "kind",
        "region__code",
        "programme__acronym",
        "title",
        "text",
        "text_en",
        "state",
        "when",
        "basis",
        "path",
    )

    def rows(queryset: Any, kind: str, **values: Any) -> Any:
        wanted = queryset.filter(region__code__in=LADDER).order_by()
        return wanted.annotate(kind=Value(kind, CharField()), **values).values_list(*columns)

    empty = Value("", CharField())
    forums = rows(
        CommunityForum.objects,
        "forum",
        title=F("name_as_printed"),
        text=F("functions"),
        text_en=F("functions_en"),
        state=F("status"),
        when=Value(None, PositiveSmallIntegerField()),
        basis=F("established_by"),
        path=F("established_by_path"),
    )
    targets = rows(
        ForumTarget.objects,
        "target",
        title=empty,
        text=Cast("target", TextField()),
        text_en=Cast("target_en", TextField()),
        state=empty,
        when=F("year"),
        basis=empty,
        path=empty,
    )
    return forums.union(targets, all=True)


_lines = Prepared(_rows, Line)


def lines_for(codes: list[str]) -> list[Line]:
    """Forums and targets of these regions, smallest region first. One query for both tables."""
    return sorted(_lines.rows(**ladder_values(codes)), key=lambda line: (-len(line.region), line.name, line.text))


def forums(place: Place) -> Panel | None:
    """Forums and targets of the place itself and of what it lies in; nothing where none is known."""
    known = lines_for(place.codes)
    if not known:
        return None
    context = {
        "forums": [(line, place.title_of(line.region)) for line in known if line.kind == "forum"][:SHOWN],
        "targets": [(line, place.title_of(line.region)) for line in known if line.kind == "target"][:SHOWN],
    }
    return Panel("regions/panels/forums.html", context)


register("forums", 40, forums)
