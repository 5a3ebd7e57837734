"""The agency as an organisation, and who held its offices on which day (GOV-01)."""

from datetime import date
from typing import Any, NamedTuple

from django.utils import timezone

from portal.prepared import Param, Prepared
from regions.labels import RegionLabel
from services.models import Organization, RoleHolding
from services.models.organizations import OrganizationKind

# An agency has a handful of offices; a longer list would be an archive.
SHOWN = 60


class Agency(NamedTuple):
    name: str
    acronym: str
    kind: str
    legal_basis: str
    website: str
    source: str
    as_of: date | None
    parent__name: str | None
    region__code: str | None
    region__name: str | None
    region__level: str | None

    @property
    def parent_name(self) -> str:
        return self.parent__name or ""

    @property
    def region(self) -> RegionLabel | None:
        code, name, level = self.region__code, self.region__name, self.region__level
        return RegionLabel(code, level, name) if code and name and level else None

    @property
    def kind_label(self) -> str:
        return str(OrganizationKind(self.kind).label)


class Holder(NamedTuple):
    role: str
    acting: bool
    date_from: date | None
    date_to: date | None
    as_of: date | None
    person__rank: str
    person__name: str
    person__academic_title: str

    @property
    def person(self) -> str:
        name = f"{self.person__rank} {self.person__name}".strip()
        return f"{name}, {self.person__academic_title}" if self.person__academic_title else name


AGENCY = Prepared(lambda: Organization.objects.filter(pk=Param("pk")).order_by().values_list(*Agency._fields), Agency)
HOLDERS = Prepared(
    lambda: (
        RoleHolding.objects.filter(organization_id=Param("pk"))
        .order_by("-as_of", "role", "pk")
        .values_list(*Holder._fields)
    ),
    Holder,
)


def profile_context(page: Any) -> dict[str, Any]:
    """The organisation with its parent and region, and its offices, newest first. Two queries."""
    if page.organization_id is None:
        return {"organization": None, "holders": [], "former": []}
    today = timezone.localdate()
    roles = HOLDERS.rows(limit=SHOWN, pk=page.organization_id)
    former = [role for role in roles if role.date_to and role.date_to < today]
    return {
        "organization": AGENCY.rows(pk=page.organization_id)[0],
        "holders": [role for role in roles if role not in former],
        "former": former,
    }
