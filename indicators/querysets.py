"""Figures of one place, and the places that have figures."""

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from indicators.models import CaseStatistic  # noqa: F401  # named in quotes below

NATION = "0"  # the code of Indonesia in addresses; in the table its region is empty


class CaseStatisticQuerySet(models.QuerySet["CaseStatistic"]):
    def of(self, code: str) -> Self:
        """Figures of the region of this code, "0" for Indonesia as a whole."""
        return self.filter(region=None) if code == NATION else self.filter(region__code=code)

    def newest_first(self) -> Self:
        return self.order_by("-period_to", "period_from", "metric", "unit", "dimension", "publisher", "pk")
