"""Order and time of activities and news."""

from datetime import date
from typing import Self

from django.db.models import BooleanField, Case, DateField, F, Q, When

from portal.prepared import Param
from portal.querysets import ListedQuerySet


class NewsQuerySet(ListedQuerySet):
    def newest_first(self) -> Self:
        """By date; articles whose source names none come last, the one published here last before the others."""
        return self.order_by(F("date").desc(nulls_last=True), F("first_published_at").desc(nulls_last=True), "-pk")


class ActivityQuerySet(ListedQuerySet):
    def with_time(self, today: date | Param, month: date | Param) -> Self:
        """Adds `day` (none where unknown) and `ahead`: not over yet. `month` is the first day of this month."""
        return self.annotate(
            day=Case(When(date_precision="unknown", then=None), default=F("date_start"), output_field=DateField()),
            ahead=Case(When(not_over(today, month), then=True), default=False, output_field=BooleanField()),
        )

    def coming_first(self) -> Self:
        """What is ahead, soonest first; then what is over, newest first; undated ones last. Wants with_time()."""
        soonest = Case(When(ahead=True, then=F("day")), output_field=DateField())
        return self.order_by(
            F("ahead").desc(), soonest.asc(nulls_last=True), F("day").desc(nulls_last=True), "title", "pk"
        )


def not_over(today: date | Param, month: date | Param) -> Q:
    """Condition that an activity is not over yet.

    Known to a month, it lasts until the month ends; without a date it counts as ahead while planned or running.
    """
    undated = Q(date_precision="unknown") | Q(date_start__isnull=True)
    return (
        (Q(date_precision="day") & (Q(date_end__gte=today) | Q(date_end__isnull=True, date_start__gte=today)))
        | (Q(date_precision="month") & (Q(date_end__gte=month) | Q(date_end__isnull=True, date_start__gte=month)))
        | (undated & Q(status__in=["rencana", "berlangsung"]))
    )
