"""Rows that belong to one page: participants, organisations, regions. In a preview they come from memory."""

from typing import Any, NamedTuple

from django.apps import apps

from portal.prepared import Param, Prepared
from regions.labels import RegionLabel
from regions.models import Region
from services.models import Organization

# Columns in the order of their models, which is how from_db() reads them.
PARTICIPANT = ("region_id", "rt_from", "rt_to", "people", "villages", "note", "note_en")
LINK = ("pk", "organization_id", "role", "note", "note_en")
ORGANIZATION = ("name", "acronym")


class Participant(NamedTuple):
    """A ParticipantRow with its region."""

    region_id: int
    rt_from: int | None
    rt_to: int | None
    people: int | None
    villages: int | None
    note: str
    note_en: str
    region: RegionLabel

    @property
    def rt_count(self) -> int | None:
        return None if self.rt_from is None or self.rt_to is None else self.rt_to - self.rt_from + 1


def _in_memory(page: Any, name: str) -> bool:
    return name in getattr(page, "_cluster_related_objects", {})


def participant_rows_of(page: Any) -> list[Any]:
    """Participant rows with their regions, in the editors' order."""
    if _in_memory(page, "participant_rows"):
        return list(page.participant_rows.all())
    return _PARTICIPANTS.rows(page=page.pk)


def organizations_of(page: Any) -> list[Any]:
    """The activity's links to organisations, in the editors' order."""
    if _in_memory(page, "organizations"):
        return list(page.organizations.all())
    return _ORGANIZATIONS.rows(page=page.pk)


def regions_of(page: Any) -> list[Any]:
    """The regions that a piece of news is linked with, larger ones first."""
    if _in_memory(page, "regions"):
        return list(page.regions.all())
    return _NEWS_REGIONS.rows(page=page.pk)


def _names(model: Any, *fields: str) -> list[str]:
    return [model._meta.pk.attname if field == "pk" else field for field in fields]


def _participant(*columns: Any) -> Participant:
    own = len(PARTICIPANT)
    return Participant(*(*columns[:own], RegionLabel(*columns[own:])))


def _organization(*columns: Any) -> Any:
    model = apps.get_model("news.ActivityOrganization")
    own = len(LINK)
    row = model.from_db("default", _names(model, *LINK), columns[:own])
    names = _names(Organization, "pk", *ORGANIZATION)
    row.organization = Organization.from_db("default", names, (row.organization_id, *columns[own:]))
    return row


def _of_page(label: str) -> Any:
    return apps.get_model(label).objects.filter(page_id=Param("page")).order_by("sort_order", "pk")


def _regions_of_news() -> Any:
    page: Any = apps.get_model("news.NewsPage")
    return page.regions.through.objects.filter(newspage_id=Param("page")).values("region_id")


_PARTICIPANTS = Prepared(
    lambda: _of_page("news.ParticipantRow").values_list(
        *PARTICIPANT, *(f"region__{name}" for name in RegionLabel._fields)
    ),
    _participant,
)
_ORGANIZATIONS = Prepared(
    lambda: _of_page("news.ActivityOrganization").values_list(
        *LINK, *(f"organization__{name}" for name in ORGANIZATION)
    ),
    _organization,
)
_NEWS_REGIONS = Prepared(
    lambda: Region.objects.filter(pk__in=_regions_of_news()).order_by("code").values_list(*RegionLabel._fields),
    RegionLabel,
)
