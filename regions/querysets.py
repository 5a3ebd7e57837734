"""Filters of regions by code, place in the tree and beginning of a name."""

from typing import TYPE_CHECKING, Any, Self

from django.db import connection, models

from portal.prepared import Param

if TYPE_CHECKING:
    from regions.models import Region  # noqa: F401  # named in quotes below

LAST_SIGN = "\U0010ffff"
# For prepared queries: the code of a place and of what it lies in, never more than four; and what lies inside it.
LADDER = tuple(Param(f"code{level}", models.CharField()) for level in range(4))
INSIDE = (Param("first", models.CharField()), Param("last", models.CharField()))


class RegionQuerySet(models.QuerySet["Region"]):
    def by_code(self) -> Self:
        return self.order_by("code")

    def ladder_of(self, code: str) -> Self:
        """The region of this code and all regions it lies in, province first."""
        return self.filter(code__in=codes_above(code)).order_by("code")

    def family(self) -> Self:
        """For a prepared query: the regions of LADDER, and what lies directly in `code`. Parents first."""
        # The parent by its key, not by a join: so both sides of OR are answered from an index.
        own = self.model.objects.filter(code=Param("code", models.CharField()))
        parent = models.Subquery(own.order_by().values("pk"))
        return self.filter(models.Q(code__in=LADDER) | models.Q(parent_id=parent)).order_by("code")

    def inside(self, code: str) -> Self:
        """Everything that lies in the region of this code, at any depth."""
        return self.filter(code__range=inside(code))

    def key_starts_with(self, beginning: str) -> Self:
        return self.filter(begins_with("search_key", beginning))


def begins_with(field: str, beginning: str) -> models.Q:
    """Condition that a text column begins so, answered by index.

    PostgreSQL answers LIKE 'x%' from Django's pattern index; SQLite's LIKE ignores case and with it every index,
    but its text compares byte by byte, so that a range is the same question.
    """
    if connection.vendor == "sqlite":
        return models.Q(**{f"{field}__gte": beginning, f"{field}__lt": beginning + LAST_SIGN})
    return models.Q(**{f"{field}__startswith": beginning})


def inside(code: str) -> tuple[str, str]:
    """First and last code that can lie in a region. Digits at the ends, so that every collation orders them alike."""
    return f"{code}.00", f"{code}.99.99.9999"


def ladder_values(codes: list[str]) -> dict[str, Any]:
    """The values for LADDER; no region has the empty code."""
    return {f"code{level}": codes[level] if level < len(codes) else "" for level in range(4)}


def inside_values(code: str) -> dict[str, Any]:
    """The values for INSIDE."""
    return dict(zip(("first", "last"), inside(code), strict=True))


def codes_above(code: str) -> list[str]:
    """The code itself and those of all its ancestors: "64.71.01" gives 64, 64.71, 64.71.01."""
    parts = code.split(".")
    return [".".join(parts[: count + 1]) for count in range(len(parts))]
