"""Filters of regions by code, place in the tree and beginning of a name."""

from typing import TYPE_CHECKING, Self

from django.db import connections, models

if TYPE_CHECKING:
    pass

LAST_SIGN = "\U0010ffff"


class RegionQuerySet(models.QuerySet["Region"]):
    def by_code(self) -> Self:
        return self.order_by("code")

    def ladder_of(self, code: str) -> Self:
        """The region of this code and all regions it lies in, province first."""
        return self.filter(code__in=codes_above(code)).order_by("code")

    def with_children(self, code: str) -> Self:
        """The region of this code, all it lies in, and what lies directly in it: parents first."""
        return self.filter(models.Q(code__in=codes_above(code)) | models.Q(parent__code=code)).order_by("code")

    def key_starts_with(self, beginning: str) -> Self:
        """Regions whose search key begins so, by index.

        PostgreSQL answers LIKE 'x%' from Django's pattern index; SQLite's LIKE ignores case and so every index,
        but its text compares byte by byte, so that a range is the same question.
        """
        if connections[self.db].vendor == "sqlite":
            return self.filter(search_key__gte=beginning, search_key__lt=beginning + LAST_SIGN)
        return self.filter(search_key__startswith=beginning)


def codes_above(code: str) -> list[str]:
    """The code itself and those of all its ancestors: "64.71.01" gives 64, 64.71, 64.71.01."""
    parts = code.split(".")
    return [".".join(parts[: count + 1]) for count in range(len(parts))]
