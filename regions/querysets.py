"""Filters of regions by code, place in the tree and beginning of a name."""

from typing import TYPE_CHECKING, Self

from django.db import connection, models

if TYPE_CHECKING:
    pass

LAST_SIGN = "\U0010ffff"


class RegionQuerySet(models.QuerySet["Region"]):
    def by_code(self) -> Self:
        return self.order_by("code")

    def ladder_of(self, code: str) -> Self:
        """The region of this code and all regions it lies in, province first."""
        return self.filter(code__in=codes_above(code)).order_by("code")

    def with_children(self, code: str, codes: list[str]) -> Self:
        """The regions of these codes, and what lies directly in the one of `code`: parents first."""
        # The parent by its key, not by a join: so both sides of OR are answered from an index.
        parent = models.Subquery(self.model.objects.filter(code=code).values("pk")[:1])
        return self.filter(models.Q(code__in=codes) | models.Q(parent_id=parent)).order_by("code")

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


def codes_above(code: str) -> list[str]:
    """The code itself and those of all its ancestors: "64.71.01" gives 64, 64.71, 64.71.01."""
    parts = code.split(".")
    return [".".join(parts[: count + 1]) for count in range(len(parts))]
