"""What is due in guidance."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from education.models import GuidancePage
from portal.cms.due import LONG_DATE, DueList, due, pages_due

AHEAD = timedelta(days=30)


@due(order=10)
def guidance_to_review(user: Any) -> DueList | None:
    """Public guidance whose review date has passed or is within 30 days."""
    pages = GuidancePage.objects.live().filter(
        alias_of=None, locale__language_code="id", review_due_on__lte=timezone.localdate() + AHEAD
    )
    return pages_due(
        user,
        _("Panduan perlu ditinjau"),
        pages.order_by("review_due_on"),
        lambda page: _("sebelum %(date)s") % {"date": date_format(page.review_due_on, LONG_DATE)},
        _("Lewat batas, atau dalam 30 hari."),
    )
